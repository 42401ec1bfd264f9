import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { childNode } from '../../harness/child-node.ts'
import { makeDataFolder } from '../../harness/fresh-pglite.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { setUpWorkspace, testContext, tokenOf } from '../platform-fixture.ts'
import { FIELDS, formFile } from './form-file.ts'

const SAVER = join(import.meta.dirname, 'save-for-ever.ts')

it('what was acknowledged before kill -9 is there after it, time after time', async () => {
  await using folder = await temporaryFolder()
  await makeDataFolder(folder.path)
  const token = await startSession(folder.path)
  let rev = 0
  for (const saves of [1, 17, 60]) {
    const child = childNode(SAVER, [folder.path, token, `${rev}`])
    let acknowledged = 0
    for await (const line of child.lines) {
      acknowledged = Number(line)
      if (acknowledged >= rev + saves) break
    }
    await child.kill()
    assert.ok(acknowledged >= rev + saves, 'the child was killed while it saved')
    const session = await read(folder.path, token)
    // One more may have been stored whose acknowledgement did not get out, or was not read.
    assert.ok(session.rev >= acknowledged, `${session.rev} stored, ${acknowledged} acknowledged`)
    assert.equal(session.values[FIELDS.first], `typed ${session.rev}`)
    assert.equal(session.page, 2)
    rev = session.rev
  }
})

async function startSession(folder: string): Promise<string> {
  const database = await openPglite(folder)
  const ctx = await testContext(database.db)
  const workspaceId = await setUpWorkspace(database.db, formFile())
  const [form] = await listForms(database.db, workspaceId)
  const wanted = { workspaceId, lead: '1', form: form?.id ?? '', public: true, reuse: false }
  const { publicUrl } = await startFormSession(ctx, wanted)
  await database.close()
  return tokenOf(publicUrl)
}

async function read(folder: string, token: string) {
  const database = await openPglite(folder)
  const session = await readFormSession(await testContext(database.db), token)
  await database.close()
  assert.ok(session)
  return session
}
