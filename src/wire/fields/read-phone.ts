/** Loaded on demand: the numbering plans of all countries are larger than a form page. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { ReadPhone } from './phone-field.ts'

/** No number has more: https://www.itu.int/rec/T-REC-E.164 */
const MAX_WRITTEN_LENGTH = 60

export const readPhone: ReadPhone = (written, country) => {
  if (written.length > MAX_WRITTEN_LENGTH) return null
  const known = country !== undefined && isSupportedCountry(country) ? country : undefined
  const number = parsePhoneNumberFromString(written, {
    extract: false,
    ...(known !== undefined && { defaultCountry: known }),
  })
  if (number === undefined || !number.isValid()) return null
  return number.number + (number.ext === undefined ? '' : `;ext=${number.ext}`)
}
