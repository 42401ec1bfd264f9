import type { FormField } from '../../../wire/form.ts'

/**
 * Autofill tokens for the data fields of a lead, so that browsers can fill them
 * in: WCAG 2.2 SC 1.3.5, https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
 */
const TOKENS: Record<string, string> = {
  title: 'honorific-prefix',
  firstname: 'given-name',
  lastname: 'family-name',
  name: 'name',
  fullname: 'name',
  company: 'organization',
  jobtitle: 'organization-title',
  email: 'email',
  phone: 'tel',
  phone1: 'tel',
  phone2: 'tel',
  mobile: 'tel',
  address: 'address-line1',
  address1: 'address-line1',
  address2: 'address-line2',
  address3: 'address-line3',
  towncity: 'address-level2',
  city: 'address-level2',
  county: 'address-level1',
  postcode: 'postal-code',
  country: 'country-name',
  website: 'url',
  dob: 'bday',
}

/** The field's own token, else its data field's, else none. */
export function autocompleteToken(field: FormField): string | undefined {
  if (field.autocomplete !== undefined) return field.autocomplete
  const key = field.dataField?.toLowerCase() ?? ''
  if (Object.hasOwn(TOKENS, key)) return TOKENS[key]
  return field.type === 'phone' ? 'tel' : undefined
}
