import assert from 'node:assert/strict'
import { it } from 'node:test'
import { memoryCounter } from '../../src/endpoint/rate-limits/memory-counter.ts'

const rate = { name: 'test', limit: 2, windowSeconds: 60 }
const range = (count: number) => Array.from({ length: count }, (_, index) => index)

it('keeps no more keys than told: in a crowd the new ones share counts', async () => {
  const counter = memoryCounter(rate, 3)
  for (const key of ['aa1', 'ab1', 'ac1']) assert.equal((await counter.count(key)).over, false)
  // Known ones count on as before.
  assert.equal((await counter.count('aa1')).over, false)
  assert.equal((await counter.count('aa1')).over, true)
  // New ones that begin alike are one.
  assert.equal((await counter.count('xx1')).over, false)
  assert.equal((await counter.count('xx2')).over, false)
  assert.equal((await counter.count('xx3')).over, true)
  assert.equal((await counter.count('xy3')).over, false)
})

it('counts each for itself again when the crowd has gone', async (context) => {
  context.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() })
  const counter = memoryCounter(rate, 3)
  for (const n of range(50)) await counter.count(`xx${n}`)
  assert.equal((await counter.count('xx-late')).over, true)
  context.mock.timers.tick(60_000)
  for (const n of range(3)) assert.equal((await counter.count(`xx${n}`)).over, false)
})

it('grows no further under a flood', { timeout: 60_000 }, async () => {
  const counter = memoryCounter(rate, 1000)
  const shared = new Set<string>()
  for (const n of range(20_000)) {
    const key = `${(n % 64).toString(16).padStart(2, '0')}-${n}`
    if ((await counter.count(key)).over) shared.add(key.slice(0, 2))
  }
  // 64 beginnings, each long over its limit: all that came later were counted by them.
  assert.equal(shared.size, 64)
})
