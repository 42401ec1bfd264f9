import type { ReadPhone } from '../../wire/fields/phone-field.ts'
import type { FormField } from '../../wire/form.ts'

let loaded: ReadPhone | undefined

/** Undefined until it is loaded, and where it cannot be: then the server alone knows. */
export function phoneReader(): ReadPhone | undefined {
  return loaded
}

export async function loadPhoneReader(fields: readonly FormField[]): Promise<void> {
  if (!fields.some(({ type }) => type === 'phone')) return
  try {
    const { readPhone } = await import('../../wire/fields/read-phone.ts')
    loaded = readPhone
  } catch {
    // The server checks it in any case.
  }
}
