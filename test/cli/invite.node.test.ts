import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { jwtVerify } from 'jose'
import { runCommand } from '../harness/run-command.ts'

const SECRET = 'canary-secret-of-more-than-32-bytes'
const env = { SESSIONFRAME_TOKEN_SECRET: SECRET }
const PAGE = 'https://www.example.com/apply?from=mail'

describe('sessionframe invite', () => {
  it('prints a link whose fragment opens one session for one lead', async () => {
    const { code, stdout, stderr } = await runCommand(
      ['invite', '--page', PAGE, '--lead', '108123759', '--journey', 'a', '--expires', '90d'],
      { env },
    )
    assert.equal(code, 0, stderr)
    const url = new URL(stdout.trim())
    assert.equal(url.href.split('#')[0], PAGE)
    const [, token = ''] = /^#sf-invite=([\w.-]+)$/.exec(url.hash) ?? []
    const { payload } = await jwtVerify(token, new TextEncoder().encode(SECRET), {
      audience: 'sessionframe',
      typ: 'sessionframe-invite+jwt',
      algorithms: ['HS256'],
    })
    assert.equal(payload['lead'], '108123759')
    assert.deepEqual([payload['journey']].flat(), ['a'])
    assert.equal(payload['origin'], 'https://www.example.com')
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 90 * 24 * 60 * 60)
  })

  const given = ['--page', PAGE, '--lead', '1']
  const wrong: [args: string[], message: RegExp][] = [
    [given, /give --journey or --appointment-type/],
    [[...given, '--journey', 'a', '--appointment-type', 'b'], /one of them/],
    [[...given, '--journey', '*'], /An id is/],
    [[...given, '--journey', 'a', '--expires', '91d'], /--expires must be 90d at most/],
    [['--page', `${PAGE}#top`, '--lead', '1', '--journey', 'a'], /without a fragment/],
    [['--page', 'javascript:1', '--lead', '1', '--journey', 'a'], /--page must be/],
  ]
  for (const [args, message] of wrong) {
    it(`refuses ${args.slice(2).join(' ')}`, async () => {
      const { code, stdout, stderr } = await runCommand(['invite', ...args], { env })
      assert.equal(code, 2)
      assert.equal(stdout, '')
      assert.match(stderr, message)
    })
  }

  it('names SESSIONFRAME_TOKEN_SECRET when it is absent', async () => {
    const { code, stderr } = await runCommand(['invite', ...given, '--journey', 'a'], { env: {} })
    assert.equal(code, 2)
    assert.match(stderr, /SESSIONFRAME_TOKEN_SECRET/)
  })
})
