import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import * as fc from 'fast-check'
import { onBothDatabases } from '../../../harness/databases.ts'
import { serveFlownally } from './serve-flownally.ts'
import type { FlownallyServer } from './serve-flownally.ts'

/** A database answers each of them, so there are few. */
const RUNS = { numRuns: 25 }

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('start', 'wait', 'contact_created', 'once', '__proto__', '\0', 'a\ud800', ''),
)
const word = text.filter((one) => one !== '')
const json = fc.oneof(fc.jsonValue({ maxDepth: 2 }), text)
const trigger = fc.record({ type: word, conditions: fc.dictionary(text, json, { maxKeys: 2 }) })
const mode = fc.constantFrom('once', 'once_at_a_time', 'every_time')
const data = fc.record(
  { triggerConfig: fc.oneof(trigger, json), entryMode: mode, triggerType: text, duration: json },
  { requiredKeys: [] },
)
const node = fc.record(
  { id: word, type: word, data: fc.oneof(data, json), position: json },
  { requiredKeys: ['id', 'type'] },
)
const edge = fc.record(
  { id: json, source: text, target: text, sourceHandle: json },
  { requiredKeys: [] },
)
const definition = fc.record({
  nodes: fc.uniqueArray(node, { maxLength: 4, selector: ({ id }) => id }),
  edges: fc.array(edge, { maxLength: 4 }),
})
const draft = fc.record(
  {
    name: fc.oneof(text, json),
    definition: fc.oneof({ weight: 4, arbitrary: definition }, { weight: 1, arbitrary: json }),
    triggerConfig: fc.oneof({ weight: 4, arbitrary: trigger }, { weight: 1, arbitrary: json }),
    entryMode: fc.oneof({ weight: 4, arbitrary: mode }, { weight: 1, arbitrary: text }),
  },
  { requiredKeys: [] },
)

onBothDatabases("whatever is sent to Flownally's routes", (db) => {
  let server: FlownallyServer
  before(async () => {
    server = await serveFlownally(db())
  })
  after(() => server.close())

  // `ask` refuses every answer of 5xx.
  it('as a draft is taken or refused, and is then read, published and listed', async () => {
    const { ask } = await server.tenant()
    const made = await ask('POST', '/v1/journeys', { body: { name: 'Any' } })
    const url = `/v1/journeys/${made.body.id}`
    let taken = 0
    await fc.assert(
      fc.asyncProperty(draft, async (body) => {
        await ask('POST', '/v1/journeys', { body })
        const { status } = await ask('PATCH', url, { body })
        assert.ok([200, 400, 422].includes(status))
        if (status === 200) taken++
        const { definition, triggerConfig, entryMode } = (await ask('GET', url)).body
        // What is read can be sent back, and changes nothing.
        const again = { definition, triggerConfig, entryMode }
        assert.equal((await ask('PATCH', url, { body: again })).status, 200)
        assert.deepEqual((await ask('GET', url)).body.definition, definition)
        await ask('POST', `${url}/publish`)
        await ask('GET', `${url}/versions?pageSize=2`)
      }),
      RUNS,
    )
    assert.ok(taken > 0)
    assert.equal((await ask('GET', '/v1/journeys')).status, 200)
  })

  it('as an id or a page is answered', async () => {
    const { ask } = await server.tenant()
    await fc.assert(
      fc.asyncProperty(text, text, async (one, two) => {
        const [id, page] = [one, two].map((part) =>
          encodeURIComponent(part.replaceAll(/\p{Surrogate}/gu, '?')),
        )
        await ask('GET', `/v1/journeys/${id}`)
        await ask('GET', `/v1/journeys/${id}/versions?pageToken=${page}`)
        await ask('GET', `/v1/journeys?pageSize=${id}&pageToken=${page}`)
        await ask('GET', `/v1/journeys/versions/${page}`)
      }),
      RUNS,
    )
  })
})
