import assert from 'node:assert/strict'
import { it } from 'node:test'
import { memoryStore } from '../../src/endpoint/memory-store.ts'

it('adds only what is not there', async () => {
  const store = memoryStore()
  assert.equal(await store.add('k', 'a', 10), true)
  assert.equal(await store.add('k', 'b', 10), false)
  assert.equal(await store.get('k'), 'a')
  await store.delete('k')
  assert.equal(await store.get('k'), null)
  assert.equal(await store.add('k', 'b', 10), true)
})

it('forgets on time', async () => {
  let time = 0
  const store = memoryStore({ now: () => new Date(time) })
  await store.set('k', 'a', 10)
  time = 9_999
  assert.equal(await store.get('k'), 'a')
  time = 10_000
  assert.equal(await store.get('k'), null)
  assert.equal(await store.add('k', 'b', 10), true)
})

it('stays bounded: what has ended goes first, then what is oldest', async () => {
  let time = 0
  const store = memoryStore({ maxEntries: 3, now: () => new Date(time) })
  await store.set('short', 'x', 1)
  await store.set('a', 'x', 100)
  await store.set('b', 'x', 100)
  time = 2_000
  await store.set('c', 'x', 100)
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map(store.get)), ['x', 'x', 'x'])
  await store.set('a', 'y', 100)
  await store.set('d', 'x', 100)
  assert.deepEqual(await Promise.all(['a', 'b', 'c', 'd'].map(store.get)), ['y', null, 'x', 'x'])
})

it('holds no more than its bound under a flood', async () => {
  const store = memoryStore({ maxEntries: 100 })
  for (let i = 0; i < 5_000; i += 1) await store.add(`k${i}`, 'x', 100)
  const kept = await Promise.all(Array.from({ length: 5_000 }, (_, i) => store.get(`k${i}`)))
  assert.equal(kept.filter((value) => value !== null).length, 100)
})
