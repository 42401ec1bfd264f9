import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose'
import { createAccessKey } from '../../../../src/platform/access/access-key-store.ts'
import { signReceipt } from '../../../../src/platform/access/receipt.ts'
import { JOURNEY_SCOPES, ROLES } from '../../../../src/platform/access/scope.ts'
import { newId } from '../../../../src/platform/uuid.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { createDraft, journeyOf, refused, serveBreakground } from './breakground-fixture.ts'
import type { Answered, Breakground, Call } from './breakground-fixture.ts'
import { everyCall } from './every-call.ts'
import type { CallOfPage } from './every-call.ts'

onBothDatabases("who may call BreakGround's routes", (db) => {
  let served: Breakground
  before(async () => void (served = await serveBreakground(db())))
  after(() => served.close())

  /** Does a call on a draft of its own. */
  const tryCall = async (
    { call: owner, siteId }: { call: Call; siteId: string },
    caller: Call,
    { method, path, body, before: first }: CallOfPage,
  ): Promise<Answered> => {
    const { id } = await createDraft(owner, siteId)
    for (const step of first) {
      if (step === 'publish') journeyOf(await owner('POST', `/api/journeys/${id}/publish`))
      else journeyOf(await owner('DELETE', `/api/journeys/${id}`))
    }
    return caller(method, path(id), body)
  }

  it('is decided by the role: all three may do everything', async () => {
    const workspace = await served.workspace()
    for (const role of ROLES) {
      const caller = served.callWith(await served.tokenOf(workspace.workspaceId, { role }))
      for (const call of everyCall(workspace.siteId)) {
        const { status, body } = await tryCall(workspace, caller, call)
        assert.equal(status, call.status, `${role} ${call.name} ${JSON.stringify(body)}`)
      }
    }
  })

  it('may be narrowed by the token: each call wants its own scope', async () => {
    const workspace = await served.workspace()
    for (const scope of JOURNEY_SCOPES) {
      const token = await served.tokenOf(workspace.workspaceId, { scopes: [scope] })
      const caller = served.callWith(token)
      for (const call of everyCall(workspace.siteId)) {
        if (call.scope === scope) {
          const { status } = await tryCall(workspace, caller, call)
          assert.equal(status, call.status, `${scope} ${call.name}`)
          continue
        }
        // Whether there is such a journey is not told.
        const answer = await caller(call.method, call.path(newId()), call.body)
        const { category, message } = refused(answer, 403, 'FORBIDDEN')
        assert.equal(category, 'authorization')
        assert.ok(message.includes(call.scope))
      }
    }
    const none = served.callWith(await served.tokenOf(workspace.workspaceId, { scopes: [] }))
    refused(await none('GET', '/api/journeys'), 403, 'FORBIDDEN')
    const more = await served.tokenOf(workspace.workspaceId, { scopes: ['workspace:any'] })
    refused(await served.callWith(more)('GET', '/api/journeys'), 403, 'FORBIDDEN')
  })

  it('is nobody without a token that we signed for this', async () => {
    const { ctx } = served
    const { workspaceId, siteId } = await served.workspace()
    const good = await served.tokenOf(workspaceId, {})
    const claims = decodeJwt(good)
    const exp = Math.floor(ctx.clock.at / 1000) + 3600
    const signed = (
      change: object,
      { typ = 'sessionframe-user+jwt', key = ctx.keys.userTokenKey, alg = 'HS256' } = {},
    ) => new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg, typ }).sign(key)
    const [head, payload, signature] = good.split('.')
    const { key } = await createAccessKey(db(), workspaceId, {
      name: 'k',
      scopes: [...JOURNEY_SCOPES],
    })
    const bad = {
      'no token': undefined,
      'an access key': `Bearer ${key}`,
      'a receipt': `Bearer ${await signReceipt(ctx, { sid: newId(), outcome: 'form' })}`,
      'another scheme': `Basic ${good}`,
      'two spaces': `Bearer  ${good}`,
      'no scheme': good,
      'no signature': `Bearer ${head}.${payload}.`,
      'another signature': `Bearer ${head}.${payload}.${signature!.slice(0, -4)}AAAA`,
      unsecured: `Bearer ${new UnsecuredJWT(claims).encode()}`,
      'another key': `Bearer ${await signed({}, { key: ctx.keys.linkKey })}`,
      'another alg': `Bearer ${await signed({}, { alg: 'HS512' })}`,
      'another typ': `Bearer ${await signed({}, { typ: 'JWT' })}`,
      'another audience': `Bearer ${await signed({ aud: 'sessionframe' })}`,
      'no end': `Bearer ${await signed({ exp: undefined })}`,
      expired: `Bearer ${await served.tokenOf(workspaceId, { seconds: 0 })}`,
      'no role': `Bearer ${await signed({ exp, role: 'root' })}`,
      'no workspace': `Bearer ${await signed({ exp, workspace: "x'--" })}`,
      'no user': `Bearer ${await signed({ exp, sub: 'a b' })}`,
    }
    const fine = await served.send('GET', '/api/journeys', {
      headers: { Authorization: `bearer ${await signed({ exp })}` },
    })
    assert.equal(fine.status, 200, 'what the others are made of is good')
    for (const [what, authorization] of Object.entries(bad)) {
      const calls = everyCall(siteId)
      for (const { method, path } of authorization === undefined ? calls : calls.slice(0, 4)) {
        const answer = await served.send(method, path(newId()), {
          headers: authorization === undefined ? {} : { Authorization: authorization },
          // What is wrong with the rest is not told to strangers.
          ...(method !== 'GET' && { body: '{' }),
        })
        const { category } = refused(answer, 401, 'UNAUTHORIZED')
        assert.equal(category, 'authentication', what)
        assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
      }
    }
    const cookie = { headers: { Cookie: `session_token=${good}` } }
    refused(await served.send('GET', '/api/journeys', cookie), 401, 'UNAUTHORIZED')
  })

  it('ends with the hour of the token', async () => {
    const { ctx } = served
    const { call } = await served.workspace()
    ctx.clock.at += 3_599_000
    assert.equal((await call('GET', '/api/journeys')).status, 200)
    ctx.clock.at += 1000
    refused(await call('GET', '/api/journeys'), 401, 'UNAUTHORIZED')
  })

  it('sees nothing of other workspaces', async () => {
    const mine = await served.journey()
    const other = await served.workspace()
    for (const { method, path, body } of everyCall(other.siteId)) {
      if (path('x') === path('y')) continue
      refused(await other.call(method, path(mine.journey.id), body), 404, 'NOT_FOUND')
    }
    const list = await other.call('GET', `/api/journeys?siteId=${mine.siteId}`)
    assert.deepEqual((list.body as { data: unknown }).data, [])
    const taken = await other.call('POST', '/api/journeys', { name: 'X', siteId: mine.siteId })
    assert.equal(refused(taken, 400, 'VALIDATION_ERROR').details[0]?.['path'], 'siteId')
    const moved = await mine.call('PATCH', mine.path, { siteId: other.siteId })
    assert.equal(refused(moved, 400, 'VALIDATION_ERROR').details[0]?.['path'], 'siteId')
    assert.deepEqual(await mine.get(), mine.journey)
  })
})
