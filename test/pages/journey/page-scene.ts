import { waitUntil } from '@open-wc/testing'
import { ErrorSummary } from '../../../src/pages/journey/error-summary.ts'
import { FORM } from '../../../src/pages/journey/form-texts.ts'
import { JourneyForm } from '../../../src/pages/journey/journey-form.ts'
import { Notice } from '../../../src/pages/notice.ts'
import { openGuestChannel } from '../../../src/protocol/guest-channel.ts'
import type { JourneyPageData } from '../../../src/wire/page.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'

const OWN = location.href

/** The path of a new session of a form, on the real platform. */
export async function newForm(
  form: NonNullable<WorkspaceFileInput['forms']>[number],
): Promise<string> {
  const answer = await fetch('/harness/form', { method: 'POST', body: JSON.stringify(form) })
  return (await answer.json()) as string
}

/** For this session. */
export async function passMinutes(path: string, minutes: number): Promise<void> {
  const body = JSON.stringify({ path, minutes })
  await fetch('/harness/form/pass', { method: 'POST', body })
}

/** The page of a form in the test's own document, with the script from its source. */
export async function openForm(
  path: string,
  before = (_main: HTMLElement) => {},
): Promise<JourneyPageData> {
  if (!customElements.get('sf-error-summary')) {
    customElements.define('sf-error-summary', ErrorSummary)
    customElements.define('sf-notice', Notice)
  }
  const answer = await fetch(path, { headers: { 'Accept-Language': 'en' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const data = JSON.parse(page.querySelector('#sf-data')?.textContent ?? '') as JourneyPageData
  history.replaceState(null, '', path)
  document.documentElement.lang = 'en'
  await FORM.use('en')
  const main = document.adoptNode(page.querySelector('main') ?? page.createElement('main'))
  document.body.append(main)
  before(main)
  const form = main.querySelector('form')
  const summary = main.querySelector('sf-error-summary')
  const notice = main.querySelector('sf-notice')
  if (!form || !(summary instanceof ErrorSummary) || !(notice instanceof Notice)) {
    throw new Error('The page has lost its parts.')
  }
  const host = openGuestChannel({ allowedParents: [] })
  new JourneyForm({ main, form, summary, notice, data, host }).begin()
  return data
}

/** As it was before. */
export function leaveForm(): void {
  document.querySelector('body > main')?.remove()
  document.documentElement.removeAttribute('lang')
  history.replaceState(null, '', OWN)
}

export function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`body > main ${selector}`)
  if (found === null) throw new Error(`There is no ${selector}`)
  return found
}

export const until = (holds: () => boolean, what: string) =>
  waitUntil(holds, what, { timeout: 10_000, interval: 20 })
