import type { Context } from 'hono'
import { countryOf } from '../../wire/country-of.ts'
import { todayAnywhere } from '../../wire/fields/date-field.ts'
import type { Circumstances } from '../../wire/fields/circumstances.ts'
import type { FormField } from '../../wire/form.ts'
import { wantedLanguages } from './visitor-language.ts'

/** What the answers of this visitor are checked by. */
export async function circumstances(
  c: Context,
  fields: readonly FormField[],
): Promise<Circumstances> {
  const phone = fields.some(({ type }) => type === 'phone')
    ? await import('../../wire/fields/read-phone.ts')
    : undefined
  return {
    today: todayAnywhere(),
    country: countryOf(wantedLanguages(c)),
    readPhone: phone?.readPhone,
  }
}
