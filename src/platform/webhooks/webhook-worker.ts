import type { PlatformContext } from '../context.ts'
import { beginDue } from './deliver-webhooks.ts'
import type { DeliverOptions } from './deliver-webhooks.ts'
import { deleteEventsBefore } from './delivery-store.ts'

/** How long an event waits at most before somebody looks, in milliseconds. */
const LOOK_EVERY_MS = 2_000
/** Attempts at once, so that a receiver who hangs does not keep the others waiting. */
const AT_ONCE = 20
const SWEEP_EVERY_MS = 60 * 60 * 1000
const KEPT_MS = 30 * 24 * 60 * 60 * 1000

export interface WebhookWorkerOptions extends Omit<DeliverOptions, 'allowedOrigins'> {
  /**
   * Origins inside your network that webhooks may go to, such as
   * `http://127.0.0.1:9000`; all others must be https at a public address.
   */
  allowedOrigins?: readonly string[]
}

export interface WebhookWorker {
  /** Begins nothing more and waits for what is under way, 15 seconds at most. */
  stop(): Promise<void>
}

/**
 * Delivers the webhooks of all workspaces until it is stopped. As many
 * instances as there are may run one each: every delivery is taken by one of
 * them at a time.
 */
export function startWebhookWorker(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  { allowedOrigins = [], ...options }: WebhookWorkerOptions,
): WebhookWorker {
  const deliver = { ...options, allowedOrigins: new Set(allowedOrigins) }
  const underWay = new Set<Promise<void>>()
  let sweptAt = 0
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  const look = async () => {
    const now = ctx.now().getTime()
    if (now - sweptAt >= SWEEP_EVERY_MS) {
      sweptAt = now
      await deleteEventsBefore(ctx.db, new Date(now - KEPT_MS))
    }
    const free = AT_ONCE - underWay.size
    if (free === 0) return
    for (const attempt of await beginDue(ctx, deliver, free)) {
      underWay.add(attempt)
      void attempt.then(() => underWay.delete(attempt))
    }
  }
  const lookAgain = () => {
    looking = look()
      .catch((err: unknown) => options.log.error({ err }, 'webhooks could not be looked for'))
      .then(() => {
        if (!stopped) timer = setTimeout(lookAgain, LOOK_EVERY_MS)
      })
  }
  lookAgain()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
      await Promise.all(underWay)
    },
  }
}
