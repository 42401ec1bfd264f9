import { html } from 'hono/html'
import { fileRules, sizeInWords } from '../../../../texts/form/file-words.ts'
import { toFiles } from '../../../../wire/uploaded-file.ts'
import type { UploadedFile } from '../../../../wire/uploaded-file.ts'
import { attributes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { describedBy, frameAttributes, hooks, requiredMark } from './field-attributes.ts'
import type { FieldView } from './field-view.ts'
import { notes } from './notes.ts'

/** The browser's own control, and what was sent before; without script, a box takes a file away. */
export function files(view: FieldView): Html {
  const { field, texts, locale } = view
  const kept = toFiles(view.value)
  const rules = `f-${field.id}-rules`
  const described = describedBy(view)
  const input = {
    type: 'file',
    id: `f-${field.id}`,
    name: field.id,
    accept: field.accept,
    multiple: (field.maxFiles ?? 1) > 1,
    ...described,
    'aria-describedby': [described['aria-describedby'], rules].filter(Boolean).join(' '),
  }
  const known = { type: 'hidden', name: `${field.id}.files`, value: JSON.stringify(kept) }
  return html`<div ${frameAttributes(view)}>
    <label class="sf-label" ${attributes({ for: `f-${field.id}` })} ${requiredMark(field)}
      >${field.label}</label
    >
    ${notes(view)}
    <p class="sf-help" ${attributes({ id: rules, 'data-sf-text': rules })}>
      ${fileRules(field, texts, locale)}
    </p>
    <input ${attributes({ ...input, ...hooks(field) })} />
    <input ${attributes(known)} />
    <div class="sf-files">
      ${
        kept.length > 0 &&
        html`<ul>
          ${kept.map((file) => row(view, file))}
        </ul>`
      }
    </div>
  </div>`
}

function row({ field, texts, locale }: FieldView, { id, name, size }: UploadedFile): Html {
  const box = { type: 'checkbox', name: `${field.id}.remove`, value: id }
  return html`<li>
    <span class="sf-file-name"><bdi>${name}</bdi> (${sizeInWords(size, locale)})</span>
    <label
      ><input ${attributes(box)} /> ${texts.fileRemove}<span class="sf-unseen">
        ${name}</span
      ></label
    >
  </li>`
}
