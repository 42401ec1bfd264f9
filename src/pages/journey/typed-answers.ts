import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { answerInWords } from '../../texts/form/answer-in-words.ts'
import { pageLocale } from '../page-locale.ts'
import { FORM } from './form-texts.ts'
import { ownWords } from './form-words.ts'
import type { Answers, FormField } from '../../wire/form.ts'

/** What a visitor typed into a form that cannot take it any more, to be copied from. */
export function typedAnswers(
  fields: readonly FormField[],
  values: Answers,
): TemplateResult | undefined {
  const given = fields.filter((field) => {
    const words = answerInWords(field, values[field.id], FORM.now, pageLocale())
    return field.type !== 'hidden' && words !== ''
  })
  if (given.length === 0) return undefined
  return html`<details class="sf-typed">
    <summary>${FORM.now.typed}</summary>
    <dl>
      ${given.map(
        (field) =>
          html`<dt>${ownWords(field.label)}</dt>
            <dd>${answerInWords(field, values[field.id], FORM.now, pageLocale())}</dd>`,
      )}
    </dl>
  </details>`
}
