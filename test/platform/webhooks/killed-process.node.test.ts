import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { beginDue } from '../../../src/platform/webhooks/deliver-webhooks.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { childNode } from '../../harness/child-node.ts'
import { hostileServer, json } from '../../harness/hostile-server.ts'
import { makeDataFolder } from '../../harness/fresh-pglite.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { setUpWorkspace, START, testContext, tokenOf } from '../platform-fixture.ts'
import { formFile } from '../sessions/form-file.ts'
import { verifyWebhook } from './verify-webhook.ts'
import { SECRET } from './webhook-fixture.ts'

const CHILD = join(import.meta.dirname, 'submit-and-hang.ts')

it('what was being delivered at kill -9 is delivered after it, under the same id', async () => {
  await using folder = await temporaryFolder()
  await makeDataFolder(folder.path)
  const receiver = await hostileServer()
  const token = await startSession(folder.path, receiver.origin)

  const arrived = new Promise<void>((resolve) => {
    receiver.behave = () => resolve()
  })
  const child = childNode(CHILD, [folder.path, token, receiver.origin])
  await arrived
  await child.kill()
  const [cut] = receiver.seen
  assert.ok(cut)

  receiver.behave = json(200, {})
  const database = await openPglite(folder.path)
  const ctx = await testContext(database.db, START + 5 * 60_000)
  const log = { info() {}, warn() {}, error() {} }
  const options = { allowedOrigins: new Set([receiver.origin]), log }
  assert.equal((await Promise.all(await beginDue(ctx, options, 10))).length, 1)
  const [, again] = receiver.seen
  assert.ok(again)
  assert.equal(verifyWebhook(again, SECRET).id, verifyWebhook(cut, SECRET).id)
  assert.equal(again.body, cut.body)
  assert.deepEqual(await beginDue(ctx, options, 10), [])
  await database.close()
  await receiver.close()
})

async function startSession(folder: string, origin: string): Promise<string> {
  const database = await openPglite(folder)
  const ctx = await testContext(database.db)
  const workspaceId = await setUpWorkspace(database.db, formFile())
  const webhooks = parseWorkspaceFile({ webhooks: [{ url: `${origin}/hook`, secret: SECRET }] })
  await applyWorkspaceFile(database.db, workspaceId, webhooks, ctx.keys)
  const [form] = await listForms(database.db, workspaceId)
  const wanted = { workspaceId, lead: '1', form: form?.id ?? '', public: true, reuse: false }
  const { publicUrl } = await startFormSession(ctx, wanted)
  await database.close()
  return tokenOf(publicUrl)
}
