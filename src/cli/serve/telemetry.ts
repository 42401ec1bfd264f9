import type { Instrument } from '../../endpoint/instruments/instrument.ts'
import { openMetrics } from './metrics.ts'
import type { AnswerObserver } from './access-log.ts'
import type { Running } from './running.ts'
import type { ServeContext } from './serve-options.ts'
import type { SessionSource } from './session-source.ts'

/** What measures this server. */
export interface Telemetry {
  instruments: readonly Instrument[]
  /** Told of every answer of both ports. */
  onAnswer?: AnswerObserver
}

/**
 * Spans where OpenTelemetry's API is installed, which costs nothing as long as
 * no SDK is registered with it (`node --import ./tracing.js`); metrics of
 * Prometheus where a port is given for them.
 */
export async function openTelemetry(
  context: ServeContext,
  running: Running,
  source: Pick<SessionSource, 'readTotals'>,
): Promise<Telemetry> {
  const metrics = await openMetrics(context, running, source)
  return {
    instruments: [...(await spans()), ...(metrics?.instruments ?? [])],
    ...(metrics && { onAnswer: metrics.onAnswer }),
  }
}

async function spans(): Promise<Instrument[]> {
  try {
    const { openTelemetryInstrument } =
      await import('../../endpoint/instruments/open-telemetry-instrument.ts')
    return [openTelemetryInstrument()]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return []
    throw error
  }
}
