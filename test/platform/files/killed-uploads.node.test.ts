import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { migrateToLatest } from '../../../src/database/migrate.ts'
import { openPglite } from '../../../src/database/open-pglite.ts'
import { openPostgres } from '../../../src/database/open-postgres.ts'
import { sweepFiles } from '../../../src/platform/files/sweep-files.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { toFiles } from '../../../src/wire/uploaded-file.ts'
import { childNode } from '../../harness/child-node.ts'
import type { ChildNode } from '../../harness/child-node.ts'
import { migratedDatabase } from '../../harness/migrated-database.ts'
import { findPostgresServer } from '../../harness/postgres-server.ts'
import { s3Server } from '../../harness/s3-server.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { setUpWorkspace, testContext, tokenOf } from '../platform-fixture.ts'
import { openPlace } from './any-place.ts'
import { textOf } from './file-store-contract.ts'

const SENDER = join(import.meta.dirname, 'send-for-ever.ts')
const FIELD = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const FORM = '0b9c1d52-4a7e-4f1b-9d36-5a0e8c7f2b14'

/** In all processes so far, in the order of their lines. */
interface Told {
  added: Map<string, string>
  leaves: Set<string>
}

/** Ends it at once when it has had so many more files acknowledged. */
async function killAfter(child: ChildNode, files: number, told: Told): Promise<void> {
  let added = 0
  for await (const line of child.lines) {
    const news = JSON.parse(line) as { added?: string; key?: string; leaves?: string }
    if (news.leaves !== undefined) told.leaves.add(news.leaves)
    if (news.added === undefined) continue
    told.added.set(news.added, news.key ?? '')
    added += 1
    if (added === files) void child.kill()
  }
  assert.equal(await child.exit, null)
  assert.ok(added >= files)
}

const open = (database: string) =>
  database.startsWith('postgres') ? openPostgres(database) : openPglite(database)

async function startSession(database: string): Promise<string> {
  const { db, close } = await open(database)
  await migrateToLatest(db)
  const field = { id: FIELD, type: 'file', label: 'Files', maxFiles: 20 } as const
  const workspaceId = await setUpWorkspace(db, {
    leads: [{ number: '1' }],
    forms: [{ id: FORM, name: 'F', title: 'F', pages: [{ title: 'P', fields: [field] }] }],
  })
  const wanted = { workspaceId, lead: '1', form: FORM, public: true, reuse: false }
  const { publicUrl } = await startFormSession(await testContext(db), wanted)
  await close()
  return tokenOf(publicUrl)
}

/** What was acknowledged is there and whole, unless it was taken away; and when all is swept, nothing else is. */
async function examine(
  { database, place, token }: { database: string; place: string; token: string },
  { added, leaves }: Told,
  keptIn: () => Promise<string[]>,
): Promise<void> {
  const { db, close } = await open(database)
  const store = openPlace(place)
  const ctx = { ...(await testContext(db)), files: { store, maxSize: 1 } }
  const session = await readFormSession(ctx, token)
  const answer = toFiles(session?.values[FIELD])
  const ids = new Set(answer.map(({ id }) => id))
  for (const id of added.keys()) {
    if (!leaves.has(id)) assert.ok(ids.has(id), 'a file that was acknowledged is no answer')
  }
  for (const { id, name, size } of answer) {
    // oxlint-disable-next-line no-await-in-loop
    const text = (await textOf(await store.get(id))) ?? ''
    assert.equal(text.length, size, 'a file that is an answer is whole')
    assert.equal(text, name.replace('.txt', '').repeat(3000))
  }
  for (let round = 0; round < 3; round += 1) {
    ctx.clock.passMinutes(31)
    // oxlint-disable-next-line no-await-in-loop
    await sweepFiles(ctx)
  }
  assert.deepEqual((await keptIn()).toSorted(), [...ids].toSorted(), 'nothing else is left')
  const rows = await db.selectFrom('uploaded_file').select('id').execute()
  assert.deepEqual(rows.map(({ id }) => id).toSorted(), [...ids].toSorted())
  await close()
}

/** All names below a folder that look like ids. */
async function idsBelow(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true })
  const ids = all.flatMap((path) => /[0-9a-f-]{36}(?=$|\.part$|\._S3rver_object$)/.exec(path) ?? [])
  return [...new Set(ids)]
}

describe('processes that are killed while files are sent', () => {
  it('lose none that was acknowledged, and leave no half of one: a folder, one process after another', async () => {
    await using folder = await temporaryFolder()
    const [database, place] = [join(folder.path, 'data'), join(folder.path, 'files')]
    const token = await startSession(database)
    const told: Told = { added: new Map(), leaves: new Set() }
    for (const files of [1, 4, 9]) {
      const child = childNode(SENDER, [database, place, token, FIELD])
      // oxlint-disable-next-line no-await-in-loop
      await killAfter(child, files, told)
    }
    await examine({ database, place, token }, told, () => idsBelow(place))
  })

  it('lose none that was acknowledged, and leave no half of one: a bucket, three processes at once', async () => {
    await using server = await findPostgresServer()
    await using database = await migratedDatabase(server.url)
    await using s3 = await s3Server()
    const place = JSON.stringify(s3.bucket)
    const token = await startSession(database.url)
    const told: Told = { added: new Map(), leaves: new Set() }
    const children = [2, 5, 8].map((files) =>
      killAfter(childNode(SENDER, [database.url, place, token, FIELD]), files, told),
    )
    await Promise.all(children)
    const bucket = join(s3.folder, 'bucket', 'forms')
    await examine({ database: database.url, place, token }, told, () => idsBelow(bucket))
  })
})
