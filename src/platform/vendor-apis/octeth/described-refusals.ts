import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'
import {
  OCTETH_COMMON_ERRORS,
  OCTETH_ERRORS,
  OCTETH_SUBSCRIBERS_NOT_FOUND,
} from '../../../wire/vendors/octeth/errors.ts'
import type { OctethCommonError } from '../../../wire/vendors/octeth/errors.ts'

const COMMON: Readonly<Partial<Record<OctethCommonError, string>>> = {
  unreadable: 'The body cannot be read',
  'unknown-command': 'Command is not that of the route',
  unauthorized: 'The credential is missing or not valid',
  'session-expired': 'The session has expired',
  forbidden: 'Not enough privileges',
  'too-large': 'The body has more than 1 MiB',
  invalid: 'Another parameter, or the journey itself, is not valid',
  'too-many-requests': 'More than 100 requests in 60 seconds, or 5,000 events',
}

/** By status, a list in Markdown of what the numbers mean that come with it. */
export function octethRefusals(command: OctethCommand): Record<number, string> {
  const common = Object.entries(COMMON).map(([what, message]) => {
    const [status, code] = OCTETH_COMMON_ERRORS[what as OctethCommonError]
    return { status, code, message }
  })
  const tables: Readonly<Record<number, readonly [number, string]>>[] = [OCTETH_ERRORS[command]]
  if (command === 'journey.action.subscribers') tables.push(OCTETH_SUBSCRIBERS_NOT_FOUND)
  const own = tables.flatMap((table) =>
    Object.entries(table).map(([code, [status, message]]) => ({ status, code, message })),
  )
  const byStatus: Record<number, string> = {}
  for (const { status, code, message } of [...own, ...common]) {
    const before = byStatus[status]
    byStatus[status] = `${before === undefined ? '' : `${before}\n`}- \`${code}\` ${message}`
  }
  return byStatus
}
