import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as fc from 'fast-check'
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

it('gives up the entry that was written first, however they came and went', async () => {
  const key = fc.integer({ min: 0, max: 9 }).map(String)
  const steps = fc.array(fc.tuple(fc.constantFrom('set', 'add', 'delete'), key), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const store = memoryStore({ maxEntries: 4 })
      let kept: string[] = []
      for (const [step, name] of all) {
        if (step === 'delete') await store.delete(name)
        else await store[step](name, name, 60)
        const stays = step === 'add' && kept.includes(name)
        if (!stays) kept = kept.filter((one) => one !== name)
        if (!stays && step !== 'delete') kept = [...kept, name].slice(-4)
        for (let at = 0; at < 10; at += 1) {
          assert.equal((await store.get(String(at))) !== null, kept.includes(String(at)))
        }
      }
    }),
  )
})
