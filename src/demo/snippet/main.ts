import { problemsOf } from '../../snippet/check-choices.ts'
import {
  SNIPPET_FORMS,
  whyNot,
  writeSnippet,
  type SnippetForm,
} from '../../snippet/snippet-forms.ts'
import { styleRule } from '../../snippet/style-rules.ts'
import { explain } from './explain.ts'
import { DEMO } from './demo-ids.ts'
import { Preview } from './preview.ts'
import { readChoices } from './read-choices.ts'

const find = (selector: string) => document.querySelector(selector) as HTMLElement
const findInput = (selector: string) => find(selector) as HTMLInputElement

/** Long enough to type a word without the preview beginning anew at each letter. */
const PAUSE_MS = 250

/** Where the demo's pages get their tokens. */
const DEMO_TOKENS: Record<string, string> = {
  'journey-session': `/demo/token?journey=${DEMO.journey}`,
  'appointment-booking': `/demo/token?appointmentType=${DEMO['appointment-type']}`,
}

const form = find('#choose') as HTMLFormElement
const preview = new Preview(find('#preview'))
const starter = fetch('/starter.js').then((answer) => answer.text())

const fillList = (list: HTMLElement, texts: readonly string[]) => {
  list.hidden = texts.length === 0
  list.replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement('li')
      item.textContent = text
      return item
    }),
  )
}

/** What belongs to another choice is out of the way. */
function hideOthers(): void {
  for (const part of form.querySelectorAll<HTMLElement>('[data-when]')) {
    const [name = '', values = ''] = (part.dataset['when'] ?? '').split('=')
    const chosen = form.querySelector<HTMLInputElement>(`[name="${name}"]:checked`)?.value
    part.hidden = !values.split(' ').includes(chosen ?? '')
  }
}

/** A form that is none for these choices cannot be chosen, and says why. */
function choosable(choices: Parameters<typeof whyNot>[1]): SnippetForm {
  const reasons = new Set<string>()
  for (const name of SNIPPET_FORMS) {
    const radio = findInput(`[name=form][value=${name}]`)
    const reason = whyNot(name, choices)
    radio.disabled = reason !== undefined
    if (reason !== undefined) reasons.add(reason)
    if (radio.checked && radio.disabled) findInput('[name=form][value=div]').checked = true
  }
  fillList(find('#why-not'), [...reasons])
  return findInput('[name=form]:checked').value as SnippetForm
}

/** The demo's own address for tokens is for one of both; an owner's is left alone. */
function followElement(): void {
  const tokenUrl = findInput('#token-url')
  const element = findInput('[name=element]:checked').value
  const wanted = DEMO_TOKENS[element]
  if (wanted && Object.values(DEMO_TOKENS).includes(tokenUrl.value)) tokenUrl.value = wanted
}

async function show(): Promise<void> {
  hideOthers()
  followElement()
  const text = await starter
  print(text)
  // For whoever waits until all of it is shown.
  form.dataset['shown'] = new URLSearchParams([...new FormData(form)] as [
    string,
    string,
  ][]).toString()
}

function print(starter: string): void {
  const { choices, style } = readChoices(form)
  const name = choosable(choices)
  const problems = problemsOf(choices)
  fillList(find('#problems'), problems)
  find('#result').hidden = problems.length > 0
  if (problems.length > 0) return
  fillList(find('#notes'), explain({ ...readChoices(form), form: name }))
  find('#tag code').textContent = writeSnippet(name, choices, starter)
  const css = styleRule(choices.element, style)
  find('#style').hidden = css === ''
  find('#css code').textContent = css
  preview.show(choices, style)
}

let timer: ReturnType<typeof setTimeout> | undefined
// Some of its fields stand elsewhere in the page.
document.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(() => void show(), PAUSE_MS)
})
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', () => setTimeout(() => void show()))
void show()
