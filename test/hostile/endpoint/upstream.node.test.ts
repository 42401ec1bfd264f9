import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createEndpoint } from '../../../src/endpoint/create-endpoint.ts'
import { flgUpstream } from '../../../src/upstreams/flg/flg-upstream.ts'
import { JOURNEY, KEY, SITE } from '../../harness/endpoint/settings.ts'
import { runCommand } from '../../harness/run-command.ts'
import { watchedLog } from '../../harness/watched-log.ts'
import { runEndpointCases, runSettingsCases } from './endpoint-case.ts'
import { NODE } from './endpoint-under-test.ts'
import { settingsCases } from './settings-cases.ts'
import { upstreamRows } from './upstream.ts'

runEndpointCases('a hostile upstream', NODE, upstreamRows)
runSettingsCases(NODE, settingsCases)

describe('a hostile place', () => {
  it('case 85: a key with a line break, a blank or an umlaut [it does not start, and names the variable alone]', async () => {
    for (const key of [`${KEY}\nabc`, `${KEY} `, `${KEY}ü`, `"${KEY}" x`]) {
      const env = {
        SESSIONFRAME_UPSTREAM: 'flg',
        FLG_DOMAIN: 'demo.flg360.co.uk',
        FLG_API_KEY: key,
        SESSIONFRAME_TOKEN_SECRET: 'x'.repeat(40),
        SESSIONFRAME_SECRET: 'y'.repeat(40),
      }
      const { code, stdout, stderr } = await runCommand(['serve', '--port', '0'], { env })
      assert.equal(code, 2)
      assert.match(stderr, /FLG_API_KEY/)
      assert.ok(!(stdout + stderr).includes(KEY))
    }
  })

  it('case 88: a hook that throws, rejects, or answers nonsense [500, the process lives, and its words are nowhere]', async () => {
    const logged: unknown[] = []
    let turn = 0
    const hooks = [
      () => {
        throw new Error(`${KEY} was refused`)
      },
      () => Promise.reject(new Error(`${KEY} was refused`)),
      // oxlint-disable-next-line prefer-promise-reject-errors -- hooks do
      () => Promise.reject({ apiKey: KEY }),
      () => ({ lead: { toString: () => KEY } }) as never,
      () => 'admin' as never,
    ]
    const endpoint = createEndpoint({
      upstream: flgUpstream({ domain: 'http://127.0.0.1:9', apiKey: KEY }),
      authorize: () => hooks[turn]?.() ?? null,
      allowedOrigins: [SITE],
      secret: 'z'.repeat(40),
      log: watchedLog((_level, record: unknown) => void logged.push(record)),
    })
    for (turn of hooks.keys()) {
      const response = await endpoint(
        new Request('http://e.test/sessionframe/v1/journey-sessions', {
          method: 'POST',
          headers: {
            Origin: SITE,
            'Content-Type': 'application/json',
            'X-Sessionframe': '1',
            'Idempotency-Key': crypto.randomUUID(),
          },
          body: JSON.stringify({ journey: JOURNEY }),
        }),
      )
      const text = await response.text()
      assert.equal(response.status, 500, text)
      assert.ok(!(text + JSON.stringify(logged)).includes(KEY))
    }
  })
})
