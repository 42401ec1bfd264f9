import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { ask, codeOf } from '../harness/endpoint/ask.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { environmentFor, KEY, SECRET, SITE, TOKEN_SECRET } from '../harness/endpoint/settings.ts'
import { hostileServer } from '../harness/hostile-server.ts'

interface Instance extends AsyncDisposable {
  origin: string
  log(): string
}

/** What is in a folder of `deploy/`, started as its host would. */
export interface Deployed {
  name: string
  /** An instance of it. */
  start(environment: Record<string, string>): Promise<Instance>
  /** Instances that have a store in common know what the others answered. */
  sharesStore: boolean
}

/** That what a folder has is an endpoint; what an endpoint does is in the suite of the mounts. */
export function deployedContract({ name, start, sharesStore }: Deployed): void {
  it(`${name} starts a session for a token, once, and tells no secret`, async () => {
    const flg = await hostileServer()
    flg.behave = goodSession()
    const environment = environmentFor(flg)
    await using first = await start(environment)
    await using second = await start(environment)
    const [one, other] = [new URL(first.origin), new URL(second.origin)]

    const preflight = await ask(one, { method: 'OPTIONS', headers: { Authorization: null } })
    assert.equal(preflight.headers['access-control-allow-origin'], SITE)
    assert.equal(codeOf(await ask(one, { headers: { Authorization: null } })), 'unauthorized')
    assert.equal(flg.seen.length, 0)

    const key = { headers: { 'Idempotency-Key': crypto.randomUUID() } }
    const created = await ask(one, key)
    assert.equal(created.status, 201, created.text)
    const { sessionId } = JSON.parse(created.text) as SessionCreated
    assert.equal((JSON.parse((await ask(one, key)).text) as SessionCreated).sessionId, sessionId)
    const elsewhere = JSON.parse((await ask(other, key)).text) as SessionCreated
    assert.equal(elsewhere.sessionId === sessionId, sharesStore)
    assert.equal(flg.seen.length, sharesStore ? 1 : 2)

    const log = first.log() + second.log()
    for (const secret of [KEY, SECRET, TOKEN_SECRET]) assert.ok(!log.includes(secret))
    await flg.close()
  })
}
