import type { JourneyPageData } from '../../../wire/page.ts'

/**
 * Whether the browser's own controls have files, or say which to take away. They do not where
 * what sends files is there: it takes them at once.
 */
export function hasPlainFiles(form: HTMLFormElement): boolean {
  const controls = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
  const chosen = controls.some(({ files }) => files !== null && files.length > 0)
  return chosen || form.querySelector('[name$=".remove"]:checked') !== null
}

/** Sends the form as a browser does where no script runs: all of it, from the page that is shown. */
export function sendPlainly(
  form: HTMLFormElement,
  { page, rev }: Pick<JourneyPageData, 'page' | 'rev'>,
  action: string,
): void {
  const set = (name: string, value: string | number) => {
    const known = form.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`)
    const control = known ?? document.createElement('input')
    if (known === null) form.append(Object.assign(control, { type: 'hidden', name }))
    control.value = String(value)
  }
  set('sf-page', page)
  // What came in since it was shown, this page has told.
  form.querySelector('[name=sf-seen]')?.remove()
  set('sf-rev', rev)
  set('sf-action', action)
  form.submit()
}
