import { html, raw } from 'hono/html'
import { attributes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { ownWords, wordsAttributes } from '../own-words.ts'
import { address } from './address.ts'
import { appointment } from './appointment.ts'
import { control } from './control.ts'
import { controlAttributes, frameAttributes, requiredMark } from './field-attributes.ts'
import { isGroup, textOf } from './field-view.ts'
import type { FieldView } from './field-view.ts'
import { files } from './files.ts'
import { group } from './group.ts'
import { notes } from './notes.ts'
import { signature } from './signature.ts'
import { safeContent } from './safe-content.ts'

/** One question with its help, its error and its control; or a statement, which asks nothing. */
export function renderField(view: FieldView): Html {
  const { field } = view
  if (isGroup(field)) return group(view)
  if (field.type === 'address') return address(view)
  if (field.type === 'file') return files(view)
  if (field.type === 'signature') return signature(view)
  if (field.type === 'appointment') return appointment(view)
  if (field.type === 'checkbox' || field.type === 'consent') return box(view)
  if (field.type === 'statement') return statement(view)
  if (field.type === 'hidden') return unseen(view)
  const unit = field.type === 'currency' ? ` (${field.currency})` : ''
  return html`<div ${frameAttributes(view)}>
    <label class="sf-label" ${attributes({ for: `f-${field.id}` })} ${requiredMark(field)}
      >${ownWords(field.label, view.words)}${unit}</label
    >
    ${notes(view)} ${control(view)}
  </div>`
}

function box(view: FieldView): Html {
  const { field, value } = view
  const state = { type: 'checkbox', checked: value === true || value === 'true' }
  return html`<div ${frameAttributes(view)}>
    ${notes(view)} ${content(view)}
    <label class="sf-choice"
      ><input ${attributes(state)} ${controlAttributes(view)} />
      <span ${requiredMark(field)}>${ownWords(field.label, view.words)}</span></label
    >
  </div>`
}

function statement(view: FieldView): Html {
  const { id, label } = view.field
  return html`<div ${frameAttributes(view)} ${attributes({ id: `f-${id}` })}>
    <h2>${ownWords(label, view.words)}</h2>
    ${content(view)}
  </div>`
}

function unseen({ field, value }: FieldView): Html {
  const given = { id: `f-${field.id}`, name: field.id, value: textOf(value) }
  return html`<input type="hidden" ${attributes(given)} />`
}

function content({ field, words }: FieldView): Html | undefined {
  if (field.content === undefined) return undefined
  return html`<div class="sf-words" ${wordsAttributes(words)}>
    ${raw(safeContent(field.content))}
  </div>`
}
