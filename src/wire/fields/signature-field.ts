import * as z from 'zod/mini'
import type { FormField } from '../form.ts'
import { MAX_SIGNATURE_NAME_LENGTH, toSignature } from '../signature.ts'
import type { Signature } from '../signature.ts'
import { check } from './checks.ts'

/** A name with or without a drawing, '' for nothing. A drawing alone is nobody's signature. */
export function signatureField(field: FormField): z.ZodMiniType<Signature | ''> {
  const read = (value: unknown): Signature => {
    const { name, drawing } = toSignature(value)
    return { name, ...(drawing !== undefined && field.drawing !== 'none' && { drawing }) }
  }
  const wanted = ({ drawing }: Signature) => field.required === true || drawing !== undefined
  return z.pipe(
    z.transform(read),
    z.pipe(
      z
        .custom<Signature>()
        .check(
          check({ code: 'required', test: (one) => one.name !== '' || !wanted(one) }),
          check({ code: 'too-long', test: ({ name }) => name.length <= MAX_SIGNATURE_NAME_LENGTH }),
        ),
      z.transform((one: Signature): Signature | '' => (one.name === '' ? '' : one)),
    ),
  )
}
