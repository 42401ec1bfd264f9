import * as z from 'zod/mini'
import { addressParts, isBlankAddress, toAddress } from '../address.ts'
import type { Address, AddressPart } from '../address.ts'
import { MAX_ADDRESS_PART_LENGTH } from '../answer-limits.ts'
import { COUNTRIES } from '../countries.ts'
import type { FormField } from '../form.ts'
import type { FieldProblemCode } from '../page.ts'
import { hasPostalCodes, isPostalCode } from './postal-codes.ts'

/** The parts that were filled in, '' for none. An issue's path is the part that it is about. */
export function addressField(field: FormField): z.ZodMiniType<Address | ''> {
  const asked = new Set(addressParts(field).map(({ part }) => part))
  const read = (value: unknown): Address =>
    Object.fromEntries(
      Object.entries(toAddress(value)).filter(([part]) => asked.has(part as AddressPart)),
    )
  return z.pipe(
    z.transform(read),
    z.pipe(
      z.custom<Address>().check((payload) => {
        const problem = findProblem(field, payload.value)
        if (problem === null) return
        payload.issues.push({
          code: 'custom',
          input: payload.value,
          path: [problem.part],
          message: problem.code,
        })
      }),
      z.transform((address: Address): Address | '' => (isBlankAddress(address) ? '' : address)),
    ),
  )
}

interface PartProblem {
  part: AddressPart
  code: FieldProblemCode
}

/** The first in the order in which they are asked. An address that is not begun need not be finished. */
function findProblem(field: FormField, address: Address): PartProblem | null {
  const begun = !isBlankAddress(address)
  for (const { part, required } of addressParts(field)) {
    const code = partProblem(part, address, required === true && (begun || field.required === true))
    if (code !== null) return { part, code }
  }
  // None of its parts insists, and the whole does.
  const first = addressParts(field)[0]?.part
  return field.required && !begun && first !== undefined ? { part: first, code: 'required' } : null
}

function partProblem(
  part: AddressPart,
  address: Address,
  required: boolean,
): FieldProblemCode | null {
  const text = address[part] ?? ''
  const { country } = address
  if (text === '') {
    return required && (part !== 'postalCode' || hasPostalCodes(country)) ? 'required' : null
  }
  if (text.length > MAX_ADDRESS_PART_LENGTH) return 'too-long'
  if (part === 'country' && !COUNTRIES.includes(text)) return 'country'
  return part === 'postalCode' && !isPostalCode(text, country) ? 'postal-code' : null
}
