import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const EXIT = { type: 'EXIT' } as const
const LEADS = 30

onBothDatabases('an event, and the time that is up in the same moment:', (db) => {
  it('each lead goes one of the two ways, once', async () => {
    const fixture = await engineFixture(db())
    const drawn = draw(
      {
        start: on('go'),
        wait: {
          type: 'WAIT_FOR_EVENT',
          config: { eventName: 'paid', timeout: { amount: 1, unit: 'hour' } },
        },
        event: EXIT,
        timeout: EXIT,
      },
      [
        ['start', 'wait'],
        ['wait', 'event', 'event'],
        ['wait', 'timeout', 'timeout'],
      ],
    )
    const { id } = await fixture.journey(drawn)
    const leads: string[] = []
    while (leads.length < LEADS) leads.push(await fixture.lead())
    for (const lead of leads) await fixture.tell(lead, 'go')
    fixture.ctx.clock.passMinutes(60)
    await Promise.all([
      ...leads.map((lead) => fixture.tell(lead, 'paid')),
      ...Array.from({ length: 3 }, () => fixture.moveAll()),
    ])
    await fixture.moveAll()
    const ledger = await fixture.ledger(id, drawn)
    const walks = Array.from({ length: ledger.length / 3 }, (_, n) =>
      ledger.slice(3 * n, 3 * n + 3).join(', '),
    )
    assert.equal(walks.length, LEADS)
    for (const walk of walks) {
      assert.match(walk, /^start entered, wait (event|timeout) \1, \1 exit$/)
    }
    assert.deepEqual(fixture.failures, [])
  })
})
