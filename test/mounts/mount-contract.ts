import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { ask } from '../harness/endpoint/ask.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { environmentFor, KEY, SECRET, TOKEN_SECRET } from '../harness/endpoint/settings.ts'
import type { Place, RunningEndpoint } from '../harness/endpoint/settings.ts'
import { hostileServer } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { mountCases } from './mount-cases.ts'
import type { MountedEndpoint, Platform } from './mount-cases.ts'

/** An address that no other client of these tests has. */
const ADDRESS = '203.0.113.7'
/** Requests a minute; more than the cases before the one that goes over it. */
const LIMIT = 150

/** Cases that a host answers by itself, by their titles, with the reason. */
export type Exceptions = Readonly<Record<string, string>>

/** What a mounted endpoint does wherever it is mounted. */
export function mountContract(
  host: Place,
  platform: () => Platform,
  exceptions: Exceptions = {},
): void {
  describe(`the endpoint in ${host.name}`, () => {
    let flg: HostileServer
    let running: RunningEndpoint
    let mounted: MountedEndpoint
    before(async () => {
      flg = await hostileServer()
      running = await host.start({
        ...environmentFor(flg),
        SESSIONFRAME_SESSION_ORIGINS: `${flg.origin},${platform().origin}`,
        SESSIONFRAME_RATE_LIMIT_ADDRESS: String(LIMIT),
        // Longer than any case: what ends a call before is not the deadline.
        SESSIONFRAME_UPSTREAM_TIMEOUT_MS: '120000',
      })
      const site = new URL(running.origin)
      mounted = {
        site,
        flg,
        limit: LIMIT,
        ask: (asked = {}) => {
          const { madeUp, headers, ...rest } = asked
          const front = host.front?.(ADDRESS, madeUp)
          const given = { 'X-Forwarded-For': madeUp ?? null }
          return ask(site, {
            reset: host.noticesResetsOnly ?? false,
            ...rest,
            headers: { ...given, ...front, ...headers },
          })
        },
      }
    })
    after(async () => {
      await running?.stop()
      await flg.close()
    })
    beforeEach(() => {
      flg.reset()
      flg.behave = goodSession()
    })

    for (const { title, run } of mountCases) {
      const skip = exceptions[title] ?? false
      it(title, { timeout: 90_000, skip }, () => run(mounted, platform()))
    }

    it('has told no secret to its log', () => {
      const log = running.log()
      for (const secret of [KEY, SECRET, TOKEN_SECRET, 'canary-session', 'eyJ']) {
        assert.ok(!log.includes(secret), secret)
      }
    })
  })
}
