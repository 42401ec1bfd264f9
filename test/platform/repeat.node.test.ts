import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { TestContext } from 'node:test'
import { repeat } from '../../src/platform/repeat.ts'

/** What has been promised is done, and no time has passed. */
const settled = () => new Promise((done) => setImmediate(done))

const unexpected = (error: unknown) => assert.fail(String(error))

const passing = async ({ mock }: TestContext, ms: number) => {
  mock.timers.tick(ms)
  await settled()
}

describe('repeating', () => {
  it('runs at once, and again when the time has passed', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let runs = 0
    const count = () => Promise.resolve(void (runs += 1))
    const { stop } = repeat(count, { everyMs: 1000, onError: unexpected })
    assert.equal(runs, 1)
    await settled()
    await passing(t, 999)
    assert.equal(runs, 1)
    await passing(t, 1)
    await passing(t, 1000)
    assert.equal(runs, 3)
    await stop()
    await passing(t, 5000)
    assert.equal(runs, 3)
  })

  it('begins none while another is under way, and stops when that has ended', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const ends: (() => void)[] = []
    const slow = () => new Promise<void>((done) => ends.push(done))
    const { stop } = repeat(slow, { everyMs: 1000, onError: unexpected })
    await passing(t, 10_000)
    assert.equal(ends.length, 1)
    let stopped = false
    const stopping = stop().then(() => (stopped = true))
    await settled()
    assert.equal(stopped, false)
    ends[0]?.()
    await stopping
    await passing(t, 10_000)
    assert.equal(ends.length, 1)
  })

  it('tells what fails, and goes on', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const told: unknown[] = []
    const failing = () => Promise.reject(new Error(`no ${told.length + 1}`))
    const { stop } = repeat(failing, { everyMs: 1000, onError: (error) => told.push(error) })
    await settled()
    await passing(t, 1000)
    assert.deepEqual(told.map(String), ['Error: no 1', 'Error: no 2'])
    await stop()
  })
})
