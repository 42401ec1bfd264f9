import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createSlots } from '../../src/endpoint/upstream-guard/slots.ts'

const never = new AbortController().signal

it('gives so many, then lets wait, in their order', async () => {
  const slots = createSlots(2, 10_000)
  const first = await slots.take(never)
  const second = await slots.take(never)
  assert.ok(first && second)
  const order: string[] = []
  const third = slots.take(never).then((release) => (order.push('third'), release))
  const fourth = slots.take(never).then((release) => (order.push('fourth'), release))
  await new Promise(setImmediate)
  assert.deepEqual(order, [])
  second()
  const release = await third
  assert.deepEqual(order, ['third'])
  release?.()
  assert.ok(await fourth)
})

it('counts a slot once that is given back twice', async () => {
  const slots = createSlots(1, 20)
  const release = await slots.take(never)
  release?.()
  release?.()
  assert.ok(await slots.take(never))
  assert.equal(await slots.take(never), null)
})

it('lets nobody wait for long, and forgets who left', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const slots = createSlots(1, 1_000)
  const release = await slots.take(never)
  const waiting = slots.take(never)
  context.mock.timers.tick(999)
  const later = slots.take(never)
  context.mock.timers.tick(1)
  assert.equal(await waiting, null)
  release?.()
  assert.ok(await later)
})

it('lets who hangs up leave the queue, or not enter it', async () => {
  const slots = createSlots(1, 10_000)
  const release = await slots.take(never)
  const visitor = new AbortController()
  const gone = slots.take(visitor.signal)
  const patient = slots.take(never)
  visitor.abort()
  assert.equal(await gone, null)
  release?.()
  assert.ok(await patient)
  assert.equal(await slots.take(visitor.signal), null)
})
