import { Hono } from 'hono'
import type { Registry } from 'prom-client'
import type { Instrument } from '../../endpoint/instruments/instrument.ts'
import { toNodeListener } from '../../node/node-listener.ts'
import { safeHeaders } from '../../platform/safe-headers.ts'
import { requirePeers } from '../missing-peers.ts'
import type { AnswerObserver } from './access-log.ts'
import { listen } from './listen.ts'
import { metricsUrl } from './public-urls.ts'
import type { Running } from './running.ts'
import type { ServeContext } from './serve-options.ts'
import type { SessionSource } from './session-source.ts'

interface Metrics {
  instruments: Instrument[]
  onAnswer: AnswerObserver
}

/**
 * `GET /metrics` on a port of its own, so that what a proxy shows to the world
 * never has it: the endpoint's metrics, those of both ports, the process's, and
 * what the platform has of journeys, calendars and files.
 */
export async function openMetrics(
  { flags, settings, log }: ServeContext,
  running: Running,
  { readTotals, fileFailures }: Pick<SessionSource, 'readTotals' | 'fileFailures'>,
): Promise<Metrics | null> {
  const { metricsPort: port } = flags
  if (port === undefined) return null
  requirePeers('--metrics-port', ['metrics'])
  const host = settings.SESSIONFRAME_HOST
  const listener = running.addListener(await listen({ host, port, flag: '--metrics-port' }))
  const { collectDefaultMetrics, Histogram, Registry } = await import('prom-client')
  const { prometheusInstrument } =
    await import('../../endpoint/instruments/prometheus-instrument.ts')
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'sessionframe_http_request_duration_seconds',
    help: 'Requests to the site and to the platform, whatever they asked for.',
    labelNames: ['server', 'method', 'status'],
    registers: [registry],
  })
  if (readTotals) {
    const { gaugePlatform } = await import('./platform-gauges.ts')
    gaugePlatform(registry, readTotals, { log })
  }
  if (fileFailures) {
    const { countFileFailures } = await import('./file-counter.ts')
    countFileFailures(registry, fileFailures)
  }
  const app = metricsApp(registry)
  const fetch = (request: Request) => app.fetch(request)
  const onError = (error: unknown) => log.error({ err: error }, 'the metrics failed to answer')
  listener.answerWith(toNodeListener(fetch, { onError }))
  log.info({ metrics: metricsUrl(settings, listener.port) }, 'metrics')
  return {
    instruments: [prometheusInstrument(registry)],
    onAnswer: ({ server, method, status, ms }) =>
      answers.observe({ server, method, status: String(status) }, ms / 1000),
  }
}

export function metricsApp(registry: Pick<Registry, 'metrics' | 'contentType'>): Hono {
  const routes = new Hono()
  routes.use(safeHeaders)
  routes.get('/metrics', async (context) =>
    context.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  )
  return routes
}
