import assert from 'node:assert/strict'
import { it } from 'node:test'
import { EVENTS } from '../../../src/platform/events/event.ts'
import { changeJourneyState } from '../../../src/platform/journeys/change-journey-state.ts'
import { editJourney } from '../../../src/platform/journeys/edit-journey.ts'
import { publishAndActivate } from '../../../src/platform/journeys/publish-journey.ts'
import { listListeners } from '../../../src/platform/journeys/running-version-store.ts'
import { listenersOf, triggerFires, wordsOf } from '../../../src/platform/journeys/trigger-fires.ts'
import {
  BREAKGROUND_TRIGGERS,
  FLOWNALLY_TRIGGERS,
  OCTETH_TRIGGERS,
  PAGE_TRIGGERS,
} from '../../../src/platform/journeys/trigger.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'

const TYPES = [
  ...BREAKGROUND_TRIGGERS,
  ...PAGE_TRIGGERS,
  ...OCTETH_TRIGGERS,
  ...FLOWNALLY_TRIGGERS,
  'MOON_PHASE',
  'toString',
]
const NODE = '0199a000-0000-7000-8000-000000000001'
const CONFIG = { eventName: 'paid', pattern: '/', matchType: 'contains', selector: '#a', Value: 7 }
const PROPS = { url: 'https://a.test/', selector: '#a', list: 7, journey: 7, trigger: NODE }

it('whatever fires a trigger asks for a word that the trigger is kept under', () => {
  let fired = 0
  for (const type of TYPES) {
    for (const name of [...Object.values(EVENTS), 'paid', 'other']) {
      const trigger = { nodeId: NODE, type, config: CONFIG }
      if (!triggerFires(trigger, { name, props: PROPS })) continue
      fired++
      const words = new Set(wordsOf(trigger))
      assert.ok(
        listenersOf({ name, props: PROPS }).some((word) => words.has(word)),
        `${type} hears ${name}`,
      )
    }
  }
  assert.ok(fired > 30, `${fired} fired`)
})

it('a word is what the database can keep', () => {
  const of = (eventName: unknown) =>
    wordsOf({ nodeId: NODE, type: 'CUSTOM_EVENT', config: { eventName } })
  assert.deepEqual(of('paid'), [`node ${NODE}`, 'CUSTOM_EVENT paid'])
  for (const wrong of ['a\0b', '\ud800', 'x'.repeat(5000)]) {
    assert.deepEqual(of(wrong), [`node ${NODE}`])
  }
})

onBothDatabases('an event asks those journeys', (db) => {
  it('whose active version it may enter, whatever becomes of them', async () => {
    const fixture = await engineFixture(db())
    const { ctx, workspaceId, journey, lead, tell, runsOf } = fixture
    const drawn = draw({ start: on('go'), end: { type: 'EXIT' } }, [['start', 'end']])
    const { id } = await journey(drawn)
    await journey(draw({ start: on('other'), end: { type: 'EXIT' } }, [['start', 'end']]))
    const asked = async (name: string) =>
      (await listListeners(db(), workspaceId, listenersOf({ name, props: {} }))).map(
        (one) => one.id,
      )

    assert.deepEqual(await asked('go'), [id])
    const [node, ...others] = drawn.graph.nodes
    const graph = { ...drawn.graph, nodes: [{ ...node!, ...on('come') }, ...others] }
    await editJourney(ctx, workspaceId, id, () => ({ graph }))
    assert.deepEqual([await asked('go'), await asked('come')], [[id], []], 'a draft hears nothing')
    await publishAndActivate(ctx, workspaceId, id, 'activate')
    assert.deepEqual([await asked('go'), await asked('come')], [[], [id]])
    await tell(await lead(), 'come')
    assert.equal((await runsOf(id)).length, 1)
    await changeJourneyState(ctx, workspaceId, id, 'pause')
    assert.deepEqual(await asked('come'), [])
    await changeJourneyState(ctx, workspaceId, id, 'activate')
    assert.deepEqual(await asked('come'), [id])
    await changeJourneyState(ctx, workspaceId, id, 'archive')
    assert.deepEqual(await asked('come'), [])
  })

  it('also those that were published before there were words', async () => {
    const { workspaceId, journey, lead, tell, runsOf } = await engineFixture(db())
    const { id } = await journey(
      draw({ start: on('go'), end: { type: 'EXIT' } }, [['start', 'end']]),
    )
    await db()
      .updateTable('journey_listener')
      .set({ word: '*' })
      .where('journey_id', '=', id)
      .where('word', '=', 'CUSTOM_EVENT go')
      .execute()
    assert.deepEqual(
      (await listListeners(db(), workspaceId, [])).map((one) => one.id),
      [id],
    )
    await tell(await lead(), 'go')
    assert.equal((await runsOf(id)).length, 1)
  })
})
