import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

describe('on a hostile server', () => {
  it('case 41: both entries are imported in Node [no window and no document is asked for]', async () => {
    assert.equal('window' in globalThis, false)
    const classes = await import('../../src/elements.ts')
    const defining = await import('../../src/index.ts')
    assert.equal(typeof classes.JourneySession, 'function')
    assert.equal(defining.AppointmentBooking, classes.AppointmentBooking)
    // Lit brings a registry of its own to servers; a document it cannot bring.
    assert.equal('document' in globalThis, false)
  })

  it('case 41: the guest side is imported in Node [no throw]', async () => {
    const { openGuestChannel } = await import('../../src/protocol.ts')
    assert.equal(typeof openGuestChannel, 'function')
  })

  it('case 41: the attributes are asked for in Node [they are known]', async () => {
    const { JourneySession } = await import('../../src/elements.ts')
    assert.ok(JourneySession.observedAttributes.includes('token-url'))
    assert.ok(!JourneySession.observedAttributes.includes('get-token'))
  })
})
