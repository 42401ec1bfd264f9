import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { jwtVerify } from 'jose'
import { runCommand } from '../harness/run-command.ts'

const SECRET = 'canary-secret-of-more-than-32-bytes'
const env = { SESSIONFRAME_TOKEN_SECRET: SECRET }

describe('sessionframe token', () => {
  it('signs an embed token that says what was asked for', async () => {
    const { code, stdout, stderr } = await runCommand(
      [
        'token',
        '--lead',
        '108123759',
        '--journey',
        'a',
        '--journey',
        'b',
        '--appointment-type',
        '*',
        '--origin',
        'https://www.example.com/',
        '--expires',
        '90s',
      ],
      { env },
    )
    assert.equal(code, 0, stderr)
    assert.equal(stderr, '')
    const { payload, protectedHeader } = await jwtVerify(
      stdout.trim(),
      new TextEncoder().encode(SECRET),
      { audience: 'sessionframe', typ: 'sessionframe-embed+jwt', algorithms: ['HS256'] },
    )
    assert.equal(protectedHeader.alg, 'HS256')
    assert.equal(payload['lead'], '108123759')
    assert.deepEqual(payload['journey'], ['a', 'b'])
    assert.equal(payload['appointmentType'], '*')
    assert.equal(payload['origin'], 'https://www.example.com')
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 90)
  })

  const wrong: [args: string[], message: RegExp][] = [
    [['--lead', '1'], /give --journey or --appointment-type/],
    [['--lead', '../1', '--journey', 'a'], /--lead must be 1 to 64/],
    [['--lead', '1', '--journey', 'a b'], /--journey and --appointment-type must be/],
    [['--lead', '1', '--journey', 'a', '--expires', '2h'], /--expires must be 1h at most/],
    [['--lead', '1', '--journey', 'a', '--origin', 'https://a.example/b'], /--origin must be/],
  ]
  for (const [args, message] of wrong) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await runCommand(['token', ...args], { env })
      assert.equal(code, 2)
      assert.equal(stdout, '')
      assert.match(stderr, message)
    })
  }

  it('names SESSIONFRAME_TOKEN_SECRET when it is absent or too short, and never shows it', async () => {
    const args = ['token', '--lead', '1', '--journey', 'a']
    for (const value of ['', 'canary']) {
      const { code, stderr } = await runCommand(args, { env: { SESSIONFRAME_TOKEN_SECRET: value } })
      assert.equal(code, 2)
      assert.match(stderr, /SESSIONFRAME_TOKEN_SECRET/)
      assert.doesNotMatch(stderr, /canary/)
    }
  })
})
