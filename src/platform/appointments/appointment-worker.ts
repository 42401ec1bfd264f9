import type { PlatformContext } from '../context.ts'
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
): { stop(): Promise<void> } {
  const run = async () => {
    try {
      const declined = await declineOverdue(ctx)
      if (declined > 0) log.info({ declined }, 'bookings were not approved in time')
    } catch (err) {
      log.error({ err }, 'bookings could not be declined')
    }
  }
  let underWay = run()
  const timer = setInterval(() => {
    underWay = underWay.then(run)
  }, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
