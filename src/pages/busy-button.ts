/**
 * Makes a button say what is going on instead of what it does, and take no more
 * presses. It is not disabled: that would drop the focus of who pressed it.
 * @returns Puts it back.
 */
export function busyButton(button: HTMLElement | null, label: string): () => void {
  if (button === null) return () => {}
  const { textContent } = button
  button.textContent = label
  button.setAttribute('aria-disabled', 'true')
  return () => {
    button.textContent = textContent
    button.removeAttribute('aria-disabled')
  }
}
