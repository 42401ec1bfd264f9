import { html } from 'hono/html'
import { fieldMessages } from '../../../../texts/form/field-messages.ts'
import { attributes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { ownWords, saidOnce } from '../own-words.ts'
import type { FieldView } from './field-view.ts'

/** The help of a field, and the place of what is wrong with it. */
export function notes({ field, value, problem, texts, locale, words }: FieldView): Html {
  const missing = field.readOnly && field.required && (value === undefined || value === '')
  return html`${field.help && html`<p class="sf-help" ${attributes({ id: `f-${field.id}-help` })}>${ownWords(field.help, words)}</p>`}
    ${
      missing &&
      html`<p class="sf-help" ${attributes({ 'data-sf-text': `empty-${field.id}` })}>
        ${fieldMessages(texts, locale)['read-only-empty'](field)}
      </p>`
    }
    <p class="sf-error" ${attributes({ id: `f-${field.id}-error`, hidden: problem === undefined })}>
      ${problem === field.patternHelp ? saidOnce(problem ?? '', words) : problem}
    </p>`
}
