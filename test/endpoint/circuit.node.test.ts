import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCircuit } from '../../src/endpoint/upstream-guard/circuit.ts'
import type { CircuitChange, Outcome } from '../../src/endpoint/upstream-guard/circuit.ts'

function setUp() {
  const changes: CircuitChange[] = []
  const clock = { ms: Date.parse('2026-11-24T09:00:00Z') }
  const circuit = createCircuit({
    now: () => new Date(clock.ms),
    onChange: (change) => changes.push(change),
  })
  const begin = () => {
    const entered = circuit.enter()
    assert.ok('told' in entered, 'the call was refused')
    return entered
  }
  const calls = (outcome: Outcome, count: number) => {
    for (let n = 0; n < count; n += 1) begin().told(outcome)
  }
  const pass = (ms: number) => (clock.ms += ms)
  const states = () => changes.map(({ state }) => state)
  const open = () => calls('failed', 20)
  return { circuit, changes, states, begin, calls, pass, open, clock }
}

describe('a circuit opens', () => {
  it('at 20 failures of 20 calls, not at 19', () => {
    const { circuit, changes, calls } = setUp()
    calls('failed', 19)
    assert.equal(circuit.refusal(), null)
    calls('failed', 1)
    assert.equal(circuit.refusal(), 10)
    assert.deepEqual(circuit.enter(), { retryAfter: 10 })
    assert.deepEqual(changes, [{ state: 'open', calls: 20, failures: 20 }])
  })

  it('when half of the calls fail, not when less do', () => {
    const half = setUp()
    half.calls('answered', 20)
    half.calls('failed', 20)
    assert.deepEqual(half.states(), ['open'])
    const less = setUp()
    less.calls('answered', 21)
    less.calls('failed', 20)
    assert.deepEqual(less.states(), [])
    less.calls('failed', 1)
    assert.deepEqual(less.changes, [{ state: 'open', calls: 42, failures: 21 }])
  })

  it('for what failed within 30 seconds, and not for what is older', () => {
    const near = setUp()
    near.calls('failed', 10)
    near.pass(29_000)
    near.calls('failed', 10)
    assert.deepEqual(near.states(), ['open'])
    const far = setUp()
    far.calls('failed', 10)
    far.pass(30_000)
    far.calls('failed', 19)
    assert.deepEqual(far.states(), [])
  })

  it('not for calls that ended without telling', () => {
    const { states, calls } = setUp()
    calls('unknown', 1000)
    calls('failed', 19)
    assert.deepEqual(states(), [])
  })

  it('once, however many calls fail that were under way', () => {
    const { states, begin } = setUp()
    const underWay = Array.from({ length: 50 }, begin)
    for (const call of underWay) call.told('failed')
    assert.deepEqual(states(), ['open'])
  })
})

describe('an open circuit', () => {
  it('says how long to wait, in whole seconds, rounded up', () => {
    const { circuit, open, pass } = setUp()
    open()
    pass(1)
    assert.equal(circuit.refusal(), 10)
    pass(8_999)
    assert.equal(circuit.refusal(), 1)
    pass(999)
    assert.equal(circuit.refusal(), 1)
    pass(1)
    assert.equal(circuit.refusal(), null)
  })

  it('lets one call try after 10 seconds, and nobody beside it', () => {
    const { circuit, states, open, pass, begin } = setUp()
    open()
    pass(10_000)
    begin()
    assert.deepEqual(circuit.enter(), { retryAfter: 1 })
    assert.equal(circuit.refusal(), 1)
    assert.deepEqual(states(), ['open', 'half-open'])
  })

  it('closes when that call is answered, and has forgotten what was', () => {
    const { states, open, pass, begin, calls } = setUp()
    open()
    pass(10_000)
    begin().told('answered')
    calls('failed', 19)
    assert.deepEqual(states(), ['open', 'half-open', 'closed'])
    calls('failed', 1)
    assert.deepEqual(states().at(-1), 'open')
  })

  it('stays open for another 10 seconds when that call fails', () => {
    const { circuit, states, open, pass, begin } = setUp()
    open()
    pass(10_000)
    const probe = begin()
    pass(5_000)
    probe.told('failed')
    assert.equal(circuit.refusal(), 10)
    assert.deepEqual(states(), ['open', 'half-open', 'open'])
  })

  it('lets the next one try when that call ended without telling', () => {
    const { states, open, pass, begin } = setUp()
    open()
    pass(10_000)
    begin().told('unknown')
    begin().told('answered')
    assert.deepEqual(states(), ['open', 'half-open', 'closed'])
  })

  it('does not listen to calls from before', () => {
    const { circuit, states, open, pass, begin } = setUp()
    const late = [begin(), begin(), begin()]
    open()
    late[0]?.told('answered')
    pass(10_000)
    begin()
    late[1]?.told('answered')
    late[2]?.told('failed')
    assert.equal(circuit.refusal(), 1)
    assert.deepEqual(states(), ['open', 'half-open'])
  })

  it('does not stay open when the clock is set back', () => {
    const { circuit, open, pass } = setUp()
    open()
    pass(-3_600_000)
    assert.equal(circuit.refusal(), null)
  })
})
