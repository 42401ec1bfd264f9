import { expect, waitUntil } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { openAppointmentQuestions } from '../../../src/pages/journey/appointments/appointment-questions.ts'
import { WRITTEN } from '../../../src/pages/journey/form-controls.ts'
import { FORM } from '../../../src/pages/journey/form-texts.ts'
import type { FormField } from '../../../src/wire/form.ts'
import type { JourneyPageData } from '../../../src/wire/page.ts'
import type { BookingKind } from '../../harness/booking-workspace.ts'

const OWN = location.href
const until = (holds: () => boolean, what: string) =>
  waitUntil(holds, what, { timeout: 15_000, interval: 20 })

// The platform comes with the first who asks: in more time than a test has on a busy machine.
before(async function wakeUp() {
  this.timeout(120_000)
  await newForms('simple')
})

/** Paths of two new sessions of a form that asks for two appointments, the first of that kind. */
async function newForms(kind: BookingKind): Promise<[string, string]> {
  return (await fetch(`/harness/question/${kind}`, { method: 'POST' })).json() as Promise<
    [string, string]
  >
}

/** The rendered form in the test's own document, its questions opened from their source. */
async function show(path: string) {
  const answer = await fetch(path, { headers: { 'Accept-Language': 'en' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const data = JSON.parse(page.querySelector('#sf-data')?.textContent ?? '') as JourneyPageData
  history.replaceState(null, '', path)
  document.documentElement.lang = 'en'
  await FORM.use('en')
  const main = document.adoptNode(page.querySelector('main') ?? page.createElement('main'))
  document.body.append(main)
  const form = main.querySelector('form')
  const [first, second] = data.form.pages[0]?.fields ?? []
  if (!form || !first || !second) throw new Error('The page has no such form.')
  const told: string[] = []
  form.addEventListener('input', ({ target }) => told.push((target as HTMLInputElement).name))
  const questions = await openAppointmentQuestions(form, () => told.push('changed'))
  return { main, questions, told, one: questionOf(form, first), two: questionOf(form, second) }
}

function questionOf(form: HTMLFormElement, field: FormField) {
  const frame = form.querySelector<HTMLElement>(`#f-${CSS.escape(field.id)}`)
  const control = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(field.id)}"]`)
  if (!frame || !control) throw new Error('The question is not there.')
  const find = (selector: string) => frame.querySelector<HTMLElement>(selector)
  const has = (selector: string) => until(() => find(selector) !== null, `there is ${selector}`)
  return {
    field,
    frame,
    control,
    find,
    has,
    async press(selector: string) {
      await has(selector)
      find(selector)?.click()
    },
    answer: () => JSON.parse(control.value || 'null') as { start: string; status: string } | null,
    async focused(selector: string) {
      await until(() => frame.querySelector(`${selector}:focus`) !== null, `${selector} has focus`)
    },
  }
}

type Question = ReturnType<typeof questionOf>

async function book(question: Question): Promise<string> {
  await question.press('[data-sf-start]')
  await question.press('[data-sf-action=confirm]')
  await question.has('[data-sf-action=reschedule]')
  return question.answer()?.start ?? ''
}

describe('a question for an appointment @engines', () => {
  afterEach(() => {
    document.querySelector('body > main')?.remove()
    document.documentElement.removeAttribute('lang')
    document.documentElement.removeAttribute('dir')
    history.replaceState(null, '', OWN)
    sessionStorage.clear()
  })

  it('shows the calendar at once, and is answered when a time is confirmed', async () => {
    const [path] = await newForms('simple')
    const { questions, told, one } = await show(path)
    questions.show([one.field])
    await one.has('[data-sf-start]')
    expect(one.find('.sf-facts')?.textContent).to.contain('With Hal')
    await expect(one.frame).to.be.accessible()
    await one.press('[data-sf-start]')
    await one.has('[data-sf-action=confirm]')
    expect(one.control.dataset['busy'], 'nobody goes on by mistake').to.equal('')
    expect(one.answer()).to.equal(null)
    await one.focused('#sf-review')
    await one.press('[data-sf-action=confirm]')
    await one.focused('.sf-news')
    expect(one.find('.sf-news')?.textContent).to.equal('Your appointment is booked')
    expect(one.control.dataset['busy']).to.equal(undefined)
    expect(one.answer()?.status).to.equal('confirmed')
    expect(told.at(-1)).to.equal(one.field.id)
    expect(told).to.include('changed')
    expect(one.frame.textContent).not.to.contain('You can close this page now.')
    expect(one.find('a[download]')?.getAttribute('href')).to.equal(
      `${path}/appointments/${one.field.id}/calendar.ics`,
    )
    await expect(one.frame).to.be.accessible()
  })

  it('takes no focus by itself, and finds a time that is held again', async () => {
    const [path] = await newForms('simple')
    const first = await show(path)
    first.questions.show([first.one.field])
    await first.one.press('[data-sf-start]')
    await first.one.has('[data-sf-action=confirm]')
    first.main.remove()
    const { questions, one } = await show(path)
    questions.show([one.field])
    await one.has('[data-sf-action=confirm]')
    expect(document.activeElement).to.equal(document.body)
    expect(one.control.dataset['busy']).to.equal('')
    await one.press('[data-sf-action=back]')
    await one.has('[data-sf-start]')
    await until(() => one.control.dataset['busy'] === undefined, 'it is not in the way any more')
  })

  it('is moved, kept as it is, and cancelled by key', async () => {
    const [path] = await newForms('simple')
    const { questions, one } = await show(path)
    questions.show([one.field])
    const start = await book(one)
    one.find('[data-sf-action=reschedule]')?.focus()
    await sendKeys({ press: 'Enter' })
    await one.focused('[data-sf-action=keep]')
    await sendKeys({ press: 'Enter' })
    await one.focused('[data-sf-action=reschedule]')
    expect(one.answer()?.start).to.equal(start)
    await sendKeys({ press: 'Enter' })
    await one.press('[data-sf-start]')
    await one.press('[data-sf-action=confirm]')
    await until(() => one.answer()?.start !== start, 'it is moved')
    expect(one.find('.sf-news')?.textContent).to.equal('Your appointment has been moved')
    await one.press('[data-sf-action=cancel]')
    await one.focused('.sf-news')
    expect(one.find('.sf-news')?.textContent).to.equal('Cancel this appointment?')
    await one.press('[data-sf-action=keep]')
    await one.press('[data-sf-action=cancel]')
    await one.press('.sf-primary[data-sf-action=cancel]')
    await until(() => one.answer() === null, 'it is cancelled')
    expect(one.find('.sf-news')?.textContent).to.equal('Your appointment is cancelled')
    await expect(one.frame).to.be.accessible()
    await one.press('[data-sf-action=choose]')
    expect(await book(one)).to.match(/Z$/)
  })

  it('says that the owner is yet to answer', async () => {
    const [path] = await newForms('approved')
    const { questions, one } = await show(path)
    questions.show([one.field])
    await book(one)
    expect(one.answer()?.status).to.equal('pending')
    expect(one.find('.sf-news')?.textContent).to.equal('Your request has been sent')
    expect(one.find('.sf-calendars')).to.equal(null)
  })

  it('of two on a page, one has the calendar at a time', async () => {
    const [path] = await newForms('simple')
    const { main, questions, one, two } = await show(path)
    questions.show([one.field, two.field])
    await one.has('[data-sf-start]')
    expect(two.find('[data-sf-action=choose]')?.textContent?.trim()).to.equal('Choose a time')
    await two.press('[data-sf-action=choose]')
    await two.has('[data-sf-start]')
    expect(one.find('sf-booking')).to.equal(null)
    expect(main.querySelectorAll('#sf-month').length).to.equal(1)
    questions.show([])
    expect(main.querySelector('sf-booking')).to.equal(null)
    questions.show([two.field])
    await two.has('[data-sf-start]')
  })

  it('tells who comes too late what is free, and books that', async () => {
    const [path, other] = await newForms('simple')
    const { questions, one } = await show(path)
    questions.show([one.field])
    await one.has('[data-sf-start]')
    const wanted = one.find('[data-sf-start]')?.dataset['sfStart']
    const theirs = `${other}/appointments/${one.field.id}`
    await fetch(theirs, { method: 'POST' })
    const taken = await fetch(`${theirs}/confirm`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ start: wanted, confirmKey: 'k' }),
    })
    expect(taken.status).to.equal(200)
    await one.press('[data-sf-start]')
    await one.focused('.sf-warning')
    expect(one.find('.sf-warning')?.textContent).to.contain('taken by somebody else')
    await until(() => one.find(`[data-sf-start="${wanted}"]`) === null, 'it is gone')
    expect(one.control.dataset['busy']).to.equal(undefined)
    expect(await book(one)).not.to.equal(wanted)
  })

  it('follows what another window has done', async () => {
    const [path] = await newForms('simple')
    const { questions, one } = await show(path)
    questions.show([one.field])
    await one.has('[data-sf-start]')
    const theirs = `${path}/appointments/${one.field.id}`
    const send = (what: string, body: object) =>
      fetch(`${theirs}/${what}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const start = one.find('[data-sf-start]')?.dataset['sfStart'] ?? ''
    const booked = (await (await send('confirm', { start, confirmKey: 'k' })).json()) as {
      end: string
    }
    const answer = { start, end: booked.end, timeZone: 'Asia/Tokyo', status: 'confirmed' }
    one.control.value = JSON.stringify(answer)
    one.control.dispatchEvent(new Event(WRITTEN))
    await one.has('[data-sf-action=cancel]')
    expect(one.find('.sf-when')?.textContent).to.contain('Asia/Tokyo')
    await send('cancel', {})
    one.control.value = ''
    one.control.dispatchEvent(new Event(WRITTEN))
    await one.has('[data-sf-action=choose]')
    expect(one.find('.sf-when')).to.equal(null)
  })

  it('speaks another language when the page does', async () => {
    const [path] = await newForms('simple')
    const { questions, one } = await show(path)
    questions.show([one.field])
    await book(one)
    document.documentElement.lang = 'de'
    await FORM.use('de')
    await questions.relocalise()
    expect(one.find('[data-sf-action=cancel]')?.textContent?.trim()).to.equal('Termin absagen')
    await one.press('[data-sf-action=reschedule]')
    await one.has('[data-sf-action=keep]')
    expect(one.find('[data-sf-action=keep]')?.textContent?.trim()).to.equal(
      'Bisherigen Termin behalten',
    )
  })
})
