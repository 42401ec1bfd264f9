import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onBothDatabases } from '../../harness/databases.ts'
import { mailFixture } from './mail-fixture.ts'

onBothDatabases('a mail server that knows its addresses', (db) => {
  /** What becomes of a mail to whom the server refuses in these words, and of its lead. */
  async function refused(text: string, told: string) {
    await using fixture = await mailFixture(db())
    const journey = await fixture.mailJourney('S', 'H')
    const leadId = await fixture.lead({ email: 'ada@example.com' })
    fixture.smtp.behaveTo = () => ({ code: 550, text })
    await fixture.enrol(journey.id, leadId)
    await using _ = await fixture.work()
    await fixture.told(told)
    const [effect] = await fixture.effects()
    const { suppressed } = await db()
      .selectFrom('lead')
      .select('suppressed')
      .where('id', '=', leadId)
      .executeTakeFirstOrThrow()
    const names = (await fixture.events(leadId)).map(({ name }) => name)
    const heard = names.filter((name) => name !== 'journey.completed')
    return { state: effect?.state, suppressed, heard }
  }

  it('is heard like a bounce where it says that the address is none', async () => {
    assert.deepEqual(
      await refused('5.1.1 <ada@example.com>: no such user', 'an effect has ended'),
      {
        state: 'dropped',
        suppressed: true,
        heard: ['email.bounced', 'lead.suppressed'],
      },
    )
  })

  it('is not where it takes no mail for anybody from here', async () => {
    for (const text of ['5.7.1 relaying denied', 'no']) {
      const nothing = { state: 'failed', suppressed: false, heard: [] }
      assert.deepEqual(await refused(text, 'an effect was given up'), nothing)
    }
  })
})
