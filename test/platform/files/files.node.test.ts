import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { diskFileStore } from '../../../src/platform/files/disk-file-store.ts'
import type { FileStore } from '../../../src/platform/files/file-store.ts'
import { s3FileStore } from '../../../src/platform/files/s3-file-store.ts'
import type { S3Bucket } from '../../../src/platform/files/s3-request.ts'
import { readFile } from '../../../src/platform/files/read-file.ts'
import { receiveFile } from '../../../src/platform/files/receive-file.ts'
import { removeFile } from '../../../src/platform/files/remove-file.ts'
import { sweepFiles } from '../../../src/platform/files/sweep-files.ts'
import { changeLead } from '../../../src/platform/enrollments/change-lead.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { s3Server } from '../../harness/s3-server.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'
import { setUpWorkspace, testContext, tokenOf } from '../platform-fixture.ts'
import type { TestContext } from '../platform-fixture.ts'
import { textOf } from './file-store-contract.ts'
import { PDF } from './samples.ts'
import { WatchedStore } from './watched-store.ts'

const CV = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const MB = 1024 * 1024

const kept = new AsyncDisposableStack()
let folder = ''
let bucket: S3Bucket
before(async () => {
  folder = kept.use(await temporaryFolder()).path
  ;({ bucket } = kept.use(await s3Server()))
})
after(() => kept.disposeAsync())

const PLACES = {
  folder: () => diskFileStore(folder),
  bucket: () => s3FileStore(bucket),
}

async function* body(
  ...chunks: readonly Uint8Array[]
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* chunks
}

interface Opened {
  ctx: TestContext
  store: WatchedStore
  workspaceId: string
  token: string
  send: (key: string, ...chunks: readonly Uint8Array[]) => ReturnType<typeof receiveFile>
  answer: () => Promise<unknown>
}

async function open(db: Kysely<Database>, place: FileStore): Promise<Opened> {
  const store = new WatchedStore(place)
  const ctx = { ...(await testContext(db)), files: { store, maxSize: MB } }
  const form = crypto.randomUUID()
  const field = { id: CV, type: 'file', label: 'CV', dataField: 'cv', maxFiles: 2 } as const
  const workspaceId = await setUpWorkspace(db, {
    leads: [{ number: '1' }],
    forms: [
      {
        id: form,
        name: 'F',
        title: 'F',
        closesAfterMinutes: 60,
        pages: [{ title: 'P', fields: [field] }],
      },
    ],
  })
  const wanted = { workspaceId, lead: '1', form, public: true, reuse: false }
  const token = tokenOf((await startFormSession(ctx, wanted)).publicUrl)
  const send: Opened['send'] = (key, ...chunks) =>
    receiveFile(ctx, token, { field: CV, name: 'cv.pdf', key, length: null, body: body(...chunks) })
  const answer = async () => (await readFormSession(ctx, token))?.values[CV]
  return { ctx, store, workspaceId, token, send, answer }
}

const rows = (db: Kysely<Database>) => db.selectFrom('uploaded_file').selectAll().execute()

for (const [name, place] of Object.entries(PLACES)) {
  onBothDatabases(`files of a form, in a ${name}`, (database) => files(database, place))
}

