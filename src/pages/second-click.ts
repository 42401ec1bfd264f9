/**
 * Lets the second press of a double click pass by where the first one changed the
 * page: it was not meant for the button that has come under the pointer since.
 */
export function ignoreSecondClicks(): void {
  let pressed: Element | null = null
  document.addEventListener(
    'click',
    (event) => {
      if (event.detail > 1 && pressed !== null && !isShown(pressed)) {
        event.preventDefault()
        event.stopPropagation()
      } else if (event.target instanceof Element) pressed = event.target
    },
    { capture: true },
  )
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0
}
