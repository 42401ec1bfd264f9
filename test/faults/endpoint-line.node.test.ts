import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { createEndpoint } from '../../src/endpoint/create-endpoint.ts'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import { applyWorkspaceFile } from '../../src/platform/workspaces/apply-workspace-file.ts'
import { platformHttpUpstream } from '../../src/upstreams/platform/platform-http-upstream.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { parseWorkspaceFile } from '../../src/wire/parse-workspace-file.ts'
import { post, SECRET, SITE, token, TOKEN_SECRET } from '../endpoint/endpoint-fixture.ts'
import { serveHttpPlatform } from '../harness/http-platform.ts'
import { ANYBODYS_FORM } from '../harness/platform-fixture.ts'
import { watchedLog } from '../harness/watched-log.ts'
import { conclude } from './conclude.ts'
import { FAULTS, faultyProxy } from './faulty-proxy.ts'
import { inRounds } from './rounds.ts'

const VISITORS = 4
/** New ones come between two faults. */
const BETWEEN = 6
const MOST_TRIES = 400

it('the line from the endpoint to the platform fails: one key gives one session, and nobody is told what is behind', async (t) => {
  const platform = await serveHttpPlatform()
  await using _closed = { [Symbol.asyncDispose]: platform.close }
  const { ctx, workspaceId, keys } = platform
  await using line = await faultyProxy(Number(new URL(platform.origin).port))
  const inside = `http://127.0.0.1:${line.port}`
  /** Moved on where somebody is asked to wait for longer than a test can. */
  let passed = 0
  const now = () => new Date(Date.now() + passed)
  const endpoint = createEndpoint({
    upstream: platformHttpUpstream({
      url: inside,
      accessKey: keys.both,
      sessionOrigins: [platform.origin],
    }),
    authorize: embedTokens({ secrets: [TOKEN_SECRET], now }),
    allowedOrigins: [SITE],
    secret: SECRET,
    upstreamTimeoutMs: 700,
    rateLimits: { address: false, caller: false },
    log: watchedLog(),
    now,
  })
  const faults = inRounds(FAULTS)
  const started: { lead: string; session: SessionCreated }[] = []
  let failed = 0
  const over = new AbortController()

  const ask = async (lead: string, key: string): Promise<SessionCreated> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const request = {
        body: { journey: ANYBODYS_FORM },
        headers: { 'Idempotency-Key': key, Authorization: `Bearer ${await token({ lead })}` },
      }
      const answer = await endpoint(await post(request))
      const text = await answer.text()
      if (answer.status === 201) return JSON.parse(text) as SessionCreated
      failed += 1
      assert.ok([409, 502, 503, 504].includes(answer.status), text)
      const told = `${text} ${JSON.stringify([...answer.headers])}`
      for (const secret of [keys.both, inside, platform.origin, lead]) {
        assert.ok(!told.includes(secret), 'it tells nothing of the inside')
      }
      assert.doesNotMatch(told, /ECONN|socket|fetch failed|undici/i)
      passed += answer.status === 503 ? Number(answer.headers.get('retry-after')) * 1000 : 0
      await wait(20)
    }
    throw new Error('no session was given in the end')
  }
  const visit = async (first: number) => {
    for (let lead = first; !over.signal.aborted; lead += VISITORS) {
      const number = `${lead}`
      const leads = parseWorkspaceFile({ leads: [{ number }] })
      await applyWorkspaceFile(ctx.db, workspaceId, leads)
      const key = crypto.randomUUID()
      const session = await ask(number, key)
      const again = await ask(number, key)
      assert.equal(again.publicUrl, session.publicUrl, 'the same answer again')
      started.push({ lead: number, session })
    }
  }
  const injectAll = async () => {
    for (const fault of faults) {
      const before = started.length
      await line.inject(fault)
      while (!over.signal.aborted && started.length < before + BETWEEN) await wait(5)
    }
  }
  await Promise.all([
    injectAll().finally(() => {
      over.abort()
    }),
    ...Array.from({ length: VISITORS }, (_, n) =>
      visit(1000 + n).finally(() => {
        over.abort()
      }),
    ),
  ])
  assert.ok(failed > 0, 'the faults were felt')

  const { rows } = await sql<{ lead: string; sessions: number }>`
    select lead.number::text as lead, count(*)::integer as sessions
    from form_session join lead on lead.id = lead_id group by 1`.execute(ctx.db)
  const sessions = new Map(rows.map((row) => [row.lead, row.sessions]))
  const lost: string[] = []
  for (const { lead, session } of started) {
    const page = await fetch(session.publicUrl)
    await page.text()
    if (page.status !== 200) lost.push(`the session of lead ${lead}`)
  }
  const twice = rows.filter((row) => row.sessions !== 1).map(({ lead }) => `sessions of ${lead}`)
  assert.equal(sessions.size, started.length)
  await conclude(
    t,
    { db: ctx.db, workspaceId },
    {
      name: 'line from the endpoint to the platform',
      injected: faults.length,
      survived: faults.length,
      acknowledged: started.length,
      also: { lost, twice },
    },
  )
})
