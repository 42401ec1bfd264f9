/** What autosaving costs while ten thousand people have a form open. */
import { DemoServer } from '../../test/harness/demo-server.ts'
import { longForm } from '../../test/harness/long-form.ts'
import { findPostgresServer } from '../../test/harness/postgres-server.ts'
import { throwAwayDatabase } from '../../test/harness/throw-away-database.ts'
import type { Answer } from '../common/report.ts'
import { percentile } from '../common/statistics.ts'
import { table, whole } from '../common/table.ts'
import { again, openSessions } from './open-sessions.ts'
import type { OpenForm } from './open-sessions.ts'
import { saveOpenly, textOf } from './save-openly.ts'
import type { Saved } from './save-openly.ts'

/** Saves a second. Ten thousand people who each answer a question every 25 seconds make 400. */
const RATES = [50, 100, 200, 400]
const SECONDS = 20
/** Before it counts. */
const WARM_UP = { rate: 50, seconds: 5 }
/** Sessions of which is looked whether the last acknowledged answer is there. */
const LOOKED_AT = 200

/** Nobody who types waits for a save; what takes longer than this is seen to be saved late. */
const GOAL = { rate: 200, ms: 250 }

interface Row {
  database: string
  rate: number
  saved: Saved
}

export async function forms(sessions: number): Promise<Answer> {
  await using server = await findPostgresServer()
  await using place = await throwAwayDatabase(server.url)
  const rows: Row[] = []
  const failed: string[] = []
  for (const [database, env] of [
    ['PGlite', {}],
    ['PostgreSQL', { DATABASE_URL: place.url }],
  ] as const) {
    const platform = await DemoServer.start(env, { forms: [longForm] })
    try {
      console.log(`forms: ${database}, ${sessions} sessions are opened`)
      const opened = await openSessions(platform, sessions)
      const field = await firstField(opened[0])
      await saveOpenly(opened, { field, ...WARM_UP })
      for (const rate of RATES) {
        const saved = await saveOpenly(opened, { field, rate, seconds: SECONDS })
        rows.push({ database, rate, saved })
        console.log(`forms: ${database}, ${rate} a second, ${whole(saved.took.length)} saved`)
      }
      const lost = await countLost(opened, field)
      if (lost > 0) failed.push(`${database}: ${lost} acknowledged answers are not there`)
    } finally {
      await platform.stop()
    }
  }
  return report(rows, sessions, failed)
}

function report(rows: readonly Row[], sessions: number, failed: string[]): Answer {
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const refused = rows.flatMap(({ database, rate, saved }) =>
    [...saved.refused].map(
      ([status, count]) => `${database} at ${rate} a second: ${count} × status ${status}`,
    ),
  )
  const text = [
    `${whole(sessions)} open sessions of a form of forty questions, ${SECONDS} s at each rate. The server, the database and what asks share the machine.`,
    table(
      ['saves that come a second', 'answered a second', 'p50', 'p99', 'the longest'],
      rows.map(({ database, rate, saved: { took, perSecond } }) => [
        `${database}, ${rate}`,
        whole(perSecond),
        ms(percentile(took, 50)),
        ms(percentile(took, 99)),
        ms(percentile(took, 100)),
      ]),
    ),
    refused.length === 0 ? 'None was refused.' : `Refused: ${refused.join('; ')}.`,
    `Of ${LOOKED_AT} sessions the last acknowledged answer is ${failed.length === 0 ? 'there' : 'not always there'}.`,
  ].join('\n\n')
  const none = (what: string, list: readonly string[]) => ({ what, value: list.length, atMost: 0 })
  return {
    text,
    failed: [...failed, ...refused],
    goals: [
      none('databases with acknowledged answers that are lost', failed),
      none('rates at which a save is refused', refused),
      ...rows
        .filter(({ rate }) => rate === GOAL.rate)
        .map(({ database, saved: { took } }) => ({
          what: `${database}, ${GOAL.rate} saves a second, p99`,
          value: percentile(took, 99),
          atMost: GOAL.ms,
          unit: 'ms',
          timed: true,
        })),
    ],
  }
}

interface PageData {
  form: { pages: { fields: { id: string }[] }[] }
  values: Record<string, unknown>
}

async function pageData({ link }: OpenForm): Promise<PageData> {
  const html = await again(async () => (await fetch(link)).text())
  const [, json] = /<script[^>]*id="sf-data"[^>]*>(.*?)<\/script>/s.exec(html) ?? []
  return JSON.parse(json ?? 'null') as PageData
}

async function firstField(session: OpenForm | undefined): Promise<string> {
  if (session === undefined) throw new Error('no session is open')
  return (await pageData(session)).form.pages[0]?.fields[0]?.id ?? ''
}

/** Of sessions from all over. */
async function countLost(sessions: readonly OpenForm[], field: string): Promise<number> {
  const every = Math.max(1, Math.floor(sessions.length / LOOKED_AT))
  let lost = 0
  for (const session of sessions.filter((_, index) => index % every === 0)) {
    if (session.saves === 0) continue
    const { values } = await pageData(session)
    if (values[field] !== textOf(session.saves)) lost += 1
  }
  return lost
}
