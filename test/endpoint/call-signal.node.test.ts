import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { describe, it } from 'node:test'
import { callSignal } from '../../src/endpoint/call-signal.ts'
import { untilAborted } from '../../src/endpoint/until-aborted.ts'
import { isLate } from '../../src/endpoint/upstream.ts'

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('callSignal', () => {
  it('is aborted by the visitor, with their reason, and that is not late', () => {
    const visitor = new AbortController()
    const { signal } = callSignal(visitor.signal, 60_000)
    assert.equal(isLate(signal), false)
    visitor.abort(new Error('gone'))
    assert.equal((signal.reason as Error).message, 'gone')
    assert.equal(isLate(signal), false)
  })

  it('is aborted at once by a visitor who is gone already', () => {
    assert.equal(callSignal(AbortSignal.abort(), 60_000).signal.aborted, true)
  })

  it('is late when the time is up', async () => {
    const { signal } = callSignal(new AbortController().signal, 5)
    await later(30)
    assert.equal(isLate(signal), true)
  })

  it('is aborted by nothing after its end, and leaves nothing behind', async () => {
    const visitor = new AbortController()
    const { signal, end } = callSignal(visitor.signal, 5)
    end()
    await later(30)
    visitor.abort()
    assert.equal(signal.aborted, false)
    assert.equal(getEventListeners(visitor.signal, 'abort').length, 0)
  })
})

describe('untilAborted', () => {
  it('gives what it was given, and leaves no listener behind', async () => {
    const { signal } = new AbortController()
    assert.equal(await untilAborted(signal, async () => 1), 1)
    await assert.rejects(
      untilAborted(signal, () => Promise.reject(new Error('own'))),
      /own/,
    )
    assert.equal(getEventListeners(signal, 'abort').length, 0)
  })

  it('ends with the reason, though nobody listens to the signal', async () => {
    const call = new AbortController()
    const ended = untilAborted(call.signal, () => new Promise(() => {}))
    call.abort(new Error('gone'))
    await assert.rejects(ended, /gone/)
  })

  it('begins nothing under a signal that is aborted already', async () => {
    let begun = false
    const run = async () => (begun = true)
    await assert.rejects(untilAborted(AbortSignal.abort(new Error('gone')), run), /gone/)
    assert.equal(begun, false)
  })
})
