import type { PlatformContext } from '../context.ts'
import { repeat } from '../repeat.ts'
import type { Repeating } from '../repeat.ts'
import { declineOverdue } from './answer-booking.ts'

const EVERY_MS = 10_000

interface AppointmentLog {
  info(record: object, message: string): void
  error(record: { err: unknown }, message: string): void
}

/**
 * Declines bookings that nobody approved in time, until it is stopped; `stop`
 * waits for what is under way. As many instances as there are may run one each.
 */
export function startAppointmentWorker(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now' | 'sendsMail'>,
  log: AppointmentLog,
): Repeating {
  const decline = async () => {
    const declined = await declineOverdue(ctx)
    if (declined > 0) log.info({ declined }, 'bookings were not approved in time')
  }
  const onError = (err: unknown) => log.error({ err }, 'bookings could not be declined')
  return repeat(decline, { everyMs: EVERY_MS, onError })
}
