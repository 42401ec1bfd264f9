import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { openPostgres } from '../../src/database/open-postgres.ts'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { toJourneyText } from '../../src/platform/journeys/journey-id.ts'
import { editJourney } from '../../src/platform/journeys/edit-journey.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { draw, engineFixture, on } from '../platform/enrollments/engine-fixture.ts'

const DAY = { type: 'WAIT', config: { duration: 1, unit: 'day' } } as const
const DRAWN = draw({ start: on('go'), wait: DAY, end: { type: 'EXIT' } }, [
  ['start', 'wait'],
  ['wait', 'end'],
])
const COLUMNS =
  'entered waiting completed stopped abandoned failed conversions revenue mails opened clicked'

describe('sessionframe journeys stats', () => {
  const kept = new AsyncDisposableStack()
  let url = ''
  let database: OpenDatabase
  let journey = { id: '', number: 0 }
  before(async () => {
    const server = kept.use(await findPostgresServer())
    url = kept.use(await migratedDatabase(server.url)).url
    database = await openPostgres(url)
    kept.defer(() => database.close())
    await migrateToLatest(database.db)
    const { ctx, workspaceId, ...fixture } = await engineFixture(database.db)
    journey = await fixture.journey(DRAWN)
    await editJourney(ctx, workspaceId, journey.id, { name: 'Wel\tcome' })
    const [first, second] = [await fixture.lead(), await fixture.lead()]
    await fixture.tell(first, 'go')
    await fixture.tell(first, 'conversion', { props: { value: 12.5 } })
    await fixture.pass(25)
    await fixture.tell(second, 'go')
  })
  after(() => kept.disposeAsync())

  const run = (...args: string[]) =>
    runCommand(['journeys', 'stats', ...args], { env: { DATABASE_URL: url } })
  const rows = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args)
    assert.equal(code, 0, stderr)
    return stdout
      .trimEnd()
      .split('\n')
      .map((text) => text.split('\t').join(' '))
  }

  it('prints every journey, or one with its steps and days, by each of its ids', async () => {
    const { id, number } = journey
    assert.deepEqual(await rows(), [
      `id state ${COLUMNS} name`,
      `${number} active 2 1 1 0 0 0 1 12.5 0 0 0 Wel come`,
    ])
    for (const spelling of [String(number), id, toJourneyText(id)]) {
      const [head, columns, ...lines] = await rows(spelling)
      assert.equal(head, `journey ${number} active Wel come`)
      assert.equal(columns, ` ${COLUMNS}`)
      assert.deepEqual(
        lines.map((line) => line.replace(/^\d+ (?=[A-Z])/, '')),
        [
          'all 2 1 1 0 0 0 1 12.5 0 0 0',
          'TRIGGER 2 0 2 0 0 0 0 0 0 0 0',
          'WAIT 2 1 1 0 0 0 0 0 0 0 0',
          'EXIT 1 0 1 0 0 0 0 0 0 0 0',
          '2026-11-23 1 0 1 0 0 0 1 12.5 0 0 0',
          '2026-11-24 1 1 0 0 0 0 0 0 0 0 0',
        ],
      )
    }
  })

  it('counts within days', async () => {
    const line = async (...args: string[]) => (await rows(...args))[1]
    const none = `${journey.number} active 0 0 0 0 0 0 0 0 0 0 0 Wel come`
    const last = `${journey.number} active 1 1 0 0 0 0 0 0 0 0 0 Wel come`
    assert.equal(await line('--from', '2026-11-24', '--to', '2026-11-24'), last)
    assert.equal(await line('--to', '2026-11-22'), none)
  })

  it('has all of it as JSON', async () => {
    const [text = ''] = await rows(journey.id, '--json')
    const { total, days, steps, ...names } = JSON.parse(text) as {
      total: { entered: number; mails: object }
      days: { day: string; entered: number }[]
      steps: { id: string; number: number; what: string; waiting: number }[]
    }
    const { id, number } = journey
    assert.deepEqual(names, { id, number, name: 'Wel\tcome', state: 'active' })
    assert.equal(total.entered, 2)
    assert.equal(Object.keys(total.mails).length, 12)
    assert.deepEqual(
      days.map(({ day, entered }) => [day, entered]),
      [
        ['2026-11-23', 1],
        ['2026-11-24', 1],
      ],
    )
    assert.deepEqual(
      steps.map(({ id, what, waiting }) => [DRAWN.names.get(id), what, waiting]),
      [
        ['start', 'TRIGGER', 0],
        ['wait', 'WAIT', 1],
        ['end', 'EXIT', 0],
      ],
    )
    const [all = ''] = await rows('--json')
    const { entered, revenue } = JSON.parse(all) as { entered: number; revenue: number }
    assert.deepEqual({ entered, revenue }, { entered: 2, revenue: 12.5 })
  })

  it('refuses what is no journey and no day', async () => {
    for (const [args, code, words] of [
      [['no-such'], 1, /no journey no-such .*journeys stats/],
      [['--from', '2026-02-30'], 2, /2026-11-21/],
      [['--from', '2026-11-25', '--to', '2026-11-24'], 2, /--from is a later day/],
    ] as const) {
      const finished = await run(...args)
      assert.equal(finished.code, code, finished.stderr)
      assert.match(finished.stderr, words)
    }
  })
})
