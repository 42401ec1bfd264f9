import type { z } from 'zod'
import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'
import { OCTETH_ERRORS } from '../../../wire/vendors/octeth/errors.ts'
import {
  OCTETH_ARRAYS,
  OCTETH_PARAMETER_ERRORS,
  OCTETH_REQUESTS,
} from '../../../wire/vendors/octeth/requests.ts'
import type { OctethRequest } from '../../../wire/vendors/octeth/requests.ts'
import { parseJson } from '../parse-json.ts'
import { OctethError, commonError } from './octeth-error.ts'
import type { Parameters } from './read-parameters.ts'

/** Empty text means something here: it wipes what was there. */
const MAY_BE_EMPTY = new Set(['Notes'])

/**
 * A request as its command wants it.
 * @throws {OctethError} With every parameter that is missing or wrong, in the order of their numbers.
 */
export function parseInput<C extends OctethCommand>(
  command: C,
  parameters: Parameters,
): OctethRequest<C> {
  const schema: z.ZodObject = OCTETH_REQUESTS[command]
  const given = new Map(
    Object.keys(schema.shape).flatMap((name) => {
      const value = parameters.get(name.toLowerCase())
      const isEmpty = value === undefined || value === null || value === ''
      if (isEmpty && !(value === '' && MAY_BE_EMPTY.has(name))) return []
      return [[name, OCTETH_ARRAYS.has(name) ? asArray(value) : value] as const]
    }),
  )
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data as OctethRequest<C>
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  throw refusal(
    command,
    [...wrong].map((name) => ({ name, missing: !given.has(name) })),
  )
}

/** Text that looks like an array is its JSON; whatever is none is told by the command's own number. */
function asArray(value: unknown): unknown {
  return typeof value === 'string' && value.trimStart().startsWith('[') ? parseJson(value) : value
}

function refusal(command: OctethCommand, wrong: { name: string; missing: boolean }[]): OctethError {
  const table: Readonly<Record<number, readonly [number, string]>> = OCTETH_ERRORS[command]
  const codes = new Set<number>()
  for (const { name, missing } of wrong) {
    const code = OCTETH_PARAMETER_ERRORS[command][name]?.[missing ? 'missing' : 'invalid']
    if (code === undefined) return commonError('invalid', `Invalid ${name} parameter`)
    codes.add(code)
  }
  const errors = [...codes]
    .sort((a, b) => a - b)
    .flatMap((code) => {
      const entry = table[code]
      return entry === undefined ? [] : [{ status: entry[0], Code: code, Message: entry[1] }]
    })
  return new OctethError(
    errors[0]?.status ?? 422,
    errors.map(({ Code, Message }) => ({ Code, Message })),
  )
}
