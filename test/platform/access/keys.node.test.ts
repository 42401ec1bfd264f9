import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import {
  createAccessKey,
  findAccessKey,
  revokeAccessKey,
} from '../../../src/platform/access/access-key-store.ts'
import { openKeyring } from '../../../src/platform/access/keyring.ts'
import { linkToken } from '../../../src/platform/access/link-token.ts'
import { signReceipt } from '../../../src/platform/access/receipt.ts'
import { seal, unseal } from '../../../src/platform/access/seal.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace, TEST_SECRET } from '../platform-fixture.ts'

describe('seal', () => {
  it('opens with the same secret and purpose only, and unchanged', async () => {
    const plain = new TextEncoder().encode('the key')
    const sealed = await seal(plain, 'one secret', 'link')
    assert.deepEqual(await unseal(sealed, 'one secret', 'link'), plain)
    assert.equal(await unseal(sealed, 'two secret', 'link'), null)
    assert.equal(await unseal(sealed, 'one secret', 'receipt'), null)
    assert.equal(await unseal('', 'one secret', 'link'), null)
    for (let at = 0; at < sealed.length; at += 7) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
      assert.equal(await unseal(changed, 'one secret', 'link'), null, `changed at ${at}`)
    }
    assert.notEqual(await seal(plain, 'one secret', 'link'), sealed)
  })
})

onBothDatabases('the keyring', (db) => {
  it('is made once, also by many at once, and the same each time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => openKeyring(db(), TEST_SECRET)))
    const tokens = all.map((keys) => linkToken(keys.linkKey, 'id', 1))
    assert.equal(new Set(tokens).size, 1)
    assert.equal(new Set(all.map((keys) => keys.receiptKid)).size, 1)
    assert.equal((await all[0]?.jwks())?.keys.length, 1)
  })

  it('is sealed: neither key nor secret is in the database', async () => {
    const keys = await openKeyring(db(), TEST_SECRET)
    const stored = JSON.stringify(await db().selectFrom('signing_key').selectAll().execute())
    assert.ok(!stored.includes(Buffer.from(keys.linkKey).toString('base64url')))
    assert.ok(!stored.includes('"d"'), 'the private part of a JWK')
    assert.ok(!stored.includes(TEST_SECRET))
  })

  it('tells of a wrong secret by the name of its setting', async () => {
    await openKeyring(db(), TEST_SECRET)
    const wrong = 'another secret, which is just as long as that'
    await assert.rejects(openKeyring(db(), wrong), (error: Error) => {
      assert.equal(error.name, 'KeyringError')
      assert.match(error.message, /SESSIONFRAME_SECRET/)
      assert.ok(!`${error.stack}`.includes(wrong))
      return true
    })
    await assert.rejects(openKeyring(db(), 'short'), { message: /32 bytes/ })
  })

  it('gives receipts that its public keys verify, and the same for the same time', async () => {
    const keys = await openKeyring(db(), TEST_SECRET)
    const ctx = { keys, now: () => new Date('2026-11-21T10:00:00Z') }
    const receipt = await signReceipt(ctx, { sid: 's', outcome: 'form' })
    assert.equal(await signReceipt(ctx, { sid: 's', outcome: 'form' }), receipt)
    const jwks = await keys.jwks()
    assert.ok(jwks.keys.every((key) => !('d' in key)))
    const { payload, protectedHeader } = await jwtVerify(receipt, createLocalJWKSet(jwks))
    assert.deepEqual(payload, { sid: 's', outcome: 'form', iat: 1_795_255_200 })
    assert.equal(protectedHeader.typ, 'sessionframe-receipt+jwt')
    assert.equal(protectedHeader.kid, keys.receiptKid)
  })

  it('makes another link for another counter', async () => {
    const { linkKey } = await openKeyring(db(), TEST_SECRET)
    assert.notEqual(linkToken(linkKey, 'id', 1), linkToken(linkKey, 'id', 2))
    assert.match(linkToken(linkKey, 'id', 1), /^[\w-]{43}$/)
  })
})

onBothDatabases('access keys', (db) => {
  it('are random, and found by what they are, not by what is stored', async () => {
    const workspaceId = await setUpWorkspace(db())
    const made = await createAccessKey(db(), workspaceId, {
      name: 'website',
      permissions: ['journeys', 'journeys'],
    })
    assert.match(made.key, /^[A-Za-z0-9]{32}$/)
    const { key, ...stored } = made
    assert.deepEqual(await findAccessKey(db(), key), stored)
    assert.deepEqual(stored.permissions, ['journeys'])
    const row = await db()
      .selectFrom('access_key')
      .selectAll()
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow()
    assert.ok(!JSON.stringify(row).includes(key))
    assert.equal(await findAccessKey(db(), row.hash), null)
    assert.equal(await findAccessKey(db(), key.toLowerCase()), null)
    assert.equal(await findAccessKey(db(), ''), null)
  })

  it('may be given, if they are long enough and not in use', async () => {
    const workspaceId = await setUpWorkspace(db())
    const key = `given${crypto.randomUUID()}`
    const wanted = { name: 'n', permissions: ['appointments' as const], key }
    assert.equal((await createAccessKey(db(), workspaceId, wanted)).key, key)
    await assert.rejects(createAccessKey(db(), workspaceId, wanted), { code: 'conflict' })
    for (const bad of ['short', `with blank ${key}`, 'x'.repeat(129)]) {
      const refused = createAccessKey(db(), workspaceId, { ...wanted, key: bad })
      await assert.rejects(refused, (error: Error & { code: string }) => {
        assert.equal(error.code, 'invalid')
        assert.ok(!error.message.includes(bad))
        return true
      })
    }
  })

  it('are unknown once revoked', async () => {
    const workspaceId = await setUpWorkspace(db())
    const { id, key } = await createAccessKey(db(), workspaceId, { name: 'n', permissions: [] })
    const at = new Date('2026-11-21T10:00:00Z')
    assert.equal(await revokeAccessKey(db(), crypto.randomUUID(), id, at), false)
    assert.ok(await findAccessKey(db(), key))
    assert.equal(await revokeAccessKey(db(), workspaceId, id, at), true)
    assert.equal(await findAccessKey(db(), key), null)
    assert.equal(await revokeAccessKey(db(), workspaceId, id, at), false)
  })
})
