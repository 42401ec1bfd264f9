import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { createPlatform } from '../../src/platform/create-platform.ts'
import type { Platform } from '../../src/platform/create-platform.ts'
import { requireRate, TooManyCalls } from '../../src/platform/access/call-rate.ts'
import { moveDue } from '../../src/platform/enrollments/move-due.ts'
import { beginDue } from '../../src/platform/webhooks/deliver-webhooks.ts'
import { openMigratedPglite } from '../harness/fresh-pglite.ts'
import { listen } from '../harness/listen.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { smtpServer } from '../harness/smtp-server.ts'
import { watchedLog } from '../harness/watched-log.ts'
import { openWebhookInbox } from '../harness/webhook-inbox.ts'
import { engineFixture } from '../platform/enrollments/engine-fixture.ts'
import { line } from '../platform/enrollments/scenario-canvases.ts'
import { conclude } from './conclude.ts'
import { underFaults } from './crowd.ts'
import { letTimePass } from './let-time-pass.ts'
import { inRounds, ROUNDS } from './rounds.ts'
import { openScene } from './scene.ts'
import { untaken } from './taken.ts'

const HOUR_MS = 3_600_000
/** Where the clock stands after each jump, in hours from the right time. */
const JUMPS = [3, -3, 11, -5, 0, 0.2, -0.2, 0]
const MOMENT_MS = 150
const PAGES = new URL('../../dist/pages/', import.meta.url)
const log = watchedLog()

describe('the clock of a server jumps by hours, forward and back', () => {
  const used = new AsyncDisposableStack()
  let url: string
  before(async () => {
    const postgres = used.use(await findPostgresServer())
    url = used.use(await migratedDatabase(postgres.url)).url
  })
  after(() => used.disposeAsync())

  it('while visitors fill in, hold and book, and webhooks are sent', async (t) => {
    await using inbox = await openWebhookInbox()
    await using smtp = await smtpServer()
    let platform: Platform | undefined
    const server = await listen(
      createServer(
        toNodeListener(
          async (request) =>
            (await platform?.fetch(request)) ?? new Response(null, { status: 503 }),
        ),
      ),
    )
    await using _closed = { [Symbol.asyncDispose]: server.close }
    await using scene = await openScene(url, {
      origin: server.origin,
      forms: 8,
      times: Math.min(8 * ROUNDS, 96),
      webhook: `${inbox.origin}/hook`,
      mails: true,
    })
    let off = 0
    const ctx = { ...scene.ctx, now: () => new Date(Date.now() + off * HOUR_MS) }
    platform = await createPlatform(ctx, { pages: PAGES, log })
    const options = { allowedOrigins: new Set([inbox.origin]), log }
    const jump = (hours: number) => async () => {
      off = hours
      await wait(MOMENT_MS)
      await Promise.all(await beginDue(ctx, options, 100))
    }
    const outcome = await underFaults(scene, inRounds(JUMPS.map(jump)), [server.origin], false)
    await letTimePass(scene, { webhookOrigin: inbox.origin, smtpUrl: smtp.url })
    const told = await untaken(scene, inbox, smtp)
    await conclude(t, scene, { name: 'clock jumps under load', ...outcome, ...told })
  })

  it('while leads wait in a journey: each wait ends once, and none before its time', async (t) => {
    const { db, close } = await openMigratedPglite()
    await using _closed = { [Symbol.asyncDispose]: close }
    const fixture = await engineFixture(db)
    const { ctx, workspaceId } = fixture
    const begun = ctx.clock.at
    const { id } = await fixture.journey(line)
    for (const hours of JUMPS) {
      ctx.clock.at = begun + hours * HOUR_MS
      // oxlint-disable no-await-in-loop -- one jump after the other
      await fixture.tell(await fixture.lead(), 'go')
      while (await moveDue(ctx, { log }));
      // oxlint-enable no-await-in-loop
    }
    const waiting = await fixture.runsOf(id)
    assert.deepEqual(new Set(waiting.map(({ status }) => status)), new Set(['active']))
    assert.equal(waiting.length, JUMPS.length)
    ctx.clock.at = begun
    await fixture.pass(48 + Math.max(...JUMPS))
    await fixture.pass(-24)
    await fixture.pass(24)
    const once = ['start entered', 'wait waited', 'end exit']
    assert.deepEqual(
      await fixture.ledger(id, line),
      JUMPS.flatMap(() => once),
    )
    const injected = JUMPS.length
    const seen = { injected, survived: injected, acknowledged: injected }
    await conclude(t, { db, workspaceId }, { name: 'clock jumps while journeys wait', ...seen })
  })

  it('after a caller was over its rate: it waits for a minute at most', async () => {
    const { db, close } = await openPostgres(url)
    await using _closed = { [Symbol.asyncDispose]: close }
    for (const hours of JUMPS.filter((one) => one !== 0)) {
      const caller = { workspaceId: crypto.randomUUID(), id: 'somebody', scopes: new Set<never>() }
      let at = Date.now()
      const ask = () => requireRate({ db, now: () => new Date(at) }, 'api', caller, 2)
      // oxlint-disable no-await-in-loop -- one caller after the other
      await ask()
      await ask()
      await assert.rejects(ask(), TooManyCalls)
      at += hours * HOUR_MS
      await ask()
      // oxlint-enable no-await-in-loop
    }
  })
})
