import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../harness/free-port.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { smtpServer } from '../harness/smtp-server.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { openWebhookInbox } from '../harness/webhook-inbox.ts'
import { conclude } from './conclude.ts'
import { underFaults } from './crowd.ts'
import { letTimePass } from './let-time-pass.ts'
import { inRounds, ROUNDS } from './rounds.ts'
import { openScene } from './scene.ts'
import { outwards, servePlatform } from './serving.ts'
import { untaken } from './taken.ts'

/** Longer than the workers wait between two looks, so that they are killed before, while and after. */
const LATEST_MS = 2500

it('two servers on one database, each killed at any moment and started anew: visitors lose nothing, and all who are to be told are', async (t) => {
  await using postgres = await findPostgresServer()
  await using place = await migratedDatabase(postgres.url)
  await using folder = await temporaryFolder()
  await using inbox = await openWebhookInbox()
  await using smtp = await smtpServer()
  const ports = [await freePort(), await freePort()]
  const origins = ports.map((port) => `http://127.0.0.1:${port}`)
  await using scene = await openScene(place.url, {
    origin: origins[0] ?? '',
    forms: 8,
    times: Math.min(8 * ROUNDS, 96),
    webhook: `${inbox.origin}/hook`,
    mails: true,
  })
  const serve = (port: number) =>
    servePlatform({
      port,
      folder: folder.path,
      databaseUrl: place.url,
      env: outwards(inbox.origin, smtp.url),
    })
  const servers: Serving[] = await Promise.all(ports.map(serve))
  await using _stop = {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(servers.map((one) => one.stop('SIGKILL')))
    },
  }
  const kill = async (which: number) => {
    assert.equal(await servers[which]?.stop('SIGKILL'), 'SIGKILL')
    servers[which] = await serve(ports[which] ?? 0)
  }
  const soon = () => wait(Math.random() * LATEST_MS)
  const outcome = await underFaults(
    scene,
    inRounds([
      () => soon().then(() => kill(0)),
      () => soon().then(() => kill(1)),
      () => soon().then(() => Promise.all([kill(0), soon().then(() => kill(1))])),
    ]),
    origins,
  )
  await Promise.all(servers.map((one) => one.stop('SIGKILL')))
  await letTimePass(scene, { webhookOrigin: inbox.origin, smtpUrl: smtp.url })
  const also = await untaken(scene, inbox, smtp)
  await conclude(t, scene, { name: 'kill -9 of two servers', ...outcome, ...also })
})
