import { html } from 'hono/html'
import { answerInWords } from '../../../texts/form/answer-in-words.ts'
import type { FormTexts } from '../../../texts/form/en.ts'
import { fill } from '../../../texts/text.ts'
import type { Answers, FormField } from '../../../wire/form.ts'
import type { Html } from './html.ts'
import { ownWords } from './own-words.ts'
import type { FormWords } from './own-words.ts'

/** What was answered in another window or on another device since the form was shown. */
export interface Elsewhere {
  /** Not touched here: they stand in the form now. */
  taken: readonly FormField[]
  /** Touched here too: what was typed stands in the form. */
  differing: readonly FormField[]
  /** What is stored. */
  values: Answers
}

interface ElsewhereView {
  texts: FormTexts
  /** BCP 47, for numbers. */
  locale: string
  words: FormWords | undefined
  /** Whether the form was to be sent. */
  last: boolean
}

/** Nobody sends what they have not seen, and nobody writes over it unasked. */
export function renderElsewhere(
  { taken, differing, values }: Elsewhere,
  { texts, locale, words, last }: ElsewhereView,
): Html {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const fields = list.format(taken.map(({ label }) => label))
  return html`<div class="sf-notice sf-elsewhere" role="alert">
    ${taken.length > 0 && html`<p>${fill(texts.elsewhere, { fields })}</p>`}
    ${differing.length > 0 && there(differing, values, { texts, locale, words })}
    ${last && html`<p data-sf-text="checkAgain">${texts.checkAgain}</p>`}
  </div>`
}

function there(
  fields: readonly FormField[],
  values: Answers,
  { texts, locale, words }: Omit<ElsewhereView, 'last'>,
): Html {
  return html`<p data-sf-text="answeredThere">${texts.answeredThere}</p>
    <dl class="sf-typed">
      ${fields.map((field) => {
        const answer = answerInWords(field, values[field.id], texts, locale)
        return html`<dt>${ownWords(field.label, words)}</dt>
          <dd>${answer === '' ? texts.notAnswered : answer}</dd>`
      })}
    </dl>`
}
