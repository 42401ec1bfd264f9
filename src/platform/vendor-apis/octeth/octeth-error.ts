import type { OctethErrorItem, OctethFailure } from '../../../wire/vendors/octeth/answers.ts'
import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'
import { OCTETH_COMMON_ERRORS, OCTETH_ERRORS } from '../../../wire/vendors/octeth/errors.ts'
import type { OctethCommonError, OctethErrorCode } from '../../../wire/vendors/octeth/errors.ts'

/** A refusal of these routes. All that is in it goes to the caller. */
export class OctethError extends Error {
  override readonly name = 'OctethError'
  readonly status: number
  readonly errors: readonly OctethErrorItem[]
  readonly headers: Record<string, string>

  constructor(
    status: number,
    errors: readonly OctethErrorItem[],
    headers: Record<string, string> = {},
  ) {
    super(errors.map(({ Message }) => Message).join('; '))
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

/** The errors with these numbers, of which there is one at least; the first gives the status. */
export function numberedError<C extends OctethCommand>(
  command: C,
  ...codes: readonly OctethErrorCode<C>[]
): OctethError {
  const table: Readonly<Record<number, readonly [number, string]>> = OCTETH_ERRORS[command]
  const found = codes.flatMap((code) => {
    const entry = table[code]
    return entry === undefined ? [] : [{ status: entry[0], Code: code, Message: entry[1] }]
  })
  const [first] = found
  if (first === undefined) throw new Error(`${command} has no such error.`)
  return new OctethError(
    first.status,
    found.map(({ Code, Message }) => ({ Code, Message })),
  )
}

export function commonError(
  what: OctethCommonError,
  message: string,
  headers?: Record<string, string>,
): OctethError {
  const [status, code] = OCTETH_COMMON_ERRORS[what]
  return new OctethError(status, [{ Code: code, Message: message }], headers)
}

/** @param command Undefined while nobody knows which was meant. */
export function failureBody(
  command: OctethCommand | undefined,
  { errors }: OctethError,
): OctethFailure {
  if (command === 'journeys.delete') {
    return { Success: false, ErrorCode: errors.map(({ Code }) => Code) }
  }
  if (command === 'journey.action.subscribers') {
    return { Success: false, ErrorCode: [...errors] }
  }
  const Errors = [...errors]
  return command === 'journey.copytouser' ? { Success: false, Errors } : { Errors }
}
