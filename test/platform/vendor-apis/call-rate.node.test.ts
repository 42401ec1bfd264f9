import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { createAccessKey } from '../../../src/platform/access/access-key-store.ts'
import { signUserToken } from '../../../src/platform/access/user-token.ts'
import { createPlatform } from '../../../src/platform/create-platform.ts'
import type { Platform } from '../../../src/platform/create-platform.ts'
import { breakgroundDocument } from '../../../src/platform/vendor-apis/breakground/openapi.ts'
import { flownallyDocument } from '../../../src/platform/vendor-apis/flownally/openapi.ts'
import { vendorAnswerCheck } from '../../contracts/vendor-answer.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace, testContext } from '../platform-fixture.ts'

const PAGES = new URL('../../../dist/pages/', import.meta.url)
const LIMIT = 5
const log = { error: ({ err }: { err: unknown }) => console.error(err) }

type Ask = (credential: string) => Promise<Response>

onBothDatabases('calls of one caller', (db) => {
  let ctx: Awaited<ReturnType<typeof testContext>>
  let platform: Platform
  before(async () => {
    ctx = await testContext(db())
    platform = await createPlatform(ctx, { pages: PAGES, callsPerMinute: LIMIT, log })
  })

  const asking =
    (path: string): Ask =>
    (credential) =>
      platform.fetch(
        new Request(`http://localhost${path}`, {
          headers: { Authorization: `Bearer ${credential}` },
        }),
      )
  const expiresAt = () => new Date(ctx.clock.at + 3_600_000)
  const cases = {
    '/v1/journeys': {
      credential: async (workspaceId: string) =>
        (await createAccessKey(db(), workspaceId, { name: 'one', scopes: ['journey:list'] })).key,
      check: vendorAnswerCheck(flownallyDocument('1.2.3')),
      code: (body: object) => Reflect.get(body, 'type') as unknown,
      expected: 'urn:sessionframe:problem/rate-limited',
    },
    '/api/journeys': {
      credential: (workspaceId: string) =>
        signUserToken(ctx, { workspaceId, userId: 'ada', role: 'agent' }, expiresAt()),
      check: vendorAnswerCheck(breakgroundDocument('1.2.3')),
      code: (body: object) => Reflect.get(Reflect.get(body, 'error') as object, 'code') as unknown,
      expected: 'RATE_LIMITED',
    },
  }

  for (const [path, { credential, check, code, expected }] of Object.entries(cases)) {
    it(`${path}: are counted over a minute, however many come at once, and refused in the vendor's words`, async () => {
      const ask = asking(path)
      const [own, others] = [await setUpWorkspace(db()), await setUpWorkspace(db())]
      const [ours, theirs] = [await credential(own), await credential(others)]
      const answers = await Promise.all(Array.from({ length: LIMIT + 3 }, () => ask(ours)))
      const refused = answers.filter(({ status }) => status === 429)
      assert.equal(refused.length, 3)
      assert.equal(answers.filter(({ status }) => status === 200).length, LIMIT)
      for (const answer of refused) {
        const wait = Number(answer.headers.get('retry-after'))
        assert.ok(wait > 0 && wait <= 60, `wait ${wait}`)
        const body = (await answer.json()) as object
        check('GET', path, 429, body)
        assert.equal(code(body), expected)
      }
      // A person of the same name in another workspace is somebody else.
      assert.equal((await ask(theirs)).status, 200)
      ctx.clock.at += 59_000
      assert.equal((await ask(ours)).status, 429)
      ctx.clock.at += 1000
      assert.equal((await ask(ours)).status, 200)
    })
  }

  it('without a credential are not counted: nobody can use up what is another’s', async () => {
    const answers = await Promise.all(
      Array.from({ length: LIMIT * 2 }, () => asking('/v1/journeys')('nobody')),
    )
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([401]))
  })
})
