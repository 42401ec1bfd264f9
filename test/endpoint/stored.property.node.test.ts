import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { deriveKeys } from '../../src/endpoint/derive-keys.ts'
import { keyedHash } from '../../src/endpoint/keyed-hash.ts'
import { memoryStore } from '../../src/endpoint/memory-store.ts'
import { seal, unseal } from '../../src/endpoint/seal.ts'
import { seal as sealBytes, unseal as unsealBytes } from '../../src/platform/access/seal.ts'
import { SECRET, makeEndpoint, post, statusUrl } from './endpoint-fixture.ts'

/** The same text with another character at a place. */
const changed = (text: string, at: number) => {
  const place = at % text.length
  return text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1)
}

describe('what was sealed for the store', () => {
  it('opens as it was, in its place alone, unchanged alone', async () => {
    const { seal: key } = await deriveKeys(SECRET)
    const values = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    await fc.assert(
      fc.asyncProperty(fc.string(), values, fc.nat(), async (place, value, at) => {
        const sealed = await seal(key, place, value)
        assert.deepEqual(await unseal(key, place, sealed), value)
        assert.equal(await unseal(key, `${place}.`, sealed), undefined)
        // The last character of base64url can have bits that mean nothing.
        const other = changed(sealed, at % (sealed.length - 1))
        assert.equal(await unseal(key, place, other), undefined)
      }),
    )
  })

  it('and any other text opens as nothing', async () => {
    const { seal: key } = await deriveKeys(SECRET)
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String())
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        assert.equal(await unseal(key, 'place', text), undefined)
      }),
    )
  })
})

it('is the same by Web Crypto, which endpoints in workers have, and by Node', async () => {
  const keys = await deriveKeys(SECRET)
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const gcm = (place: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8(place),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), fc.string(), async (parts, place) => {
      const text = utf8(JSON.stringify(parts))
      const mac = Buffer.from(await crypto.subtle.sign('HMAC', keys.lookup, text))
      assert.equal(await keyedHash(keys.lookup, parts), mac.toString('base64url'))

      const sealed = new Uint8Array(Buffer.from(await seal(keys.seal, place, parts), 'base64url'))
      const ours = gcm(place, sealed.subarray(0, 12))
      const plain = await crypto.subtle.decrypt(ours, keys.seal, sealed.subarray(12))
      assert.deepEqual(new Uint8Array(plain), new Uint8Array(text))

      const theirs = gcm(place, crypto.getRandomValues(new Uint8Array(12)))
      const cipher = await crypto.subtle.encrypt(theirs, keys.seal, text)
      const both = Buffer.concat([theirs.iv, new Uint8Array(cipher)]).toString('base64url')
      assert.deepEqual(await unseal(keys.seal, place, both), parts)
    }),
  )
})

it('what the platform has sealed opens with its secret and purpose alone, and nothing else does', async () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String())
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), texts, fc.nat(), async (plain, text, at) => {
      const sealed = await sealBytes(plain, SECRET, 'tests')
      assert.deepEqual(await unsealBytes(sealed, SECRET, 'tests'), new Uint8Array(plain))
      assert.equal(await unsealBytes(sealed, SECRET, 'others'), null)
      const other = changed(sealed, at % (sealed.length - 1))
      assert.equal(await unsealBytes(other, SECRET, 'tests'), null)
      assert.equal(await unsealBytes(text, SECRET, 'tests'), null)
    }),
    { numRuns: 50 },
  )
})

it('whatever the store holds, the answer is a session or a problem', async () => {
  const entry = fc.record({ fingerprint: fc.string(), sealed: fc.base64String() })
  const entries = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    entry.map((value) => JSON.stringify(value)),
  )
  await fc.assert(
    fc.asyncProperty(fc.option(entries), fc.boolean(), async (held, free) => {
      const store = { ...memoryStore(), get: async () => held, add: async () => free }
      const { endpoint, log } = makeEndpoint({ store })
      const asked = [await post(), new Request(statusUrl('a'.repeat(43)))]
      for (const request of asked) {
        const { status, headers } = await endpoint(request)
        const type = status < 300 ? 'application/json' : 'application/problem+json'
        assert.equal(headers.get('content-type'), type)
      }
      assert.deepEqual(
        log.filter(({ event }) => event === 'unexpected-error'),
        [],
      )
    }),
  )
})
