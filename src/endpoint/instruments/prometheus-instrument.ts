import { Counter, Gauge, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'
import type { Instrument, Outcome, Work } from './instrument.ts'

/** Seconds: from an answer out of memory to the longest deadline of an upstream. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/**
 * Counts and times what the endpoint does, in metrics of Prometheus. Labels
 * have few values; nothing of a visitor is among them.
 *
 * @param registry where the metrics are kept; one endpoint for each registry
 * @throws {Error} the registry has metrics of these names already
 * @see https://prometheus.io/docs/practices/naming/
 */
export function prometheusInstrument(registry: Registry): Instrument {
  const registers = [registry]
  const requests = new Histogram({
    name: 'sessionframe_request_duration_seconds',
    help: 'Requests to the endpoint, from their arrival to their answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  })
  const problems = new Counter({
    name: 'sessionframe_problems_total',
    help: 'Answers of the endpoint that were a problem, by its code.',
    labelNames: ['code'],
    registers,
  })
  const calls = new Histogram({
    name: 'sessionframe_upstream_call_duration_seconds',
    help: 'Calls of the upstream, also those that were refused because its circuit is open.',
    labelNames: ['upstream', 'operation', 'outcome'],
    buckets: BUCKETS,
    registers,
  })
  const inFlight = new Gauge({
    name: 'sessionframe_in_flight',
    help: 'Requests and calls of the upstream that have not ended yet.',
    labelNames: ['kind'],
    registers,
  })
  const observe = (work: Work, { code, status }: Outcome, seconds: number) => {
    if (work.kind === 'upstream') {
      const { upstream, operation } = work
      calls.observe({ upstream, operation, outcome: code ?? 'ok' }, seconds)
      return
    }
    const { method, route } = work
    requests.observe({ method, route, status: String(status) }, seconds)
    if (code !== null) problems.inc({ code })
  }
  return {
    begin(work) {
      const begun = performance.now()
      inFlight.inc({ kind: work.kind })
      return {
        end(outcome) {
          inFlight.dec({ kind: work.kind })
          observe(work, outcome, (performance.now() - begun) / 1000)
        },
      }
    },
  }
}
