import { html } from 'hono/html'
import { PART_LABELS } from '../../../../texts/form/field-messages.ts'
import { addressParts, toAddress } from '../../../../wire/address.ts'
import type { AddressPart } from '../../../../wire/address.ts'
import { MAX_ADDRESS_PART_LENGTH } from '../../../../wire/answer-limits.ts'
import { COUNTRIES } from '../../../../wire/countries.ts'
import type { FormField } from '../../../../wire/form.ts'
import { attributes } from '../attributes.ts'
import type { Html } from '../html.ts'
import { ownWords } from '../own-words.ts'
import { describedBy, frameAttributes, hooks } from './field-attributes.ts'
import { controlId } from './field-view.ts'
import type { FieldView } from './field-view.ts'
import { notes } from './notes.ts'

/** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill, for WCAG 2.2 SC 1.3.5 */
const TOKENS: Readonly<Record<AddressPart, string>> = {
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
  country: 'country',
}

/** A control for each part of an address. */
export function address(view: FieldView): Html {
  const { field } = view
  const { 'aria-describedby': describes } = describedBy(view)
  return html`<fieldset
    ${frameAttributes(view)}
    ${attributes({ id: `f-${field.id}`, 'aria-describedby': describes, 'data-sf-field': hooks(field)['data-sf-field'] })}
  >
    <legend class="sf-label">${ownWords(field.label, view.words)}</legend>
    ${notes(view)}
    <div class="sf-parts">
      ${addressParts(field).map(({ part, required }) => partOf(view, part, required === true))}
    </div>
  </fieldset>`
}

function partOf(view: FieldView, part: AddressPart, required: boolean): Html {
  const { field, texts } = view
  const name = PART_LABELS[part]
  const marked = required && field.required === true && !field.readOnly
  return html`<div ${attributes({ class: 'sf-part', 'data-part': part })}>
    <label
      class="sf-part-label"
      ${attributes({ for: controlId(field, part), 'data-required': marked, 'data-sf-text': name })}
      >${texts[name]}</label
    >
    ${control(view, part, marked)}
  </div>`
}

function control(view: FieldView, part: AddressPart, required: boolean): Html {
  const { field, problem, wrongPart } = view
  const value = toAddress(view.value)[part] ?? (part === 'country' ? (field.country ?? '') : '')
  const wrong = problem !== undefined && wrongPart === part
  const common = {
    id: controlId(field, part),
    name: `${field.id}.${part}`,
    autocomplete: tokenOf(field, part),
    'aria-required': required ? 'true' : undefined,
    'aria-invalid': wrong ? 'true' : undefined,
    'aria-describedby': wrong ? `f-${field.id}-error` : undefined,
  }
  if (part === 'country') return countries(view, value, { ...common, disabled: field.readOnly })
  const text = { type: 'text', maxlength: MAX_ADDRESS_PART_LENGTH, readonly: field.readOnly, value }
  return html`<input ${attributes({ ...common, ...text })} />`
}

/** An owner's token is that of a kind of address: `shipping` or `billing`. */
function tokenOf({ autocomplete }: FormField, part: AddressPart): string {
  return autocomplete === undefined ? TOKENS[part] : `${autocomplete} ${TOKENS[part]}`
}

function countries(
  { locale, texts }: FieldView,
  value: string,
  given: Parameters<typeof attributes>[0],
): Html {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const { compare } = new Intl.Collator(locale)
  const options = COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).toSorted(
    (a, b) => compare(a.name, b.name),
  )
  return html`<select data-sf-countries ${attributes(given)}>
    <option value="" data-sf-text="choose">${texts.choose}</option>
    ${options.map(
      ({ code, name }) =>
        html`<option ${attributes({ value: code, selected: code === value })}>${name}</option>`,
    )}
  </select>`
}
