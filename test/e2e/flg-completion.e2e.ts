import { expect } from '@playwright/test'
import { test } from '../harness/watched-test.ts'
import { signEmbedToken } from '../../src/endpoint/sign-embed-token.ts'
import { hostileServer, json } from '../harness/hostile-server.ts'
import type { HostileServer } from '../harness/hostile-server.ts'
import { BUILT_COMMAND } from '../harness/run-command.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { openOwnPage } from './own-page.ts'
import { eventTypes, recordEvents } from './recorded-events.ts'

const TOKEN_SECRET = 'token-secret-of-the-e2e-tests-32-bytes'
const WEBHOOK_SECRET = 'webhook-secret-of-the-e2e-tests-32-bytes'
const LEAD = '108123759'
const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const PAGE = '/journeys/run/4/0260be7f-7c73-45ae-a1d0-2c7328151d38'

let flg: HostileServer
let serving: Serving
let folder: Awaited<ReturnType<typeof temporaryFolder>>

test.beforeAll(async () => {
  folder = await temporaryFolder()
  flg = await hostileServer()
  flg.behave = (request, response) => {
    const session = { sessionId: PAGE.slice(18), closesAt: null, publicUrl: flg.origin + PAGE }
    if (request.method === 'POST') return json(200, session)(request, response)
    // A page as FLG's: it speaks no protocol of ours.
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang="en"><title>FLG</title><p>A page of FLG</p>')
  }
  serving = await startServe(['--data', folder.path], {
    command: BUILT_COMMAND,
    env: {
      SESSIONFRAME_UPSTREAM: 'flg',
      FLG_DOMAIN: flg.origin,
      FLG_API_KEY: '6Pr9827YMLXhVkSk0LoABgRQasbaXYrM',
      FLG_WEBHOOK_SECRET: WEBHOOK_SECRET,
      SESSIONFRAME_TOKEN_SECRET: TOKEN_SECRET,
      SESSIONFRAME_SECRET: 'sealing-secret-of-the-e2e-tests-32-bytes',
    },
  })
})
test.afterAll(async () => {
  await serving.stop()
  await flg.close()
  await folder[Symbol.asyncDispose]()
})

test("a session of FLG's is completed in the page once FLG has called the webhook", async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.addInitScript(recordEvents)
  const token = await signEmbedToken({ lead: LEAD, journey: '*' }, { secret: TOKEN_SECRET })
  const { site } = serving.ready
  await openOwnPage(
    page,
    { site },
    `<script src="/sessionframe.js"></script>
     <journey-session journey="${JOURNEY}" token="${token}" endpoint="/sessionframe/v1"></journey-session>`,
  )
  const frame = page.locator('journey-session').locator('iframe').contentFrame()
  await expect(frame.getByText('A page of FLG')).toBeVisible()
  await expect.poll(() => eventTypes(page), { timeout: 60_000 }).toContain('session-ready')
  const asked = await page.waitForResponse(/\/sessions\/[\w-]{43}$/, { timeout: 60_000 })
  expect(((await asked.json()) as { state: string }).state).toBe('open')
  expect(await eventTypes(page)).not.toContain('session-completed')

  const address = `${site}/sessionframe/v1/webhooks/flg?secret=${WEBHOOK_SECRET}&journey=${JOURNEY}`
  const body = new URLSearchParams({ id: LEAD, firstname: 'Ada' })
  expect((await fetch(address, { method: 'POST', body })).status).toBe(204)
  await expect
    .poll(() => eventTypes(page), { timeout: 60_000 })
    .toEqual(['session-creating', 'session-created', 'session-ready', 'session-completed'])
})
