import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrateToLatest } from '../../../../src/database/migrate.ts'
import { openPglite } from '../../../../src/database/open-pglite.ts'
import { openPostgres } from '../../../../src/database/open-postgres.ts'
import { listForms } from '../../../../src/platform/forms/form-store.ts'
import { startFormSession } from '../../../../src/platform/sessions/start-form-session.ts'
import { childNode } from '../../../harness/child-node.ts'
import { migratedDatabase } from '../../../harness/migrated-database.ts'
import { findPostgresServer } from '../../../harness/postgres-server.ts'
import { smtpServer } from '../../../harness/smtp-server.ts'
import { temporaryFolder } from '../../../harness/temporary-folder.ts'
import { setUpWorkspace, testContext, tokenOf } from '../../platform-fixture.ts'
import { copyFile } from './copy-form.ts'

const CHILD = join(import.meta.dirname, 'submit-and-mail.ts')
const FORMS = 12
const PATIENCE_MS = 120_000

for (const kind of ['pglite', 'postgres'] as const) {
  describe(`a process that is killed while it sends copies, on ${kind}`, () => {
    it('has one sent of every form that it acknowledged', async (t) => {
      await using folder = await temporaryFolder()
      await using server = await findPostgresServer()
      await using database = await migratedDatabase(server.url)
      await using smtp = await smtpServer()
      const place = kind === 'postgres' ? database.url : folder.path
      const wanted = await setUp(place)

      // It dies when the server has read a mail and has not said yes.
      const first = childNode(CHILD, [place, smtp.url, JSON.stringify(wanted)])
      smtp.behave = () => first.kill().then(() => ({ code: 451, text: 'nobody hears it' }))
      const acknowledged = new Set<string>()
      for await (const token of first.lines) acknowledged.add(token)
      assert.equal(await first.exit, null)
      assert.equal(smtp.mails.length, 0)
      assert.ok(acknowledged.size > 0)

      smtp.behave = () => null
      const second = childNode(CHILD, [place, smtp.url, JSON.stringify(wanted)])
      // A form that is submitted again under its key is acknowledged again, and queues nothing.
      for (const [token] of wanted) assert.equal((await second.lines.next()).value, token)
      await until(() => smtp.mails.length >= FORMS)
      process.kill(second.pid, 'SIGTERM')
      assert.equal(await second.exit, 0)

      const reopened = await open(place)
      const rows = await reopened.db.selectFrom('answers_mail').select(['id', 'state']).execute()
      await reopened.close()
      assert.equal(rows.length, FORMS)
      assert.deepEqual(new Set(rows.map(({ state }) => state)), new Set(['sent']))
      const ids = rows.map(({ id }) => `<${id}.answers@sender.example>`)
      assert.deepEqual(
        smtp.mails.map(({ parsed }) => parsed.messageId ?? '').toSorted(),
        ids.toSorted(),
      )
      assert.deepEqual(
        smtp.mails.map(({ to }) => to.join()).toSorted(),
        wanted.map(([, email]) => email).toSorted(),
      )
      t.diagnostic(`${acknowledged.size} of ${FORMS} had been submitted when it was killed`)
    })
  })
}

function open(place: string) {
  return place.startsWith('postgres') ? openPostgres(place) : openPglite(place)
}

/** Sessions, each with an address of its own. */
async function setUp(place: string): Promise<[token: string, email: string][]> {
  const { db, close } = await open(place)
  await migrateToLatest(db)
  const workspaceId = await setUpWorkspace(db, copyFile)
  const ctx = await testContext(db)
  const [form] = await listForms(db, workspaceId)
  const wanted: [string, string][] = []
  for (let n = 1; n <= FORMS; n++) {
    const session = { workspaceId, lead: '1', form: form!.id, public: true, reuse: false }
    // oxlint-disable-next-line no-await-in-loop -- in this order
    const { publicUrl } = await startFormSession(ctx, session)
    wanted.push([tokenOf(publicUrl), `visitor-${n}@example.test`])
  }
  await close()
  return wanted
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !holds();) {
    assert.ok(Date.now() < end, 'mails are missing')
    // oxlint-disable-next-line no-await-in-loop -- it waits
    await sleep(50)
  }
}
