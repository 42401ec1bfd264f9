import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as fc from 'fast-check'
import { addressGroup } from '../../src/endpoint/rate-limits/address-group.ts'
import { clientAddress } from '../../src/endpoint/rate-limits/client-address.ts'

/** An IPv4 address, the /64 of an IPv6 one, or that nobody knows. */
const GROUP = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}::\/64|unknown)$/
const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 })
const address = fc.oneof(fc.ipV4(), fc.ipV6(), text)

const forwarded = (entries: string[]) => {
  const value = entries.join(', ')
  return new Request('http://endpoint.test/', { headers: { 'X-Forwarded-For': value } })
}

it('an address is a group or nothing, and every address has one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), address), (written) => {
      const group = addressGroup(written)
      if (group !== null) assert.match(group, GROUP)
    }),
  )
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65535 }), (ip, port) => {
      const group = addressGroup(ip)
      assert.ok(group)
      assert.equal(addressGroup(ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`), group)
    }),
  )
})

it('behind proxies the client is counted, whatever it has put into X-Forwarded-For itself', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 5 }),
      fc.ipV4(),
      fc.array(fc.ipV4(), { maxLength: 3 }),
      (invented, client, proxies) => {
        const request = forwarded([...invented, client, ...proxies])
        const counted = clientAddress(request, { address: '10.0.0.1' }, proxies.length + 1)
        assert.equal(counted, client)
      },
    ),
  )
})

it('whatever the header and the peer, somebody is counted or nobody is known', () => {
  const peers = fc.option(address, { nil: undefined })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), peers, fc.nat(4), (entries, peer, hops) => {
      const counted = clientAddress(forwarded(entries), { address: peer }, hops)
      if (counted !== null) assert.match(counted, GROUP)
      else assert.equal(hops, 0)
    }),
  )
})
