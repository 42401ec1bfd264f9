import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { ask, headersOf } from '../harness/endpoint/ask.ts'
import type { Asked } from '../harness/endpoint/ask.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { environmentFor, KEY, LEAD, SECRET, TOKEN_SECRET } from '../harness/endpoint/settings.ts'
import type { Place, RunningEndpoint } from '../harness/endpoint/settings.ts'
import { hostileServer } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { mountCases } from './mount-cases.ts'
import type { MountCase, MountedEndpoint, Platform } from './mount-cases.ts'

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
  cases: readonly MountCase[] = mountCases,
): void {
  describe(`the endpoint in ${host.name}`, () => {
    let flg: HostileServer
    let running: RunningEndpoint
    let mounted: MountedEndpoint
    before(async () => {
      flg = await hostileServer()
      const { origin, visitors } = platform()
      running = await host.start({
        ...environmentFor(flg),
        SESSIONFRAME_SESSION_ORIGINS: [flg.origin, origin, visitors?.origin ?? []].flat().join(','),
        ...(visitors && {
          VISITORS_PLATFORM_URL: visitors.origin,
          VISITORS_PLATFORM_KEY: visitors.key,
        }),
        SESSIONFRAME_RATE_LIMIT_ADDRESS: String(LIMIT),
        // Longer than any case: what ends a call before is not the deadline.
        SESSIONFRAME_UPSTREAM_TIMEOUT_MS: '120000',
      })
      const site = new URL(running.origin)
      const withFront = (headers: Asked['headers'], madeUp?: string) => ({
        'X-Forwarded-For': madeUp ?? null,
        ...host.front?.(ADDRESS, madeUp),
        ...headers,
      })
      mounted = {
        site,
        flg,
        limit: LIMIT,
        ask: (asked = {}) => {
          const { madeUp, headers, ...rest } = asked
          const reset = host.noticesResetsOnly ?? false
          return ask(site, { reset, ...rest, headers: withFront(headers, madeUp) })
        },
        headersOf: ({ lead = LEAD, headers } = {}) => headersOf(lead, withFront(headers)),
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

    for (const { title, run } of cases) {
      const skip = exceptions[title] ?? false
      it(title, { timeout: 90_000, skip }, () => run(mounted, platform()))
    }

    it('has told no secret to its log', () => {
      const log = running.log()
      const key = platform().visitors?.key ?? []
      for (const secret of [KEY, SECRET, TOKEN_SECRET, 'canary-session', 'eyJ', key].flat()) {
        assert.ok(!log.includes(secret), secret)
      }
    })
  })
}
