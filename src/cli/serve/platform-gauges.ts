import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import type { PlatformTotals } from '../../platform/statistics/platform-totals-store.ts'

/** Several who ask within so many milliseconds have the tables counted once. */
const FRESH_MS = 10_000

interface Options {
  log: { error(record: object, message: string): void }
  /** Milliseconds since whenever. */
  now?: () => number
}

/**
 * What the database has of journeys and calendars, in all workspaces: gauges, since what is purged
 * is gone from them. Every instance tells the same numbers. Where they cannot be
 * read there are none, and all other metrics stay.
 *
 * @see https://prometheus.io/docs/practices/naming/
 */
export function gaugePlatform(
  registry: Registry,
  readTotals: () => Promise<PlatformTotals>,
  options: Options,
): void {
  const read = remembered(readTotals, options)

  function gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    values: (totals: PlatformTotals) => [labels: Record<Label, string>, value: number][],
  ): void {
    const made = new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const totals = await read()
        // One without labels would be 0, which is a number too.
        if (labelNames.length > 0) made.reset()
        else made.remove()
        if (totals === null) return
        for (const [labels, value] of values(totals)) made.set(labels, value)
      },
    })
  }

  gauge('sessionframe_enrollments', 'Runs of leads through journeys.', ['status'], (totals) =>
    totals.enrollments.map(({ found, ...labels }) => [labels, found]),
  )
  gauge('sessionframe_enrollment_steps', 'Steps that those runs have taken.', [], ({ steps }) => [
    [{}, steps],
  ])
  gauge(
    'sessionframe_effects',
    'Mails, webhooks and text messages that steps of journeys have set going.',
    ['kind', 'state'],
    (totals) => totals.effects.map(({ found, ...labels }) => [labels, found]),
  )
  gauge(
    'sessionframe_enrollment_refusals',
    'How often a lead was not let into a journey.',
    ['reason'],
    (totals) => totals.refusals.map(({ found, ...labels }) => [labels, found]),
  )
  gauge(
    'sessionframe_calendars',
    'Calendars of hosts, by how the last attempt to read them went.',
    ['state'],
    (totals) => totals.calendars.map(({ found, ...labels }) => [labels, found]),
  )
  gauge(
    'sessionframe_calendar_failures',
    'Calendars of hosts whose last attempt failed, by why.',
    ['failure'],
    (totals) => totals.calendarFailures.map(({ found, ...labels }) => [labels, found]),
  )
}

/** Null where it has failed. */
function remembered(
  readTotals: () => Promise<PlatformTotals>,
  { log, now = () => performance.now() }: Options,
): () => Promise<PlatformTotals | null> {
  let last: { at: number; totals: Promise<PlatformTotals | null> } | null = null
  return () => {
    const at = now()
    if (last !== null && at - last.at < FRESH_MS) return last.totals
    const totals = readTotals().catch((error: unknown) => {
      log.error({ err: error }, 'the figures of the platform cannot be read')
      return null
    })
    last = { at, totals }
    return totals
  }
}