function files(database: () => Kysely<Database>, place: () => FileStore): void {
  it('are answers as soon as they are there, and gone when they are taken away', async () => {
    const { ctx, store, token, send, answer } = await open(database(), place())
    const { file, rev } = await send('key-0001', PDF)
    assert.deepEqual(file, {
      id: file.id,
      name: 'cv.pdf',
      size: PDF.length,
      type: 'application/pdf',
    })
    assert.equal(rev, 1)
    assert.deepEqual(await answer(), [file])
    const opened = await readFile(ctx, token, file.id)
    assert.equal(await textOf(opened?.body ?? null), PDF.toString())
    assert.deepEqual(await removeFile(ctx, token, file.id), { rev: 2 })
    assert.deepEqual(await answer(), [])
    assert.equal(store.ids.size, 0)
    assert.equal(await readFile(ctx, token, file.id), null)
  })

  it('are the same when they are sent again, and no more than the field takes', async () => {
    const { send, answer, store } = await open(database(), place())
    const first = await send('key-0001', PDF)
    assert.deepEqual(await send('key-0001', PDF), first)
    await send('key-0002', PDF)
    await assert.rejects(send('key-0003', PDF), { code: 'too-many' })
    assert.equal(((await answer()) as unknown[]).length, 2)
    assert.equal(store.ids.size, 2)
  })

  it('are not more than the field takes when many are sent at once', async () => {
    const { send, answer, store } = await open(database(), place())
    const keys = Array.from({ length: 4 }, (_, n) => `at-once-${n}`)
    const outcomes = await Promise.allSettled(keys.map((key) => send(key, PDF)))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 2)
    assert.equal(((await answer()) as unknown[]).length, 2)
    assert.equal(store.ids.size, 2)
  })

  it('leave nothing behind that are too long, other than announced, or broken off', async () => {
    const { ctx, token, store, send, answer } = await open(database(), place())
    await assert.rejects(send('key-long', Buffer.alloc(MB), PDF), { code: 'file-size' })
    const sent = { field: CV, name: 'cv.pdf', key: 'key-0009' }
    const short = { ...sent, length: 9999, body: body(PDF) }
    await assert.rejects(receiveFile(ctx, token, short), { code: 'wrong-length' })
    async function* hangsUp() {
      yield PDF
      throw new Error('aborted')
    }
    const half = { ...sent, length: null, body: hangsUp() }
    await assert.rejects(receiveFile(ctx, token, half), { code: 'wrong-length' })
    async function* never() {
      yield PDF
      await new Promise((done) => setTimeout(done, 5000).unref())
    }
    const slow = { ...sent, length: null, body: never(), idleMs: 50 }
    await assert.rejects(receiveFile(ctx, token, slow), { code: 'slow' })
    assert.equal(await answer(), undefined)
    assert.equal(store.ids.size, 0)
    assert.deepEqual(
      (await rows(database())).filter(({ state }) => state === 'arriving'),
      [],
    )
    // The same key is free again.
    assert.equal((await receiveFile(ctx, token, { ...sent, length: null, body: body(PDF) })).rev, 1)
  })

  it('are no answers where the store fails, and are removed when nothing can arrive any more', async () => {
    const { ctx, store, send, answer } = await open(database(), place())
    store.failsToPut = true
    await assert.rejects(send('key-0001', PDF), { name: 'FileStoreFailed' })
    store.failsToPut = false
    assert.equal(await answer(), undefined)
    const leaving = async () =>
      (await rows(database())).filter(
        ({ state, upload_key }) => state === 'leaving' && upload_key === 'key-0001',
      )
    const [left] = await leaving()
    assert.ok(left)
    // It gets there after all.
    await store.put(left.id, body(PDF))
    await sweepFiles(ctx)
    assert.equal(store.ids.size, 1)
    ctx.clock.passMinutes(31)
    await sweepFiles(ctx)
    assert.equal(store.ids.size, 0)
    assert.equal(await store.get(left.id), null)
    await send('key-0001', PDF)
  })

  it('go to the lead by name, and stay when the form is sent; others go', async () => {
    const { ctx, token, store, send } = await open(database(), place())
    const { file } = await send('key-0001', PDF)
    const foreign = { ...file, id: crypto.randomUUID(), name: 'somebody-elses.pdf' }
    const { session } = await submitForm(ctx, token, {
      submitKey: 'k',
      values: { [CV]: [foreign] },
    })
    assert.deepEqual(session.values[CV], [file])
    ctx.clock.passMinutes(10_000)
    await sweepFiles(ctx)
    assert.equal(store.ids.has(file.id), true)
    await assert.rejects(send('key-0002', PDF), { code: 'closed' })
  })

  it('go with a question that is not asked any more', async () => {
    const { ctx, token, store, send } = await open(database(), place())
    const { file } = await send('key-0001', PDF)
    await submitForm(ctx, token, { submitKey: 'k', values: {} })
    ctx.clock.passMinutes(60)
    await sweepFiles(ctx)
    assert.equal(store.ids.has(file.id), false)
    assert.equal(
      (await rows(database())).some(({ id }) => id === file.id),
      false,
    )
  })

  it('go with a session that has run out, and with a lead that was deleted', async () => {
    const run = await open(database(), place())
    const first = await run.send('key-0001', PDF)
    const lead = await open(database(), place())
    const second = await lead.send('key-0001', PDF)
    await submitForm(lead.ctx, lead.token, {
      submitKey: 'k',
      values: { [CV]: [second.file] },
    })
    run.ctx.clock.passMinutes(24 * 60)
    await sweepFiles(run.ctx)
    run.ctx.clock.passMinutes(60)
    await sweepFiles(run.ctx)
    assert.equal(run.store.ids.has(first.file.id), false)
    assert.equal(await run.answer(), undefined)
    assert.equal(lead.store.ids.has(second.file.id), true)

    const { leadId } = (await readFormSession(lead.ctx, lead.token)) ?? {}
    const { workspaceId } = lead
    await changeLead(lead.ctx, { workspaceId, leadId: leadId ?? '' }, { kind: 'delete' })
    lead.ctx.clock.passMinutes(1)
    await sweepFiles(lead.ctx)
    lead.ctx.clock.passMinutes(60)
    await sweepFiles(lead.ctx)
    assert.equal(lead.store.ids.has(second.file.id), false)
  })

  it('are swept after a crash between the database and the store, whichever came first', async () => {
    const { ctx, token, store, send } = await open(database(), place())
    const { file } = await send('key-0001', PDF)
    store.failsToDelete = true
    await removeFile(ctx, token, file.id)
    await sweepFiles(ctx)
    assert.equal(store.ids.has(file.id), true)
    // A process was killed after the bytes were there and before they were an answer.
    const arriving = crypto.randomUUID()
    await store.put(arriving, body(PDF))
    const { id: session_id = '', workspaceId: workspace_id = '' } =
      (await readFormSession(ctx, token)) ?? {}
    const at = ctx.now()
    await database()
      .insertInto('uploaded_file')
      .values({
        id: arriving,
        workspace_id,
        session_id,
        field_id: CV,
        upload_key: 'killed-1',
        state: 'arriving',
        name: '',
        size: '1',
        type: '',
        created_at: at,
        changed_at: at,
      })
      .execute()
    store.failsToDelete = false
    for (const minutes of [31, 31, 31]) {
      ctx.clock.passMinutes(minutes)
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all([sweepFiles(ctx), sweepFiles(ctx)])
    }
    assert.equal(store.ids.size, 0)
    const left = (await rows(database())).filter((row) => row.session_id === session_id)
    assert.deepEqual(left, [])
  })
}
