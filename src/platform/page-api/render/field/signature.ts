import { html } from 'hono/html'
import { MAX_SIGNATURE_NAME_LENGTH, toSignature } from '../../../../wire/signature.ts'
import { attributes } from '../attributes.ts'
import { renderDrawing } from '../drawing.ts'
import type { Html } from '../html.ts'
import { ownWords } from '../own-words.ts'
import { describedBy, frameAttributes, hooks, requiredMark } from './field-attributes.ts'
import type { FieldView } from './field-view.ts'
import { notes } from './notes.ts'

/** A name to type; the page's script adds a place to draw in. */
export function signature(view: FieldView): Html {
  const { field, texts } = view
  const { name, drawing = '' } = toSignature(view.value)
  const input = {
    type: 'text',
    id: `f-${field.id}`,
    name: `${field.id}.name`,
    autocomplete: field.autocomplete ?? 'name',
    maxlength: MAX_SIGNATURE_NAME_LENGTH,
    readonly: field.readOnly,
    value: name,
  }
  return html`<div ${frameAttributes(view)}>
    <label class="sf-label" ${attributes({ for: `f-${field.id}` })}
      ><span ${requiredMark(field)}>${ownWords(field.label, view.words)}</span>
      <span class="sf-sign-name" data-sf-text="signName">${texts.signName}</span></label
    >
    ${notes(view)}
    <input ${attributes({ ...input, ...describedBy(view), ...hooks(field) })} />
    ${field.drawing !== 'none' && !field.readOnly && place(view, drawing)}
  </div>`
}

function place({ field, texts }: FieldView, drawing: string): Html {
  const kept = { type: 'hidden', name: `${field.id}.drawing`, value: drawing }
  return html`<input ${attributes(kept)} />
    <div class="sf-pad">${drawing !== '' && renderDrawing(drawing, texts.signDrawn)}</div>`
}
