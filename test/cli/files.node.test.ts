import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { diskFileStore } from '../../src/platform/files/disk-file-store.ts'
import { receiveFile } from '../../src/platform/files/receive-file.ts'
import { startFormSession } from '../../src/platform/sessions/start-form-session.ts'
import { migratedDatabase } from '../harness/migrated-database.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { PDF } from '../platform/files/samples.ts'
import { setUpWorkspace, TEST_SECRET, testContext, tokenOf } from '../platform/platform-fixture.ts'

const FIELD = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const FORM = '0b9c1d52-4a7e-4f1b-9d36-5a0e8c7f2b14'

describe('sessionframe files', () => {
  const kept = new AsyncDisposableStack()
  let url = ''
  let data = ''
  let id = ''
  before(async () => {
    const server = kept.use(await findPostgresServer())
    url = kept.use(await migratedDatabase(server.url)).url
    data = await mkdtemp(join(tmpdir(), 'files-command-'))
    kept.defer(() => rm(data, { recursive: true }))
    const { db, close } = await openPostgres(url)
    kept.defer(close)
    const workspaceId = await setUpWorkspace(db, {
      leads: [{ number: '7' }],
      forms: [
        {
          id: FORM,
          name: 'job',
          title: 'Apply',
          pages: [{ title: 'You', fields: [{ id: FIELD, type: 'file', label: 'CV' }] }],
        },
      ],
    })
    const files = { store: diskFileStore(join(data, 'files')), maxSize: 1024 * 1024 }
    const ctx = { ...(await testContext(db)), files }
    const wanted = { workspaceId, lead: '7', form: FORM, public: true, reuse: false }
    const { publicUrl } = await startFormSession(ctx, wanted)
    const { file } = await receiveFile(ctx, tokenOf(publicUrl), {
      field: FIELD,
      name: 'my\tcv "1".pdf',
      key: 'key-of-one',
      length: null,
      body: Readable.from([PDF]),
    })
    id = file.id
  })
  after(() => kept.disposeAsync())

  const run = (...args: string[]) =>
    runCommand(['files', ...args, '--data', data], {
      env: { DATABASE_URL: url, SESSIONFRAME_SECRET: TEST_SECRET },
    })

  it('prints a line for each, of as many columns whatever it is called', async () => {
    const { stdout, code, stderr } = await run('list')
    assert.equal(code, 0, stderr)
    const [at = '', ...columns] = stdout.trimEnd().split('\t')
    assert.match(at, /^\d{4}-\d\d-\d\dT.*Z$/)
    const [name = '', ...rest] = columns.toReversed()
    assert.deepEqual(rest.toReversed(), [
      id,
      String(PDF.length),
      'application/pdf',
      'lead 7',
      'job',
      'open',
    ])
    assert.match(name, /^my ?cv _1_\.pdf$/)
    const [line = ''] = (await run('list', '--json')).stdout.split('\n')
    assert.equal((JSON.parse(line) as { id: string }).id, id)
  })

  it('writes one out, to a place where nothing is yet', async () => {
    const to = join(data, 'out.pdf')
    const { code, stderr } = await run('get', id, '--to', to)
    assert.equal(code, 0, stderr)
    assert.deepEqual(await readFile(to), PDF)
    const again = await run('get', id, '--to', to)
    assert.equal(again.code, 1)
    assert.match(again.stderr, /is there already/)
    assert.equal((await run('get', id)).stdout, PDF.toString())
  })

  it('says that there is none of that id', async () => {
    for (const unknown of [crypto.randomUUID(), '../../etc/passwd']) {
      const { code, stderr } = await run('get', unknown)
      assert.equal(code, 1)
      assert.match(stderr, /there is no file .*files list/)
    }
  })
})
