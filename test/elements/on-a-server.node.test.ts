import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

describe('on a server', () => {
  it('both entries can be imported, without a window or a document', async () => {
    assert.equal('window' in globalThis, false)
    const classes = await import('../../src/elements.ts')
    const defining = await import('../../src/index.ts')
    assert.equal(typeof classes.JourneySession, 'function')
    assert.equal(defining.AppointmentBooking, classes.AppointmentBooking)
    // Lit brings a registry of its own to servers; a document it cannot bring.
    assert.equal('document' in globalThis, false)
  })

  it('the guest side can be imported', async () => {
    const { openGuestChannel } = await import('../../src/protocol.ts')
    assert.equal(typeof openGuestChannel, 'function')
  })

  it('the attributes are known without a browser', async () => {
    const { JourneySession } = await import('../../src/elements.ts')
    assert.ok(JourneySession.observedAttributes.includes('token-url'))
    assert.ok(!JourneySession.observedAttributes.includes('get-token'))
  })
})
