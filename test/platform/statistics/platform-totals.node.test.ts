import assert from 'node:assert/strict'
import { it } from 'node:test'
import { EFFECT_KINDS } from '../../../src/platform/effects/effect.ts'
import { readTotals } from '../../../src/platform/statistics/platform-totals-store.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from '../enrollments/engine-fixture.ts'

const MAIL = { type: 'ACTION', kind: 'SendEmail', config: { EmailID: 1 } } as const

onBothDatabases('the figures of the whole platform', (db) => {
  /** Only what is not nothing. */
  const read = async () => {
    const { enrollments, steps, effects, refusals } = await readTotals(db())
    const some = (all: { found: number }[]) => all.filter(({ found }) => found > 0)
    return {
      enrollments: some(enrollments),
      steps,
      effects: some(effects),
      refusals: some(refusals),
    }
  }

  it('have each kind, also where there is none', async () => {
    const { enrollments, effects, refusals, steps } = await readTotals(db())
    const all = [...enrollments, ...effects, ...refusals]
    assert.ok(all.every(({ found }) => found === 0))
    assert.deepEqual(
      [enrollments.length, effects.length, refusals.length, steps],
      [5, 4 * EFFECT_KINDS.length, 9, 0],
    )
  })

  it('count runs, their steps, what these set going, and who was refused', async () => {
    const drawn = draw(
      { start: on('go'), mail: MAIL, day: { type: 'WAIT', config: { duration: 1, unit: 'day' } } },
      [
        ['start', 'mail'],
        ['mail', 'day'],
      ],
    )
    for (const [n, workspace] of [await engineFixture(db()), await engineFixture(db())].entries()) {
      const { journey, lead, tell, pass, ctx } = workspace
      await journey(n === 0 ? drawn : draw({ start: on('go') }, []))
      const leads = [await lead(), await lead()]
      for (const id of leads) await tell(id, 'go')
      await tell(leads[0]!, 'go', { occurredAt: ctx.now() })
      await tell(leads[0]!, 'go', { occurredAt: ctx.now() })
      if (n === 0) await pass(0)
    }
    const rows = await db().selectFrom('enrollment_step').selectAll().execute()
    assert.deepEqual(await read(), {
      enrollments: [
        { status: 'active', found: 2 },
        { status: 'completed', found: 2 },
      ],
      steps: rows.length,
      effects: [{ kind: 'mail', state: 'queued', found: 2 }],
      refusals: [
        { reason: 'inside', found: 2 },
        { reason: 'entered-before', found: 2 },
      ],
    })
  })
})
