import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import {
  JOURNEY,
  LEAD,
  ROUTES,
  SITE,
  TYPE,
  makeEndpoint,
  post,
} from '../endpoint/endpoint-fixture.ts'
import { assertProblem } from '../endpoint/problem-assertions.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { blocks } from './docs-blocks.ts'
import { LANGUAGES, cannotRun, runRecipe } from './token-recipe.ts'

/** Nothing may take it for base64, and not all of it is ASCII. */
const SECRET = 'c2VjcmV0LXNlY3JldA== schlüssel für tokens +/-_'
const CALLS = [
  { lead: LEAD, grant: { journey: [JOURNEY] } },
  { lead: LEAD, grant: { appointmentType: '*', origin: SITE } },
]

/** Has an endpoint, which knows the secret, judge a token. */
async function judge(token: string, kind: 'journey' | 'appointment', secret = SECRET) {
  const { endpoint, upstream } = makeEndpoint({ authorize: embedTokens({ secrets: [secret] }) })
  const response = await endpoint(
    await post({
      url: ROUTES[kind],
      body: kind === 'journey' ? { journey: JOURNEY } : { appointmentType: TYPE },
      headers: { Authorization: `Bearer ${token}` },
    }),
  )
  return { response, leads: upstream.calls.map(({ wanted }) => wanted.lead) }
}

async function refused(token: string, secret = SECRET): Promise<void> {
  const { response, leads } = await judge(token, 'journey', secret)
  await assertProblem(response, 401, 'unauthorized')
  assert.deepEqual(leads, [])
}

/** The same token for somebody else. */
function withOtherLead(token: string): string {
  const [header = '', , signature = ''] = token.split('.')
  const claims = Buffer.from(JSON.stringify({ ...decodeJwt(token), lead: '1' }))
  return [header, claims.toString('base64url'), signature].join('.')
}

/** With another letter somewhere in its signature. */
function withOtherSignature(token: string): string {
  const at = token.length - 10
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
}

for (const language of LANGUAGES) {
  describe(`the recipe in ${language.name}`, { skip: cannotRun(language) }, () => {
    it('signs what an endpoint accepts, and nobody can change', async () => {
      const [recipe = '', ...more] = blocks('docs/tokens.md', language.fence)
      assert.deepEqual(more, [], 'one block is the recipe')
      await using folder = await temporaryFolder()
      const tokens = runRecipe(language, recipe, {
        folder: folder.path,
        secret: SECRET,
        calls: CALLS,
      })
      const [journey = '', appointment = ''] = tokens

      for (const [kind, token] of Object.entries({ journey, appointment })) {
        const { response, leads } = await judge(token, kind as 'journey' | 'appointment')
        assert.equal(response.status, 201, await response.text())
        assert.deepEqual(leads, [LEAD])
      }
      assert.deepEqual(decodeProtectedHeader(journey), {
        alg: 'HS256',
        typ: 'sessionframe-embed+jwt',
      })
      const { iat = 0, exp, ...claims } = decodeJwt(journey)
      assert.deepEqual(claims, { aud: 'sessionframe', lead: LEAD, journey: [JOURNEY] })
      assert.equal(exp, iat + 600)

      await refused(withOtherLead(journey))
      await refused(withOtherSignature(journey))
      await refused(journey, SECRET.replace('ü', 'u'))
    })

    it('makes no token without a secret', async () => {
      const [recipe = ''] = blocks('docs/tokens.md', language.fence)
      await using folder = await temporaryFolder()
      assert.throws(
        () => runRecipe(language, recipe, { folder: folder.path, calls: CALLS }),
        /SESSIONFRAME_TOKEN_SECRET/,
      )
    })
  })
}
