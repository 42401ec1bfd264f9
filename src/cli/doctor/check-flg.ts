import { FLG_KEYS_PAGE, FLG_PERMISSION } from '../../upstreams/flg/access-key.ts'
import { FLG_PATHS } from '../../wire/vendors/flg.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import { checkClock, serverTime } from './check-clock.ts'
import { fail, ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'
import { reach } from './reach.ts'

/**
 * Whether FLG is there and takes the key for both kinds. It is asked for
 * sessions of nobody, which it refuses after it has looked at the key: nothing
 * is made.
 */
export async function checkFlg(origin: string, apiKey: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const kind of ['journey', 'appointment'] as const) {
    const answer = await reach(origin + FLG_PATHS[kind], {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: '{}',
    })
    if (!(answer instanceof Response)) {
      return [fail(`FLG_DOMAIN: ${answer.why}. Check the name, and whether a firewall is between.`)]
    }
    const time = findings.length === 0 ? serverTime(answer) : null
    if (time !== null) findings.push(checkClock(time, 'FLG'))
    findings.push(judge(kind, answer.status))
    // Of an unknown key once is enough.
    if (answer.status === 401) break
  }
  return findings
}

function judge(kind: SessionKind, status: number): Finding {
  if (status === 400 || status === 404 || status === 422) {
    return ok(`FLG_API_KEY: FLG takes it for ${kind} sessions`)
  }
  if (status === 401) {
    return fail(`FLG_API_KEY: FLG does not know it (401). Copy it again from ${FLG_KEYS_PAGE}.`)
  }
  if (status === 403) {
    return fail(
      `FLG_API_KEY: it may not start ${kind} sessions (403). Tick "${FLG_PERMISSION[kind]}" in ${FLG_KEYS_PAGE}, or do not use them.`,
    )
  }
  if (status >= 300 && status < 400) {
    return fail(`FLG_DOMAIN: it redirects (${status}). Write the name that it redirects to.`)
  }
  if (status === 429) {
    return warn('FLG_API_KEY: FLG wants fewer requests (429). Ask again in a minute.')
  }
  if (status >= 500) {
    return warn(`FLG_DOMAIN: FLG fails just now (${status}). Ask again later.`)
  }
  return fail(`FLG_DOMAIN: this does not answer as FLG does (${status}). Check the name.`)
}
