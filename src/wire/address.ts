/** A postal address, in the order in which its parts are asked. */
export const ADDRESS_PARTS = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const

export type AddressPart = (typeof ADDRESS_PARTS)[number]

/** What is known of it; the country as ISO 3166. */
export type Address = Partial<Record<AddressPart, string>>

/** How a form asks for a part. */
export interface AddressPartRule {
  required?: boolean
  /** Where it goes on the lead. */
  dataField?: string
}

/** Where a form names no parts. */
const ALL_PARTS: Readonly<Record<AddressPart, AddressPartRule>> = {
  line1: { required: true },
  line2: {},
  city: { required: true },
  region: {},
  postalCode: { required: true },
  country: { required: true },
}

interface AskedPart extends AddressPartRule {
  part: AddressPart
}

/** The parts that a field asks for, in order. */
export function addressParts({
  parts = ALL_PARTS,
}: {
  parts?: Partial<Record<AddressPart, AddressPartRule>>
}): AskedPart[] {
  return ADDRESS_PARTS.flatMap((part) => {
    const rule = parts[part]
    return rule === undefined ? [] : [{ ...rule, part }]
  })
}

/** Of whatever it is, the parts that are there; a text alone is the first line of it. */
export function toAddress(value: unknown): Address {
  if (typeof value === 'string') return value.trim() === '' ? {} : { line1: value.trim() }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const given = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    ADDRESS_PARTS.flatMap((part) => {
      const text = Object.hasOwn(given, part) ? given[part] : undefined
      return typeof text === 'string' && text.trim() !== '' ? [[part, text.trim()]] : []
    }),
  )
}

/** A country alone stands there before anybody has typed. */
export function isBlankAddress(address: Address): boolean {
  return ADDRESS_PARTS.every((part) => part === 'country' || !address[part])
}

/** On one line, as the lead keeps it. */
export function addressText(address: Address): string {
  if (isBlankAddress(address)) return ''
  return ADDRESS_PARTS.flatMap((part) => address[part] || []).join(', ')
}
