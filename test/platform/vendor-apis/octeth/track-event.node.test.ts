import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { createJourney } from '../../../../src/platform/journeys/create-journey.ts'
import { publishAndActivate } from '../../../../src/platform/journeys/publish-journey.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { draw, on } from '../../enrollments/engine-fixture.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture } from './octeth-fixture.ts'

onBothDatabases('event.track', (db) => {
  let fixture: OctethFixture
  before(async () => {
    fixture = await openOctethFixture(db())
  })
  after(() => fixture.close())

  const track = (parameters: object) =>
    fixture.send({
      method: 'POST',
      path: '/api/v1/event',
      body: { APIKey: fixture.keys.user, ...parameters },
    })
  const codes = async (parameters: object) => {
    const { status, json } = await track(parameters)
    const { Errors } = json as { Errors: { Code: number }[] }
    return [status, ...Errors.map(({ Code }) => Code)]
  }
  const leads = () =>
    db()
      .selectFrom('lead')
      .select(['id', 'external_id', 'anonymous_id', 'lead_group_id', 'values'])
      .where('workspace_id', '=', fixture.workspaceId)
      .orderBy('number')
      .execute()

  it('knows who it is by id, e-mail or visitor, and makes a lead once, by many at once too', async () => {
    const Email = 'ada@example.test'
    const all = await Promise.all(
      Array.from({ length: 12 }, () =>
        track({ Event: 'hello', Email, ID: 'u1', ListID: fixture.listId }),
      ),
    )
    assert.ok(all.every(({ status }) => status === 200))
    await track({ event: 'hello', email: 'ADA@example.test', uuid: 'v1' })
    await track({ event: 'hello', uuid: 'v1' })
    await track({ event: 'hello', id: 'u2', uuid: 'v1' })
    const [ada, other, ...rest] = await leads()
    assert.equal(rest.length, 0)
    assert.deepEqual(
      [ada!.external_id, ada!.anonymous_id, ada!.values],
      ['u1', 'v1', { email: Email }],
    )
    assert.ok(ada!.lead_group_id)
    assert.deepEqual([other!.external_id, other!.anonymous_id], ['u2', null])
  })

  it('lets a lead into the journeys that wait for it, unless it is to be silent', async () => {
    const { ctx, workspaceId } = fixture
    const { graph } = draw({ start: on('bought') }, [])
    const rules = { entryMode: 'every_time' } as const
    const { id } = await createJourney(ctx, workspaceId, { name: 'J', graph, rules })
    await publishAndActivate(ctx, workspaceId, id, 'activate')
    const entered = async () =>
      (await db().selectFrom('enrollment').select('id').where('journey_id', '=', id).execute())
        .length
    const event = { Event: 'bought', ID: 'buyer' }
    await track({ ...event, Properties: { isSilent: true } })
    assert.equal(await entered(), 0)
    await track({ ...event, MessageID: 'one' })
    await track({ ...event, MessageID: 'one' })
    assert.equal(await entered(), 1)
    await track(event)
    assert.equal(await entered(), 2)
  })

  it('refuses what its page has no number for by the status', async () => {
    const ID = 'u9'
    assert.deepEqual(await codes({ Event: 'form.submitted', ID }), [422, 422])
    assert.deepEqual(await codes({ Event: 'x\0', ID }), [422, 422])
    assert.deepEqual(await codes({ Event: 'x', ID: 'a'.repeat(256) }), [422, 422])
    assert.deepEqual(await codes({ Event: 'x', ID, Properties: 'x' }), [422, 422])
  })

  it('hears a conversion once, and keeps what JSON can say', async () => {
    const Properties = { 'conversion-id': 'o1', 'conversion-name': 'n', 'conversion-value': 2 }
    for (let n = 0; n < 2; n++) {
      await track({ Event: 'conversion', ID: 'c', Properties: { ...Properties, odd: '\0\uD800' } })
    }
    const heard = await db()
      .selectFrom('event')
      .select('props')
      .where('workspace_id', '=', fixture.workspaceId)
      .where('name', '=', 'conversion')
      .execute()
    assert.deepEqual(heard, [{ props: { ...Properties, odd: '\0\uD800' } }])
    assert.deepEqual(fixture.failures, [])
  })
})
