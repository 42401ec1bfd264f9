import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { EndpointStore } from '../../src/endpoint/endpoint-store.ts'
import { memoryStore } from '../../src/endpoint/memory-store.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { LEAD, makeEndpoint, post } from './endpoint-fixture.ts'

/** A store that somebody has written, with all that ever came to it. */
function watched(inner = memoryStore()): { store: EndpointStore; written: string[] } {
  const written: string[] = []
  const store: EndpointStore = {
    get: (key) => inner.get(key),
    add: (key, value, ttl) => (written.push(key, value), inner.add(key, value, ttl)),
    set: (key, value, ttl) => (written.push(key, value), inner.set(key, value, ttl)),
    delete: (key) => inner.delete(key),
  }
  return { store, written }
}

async function startTwice(store: EndpointStore): Promise<SessionCreated[]> {
  const { endpoint } = makeEndpoint({ store })
  // The same request, then another of the same lead: all three kinds of memory are read.
  const [first, other] = [await post(), await post()]
  const answers = [await endpoint(first.clone()), await endpoint(first), await endpoint(other)]
  return Promise.all(answers.map(async (answer) => (await answer.json()) as SessionCreated))
}

it('no store but the own memory gets a publicUrl, an upstream id or a lead', async () => {
  const { store, written } = watched()
  const [session] = await startTwice(store)
  assert.ok(session)
  assert.ok(written.length >= 6, 'something was stored')
  const all = written.join('\n')
  for (const secret of [session.publicUrl, 'upstream-secret-id', session.sessionId, `"${LEAD}"`])
    assert.equal(all.includes(secret), false)
})

it('what is remembered is the same, sealed or not', async () => {
  for (const store of [memoryStore(), watched().store]) {
    const [first, again, resumed] = await startTwice(store)
    assert.deepEqual(again, first)
    assert.equal(resumed?.publicUrl, first?.publicUrl)
    assert.equal(resumed?.sessionId, first?.sessionId)
  }
})
