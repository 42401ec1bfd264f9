import { STATE_TEXTS } from '../../texts/all-state-texts.ts'
import type { Language } from '../../texts/languages.ts'
import type { PageProblem } from '../../wire/page.ts'
import type { StateView } from './render/state-main.ts'

const STATES = {
  formClosed: 'closed',
  formExpired: 'expired',
  bookingClosed: 'closed',
  bookingExpired: 'expired',
  notFound: 'error',
  unsubscribed: 'closed',
  noMail: 'error',
  noMailLink: 'error',
  internal: 'error',
} as const satisfies Record<string, StateView['state']>

/** What a visitor reads when a page cannot do what it is for. */
export function stateView(name: keyof typeof STATES, language: Language): StateView {
  const texts = STATE_TEXTS[language]
  return { state: STATES[name], title: texts[name], text: texts[`${name}Text`] }
}

/** A refusal of a form that was sent without script, such as one that is too large. */
export function refusalView({ code }: PageProblem, language: Language): StateView {
  if (code === 'not-found') return stateView('notFound', language)
  const { refused, refusedText, tooLargeText } = STATE_TEXTS[language]
  return {
    state: 'error',
    title: refused,
    text: code === 'too-large' ? tooLargeText : refusedText,
  }
}
