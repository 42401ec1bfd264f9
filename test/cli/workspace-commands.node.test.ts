import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Client } from 'pg'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { runCommand } from '../harness/run-command.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'
import { TEST_SECRET } from '../platform/platform-fixture.ts'

const FILE = resolve(import.meta.dirname, '../fixtures/workspace.json')
const HOOK = 'https://hooks.example.com/hook?canary=1'
const HOOK_SECRET = `whsec_${Buffer.from('canary of the tests, 32 bytes ok').toString('base64')}`

/** All that the database has of its access keys. */
async function everyKeyIn(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('select * from access_key')
    assert.equal(rows.length, 1)
    return JSON.stringify(rows)
  } finally {
    await client.end()
  }
}

interface Exported {
  leads: { number: string; leadGroup?: string; values: Record<string, unknown> }[]
}

// One database and one order: each test goes on where the one before it ended.
describe('commands on a workspace', () => {
  const kept = new AsyncDisposableStack()
  let folder = ''
  let server = ''
  let database = ''
  before(async () => {
    folder = kept.use(await temporaryFolder()).path
    server = kept.use(await findPostgresServer()).url
    database = await newDatabase()
  })
  after(() => kept.disposeAsync())

  const newDatabase = async () => kept.use(await throwAwayDatabase(server)).url
  const runOn = (url: string, args: string[], input = '') => {
    const env = { DATABASE_URL: url, SESSIONFRAME_SECRET: TEST_SECRET }
    return runCommand(args, { env, input })
  }
  const run = (args: string[], input?: string) => runOn(database, args, input)
  const succeed = async (args: string[], input?: string) => {
    const finished = await run(args, input)
    assert.equal(finished.code, 0, finished.stderr)
    return finished
  }
  const exported = async (...args: string[]) =>
    JSON.parse((await succeed(['export', ...args])).stdout) as Exported

  it('migrate applies what is new, once', async () => {
    assert.match((await succeed(['migrate'])).stdout, /^applied /)
    assert.match((await succeed(['migrate'])).stdout, /nothing to do/)
  })

  it('export and keys say that there is no workspace yet, and what to do', async () => {
    for (const args of [['export'], ['keys', 'create', '--name', 'x', '--journeys']]) {
      const { code, stdout, stderr } = await run(args)
      assert.equal(code, 1)
      assert.equal(stdout, '')
      assert.match(
        stderr,
        /no workspace yet: make one with "sessionframe workspace create default"/,
      )
    }
  })

  it('apply tells every problem of a bad file with its place, and changes nothing', async () => {
    const bad = join(folder, 'bad.json')
    const file = JSON.parse(await readFile(FILE, 'utf8')) as Record<string, object[]>
    const form = { ...file['forms']?.[0], title: 7, colour: 'red' }
    await writeFile(bad, JSON.stringify({ ...file, sites: ['*'], forms: [form], webhook: [] }))
    const { code, stderr } = await run(['apply', bad])
    assert.equal(code, 1)
    for (const place of [/sites\[0\]/, /forms\[0\]\.title/, /forms\[0\]\.colour/, /webhook/]) {
      assert.match(stderr, place)
    }
    assert.doesNotMatch(stderr, /\n\s+at /)
    assert.match((await run(['export'])).stderr, /no workspace yet/)
  })

  it('apply says where a file stops being JSON, and quotes none of it', async () => {
    const broken = join(folder, 'broken.json')
    await writeFile(broken, '{\n  "sites": ["canary"],\n  "leads": canary\n}')
    const { code, stderr } = await run(['apply', broken])
    assert.equal(code, 1)
    assert.match(stderr, /broken\.json is not valid JSON: look at line 3, column 12/)
    assert.doesNotMatch(stderr, /canary/)
  })

  it('apply says that a file is not there', async () => {
    const { code, stderr } = await run(['apply', join(folder, 'none.json')])
    assert.equal(code, 1)
    assert.match(stderr, /none\.json is not there/)
  })

  it('workspace create makes one, and refuses the same slug or a bad one', async () => {
    const { stdout } = await succeed(['workspace', 'create', 'acme', '--name', 'Acme Loans'])
    assert.match(stdout, /^made workspace acme \(/)
    for (const slug of ['acme', 'Not A Slug']) {
      const { code, stderr } = await run(['workspace', 'create', slug])
      assert.equal(code, 1)
      assert.match(stderr, /workspace/)
    }
  })

  it('apply works on the only workspace there is, and again changes nothing', async () => {
    assert.match((await succeed(['apply', FILE])).stdout, /to workspace acme/)
    const before = await exported()
    await succeed(['apply', FILE])
    assert.deepEqual(await exported(), before)
  })

  it('apply --dry-run says what would change, and changes nothing', async () => {
    const before = await exported()
    const file = { webhooks: [{ url: HOOK, secret: HOOK_SECRET }], leads: [{ number: '4242' }] }
    const dry = await succeed(['apply', '-', '--dry-run'], JSON.stringify(file))
    assert.match(dry.stdout, /^dry run: nothing was changed; applying - to workspace acme would be/)
    assert.match(dry.stdout, /\nleads: 1 created\nwebhooks: 1 created\n/)
    assert.deepEqual(await exported(), before)
    const none = await newDatabase()
    assert.equal((await runOn(none, ['apply', FILE, '--dry-run'])).code, 0)
    assert.match((await runOn(none, ['export'])).stderr, /no workspace yet/)
  })

  it('apply says which webhooks it removes, or would, and keeps quiet about their secrets', async () => {
    const file = { webhooks: [{ url: HOOK, secret: HOOK_SECRET }] }
    assert.match(
      (await succeed(['apply', '-'], JSON.stringify(file))).stdout,
      /webhooks: 1 created/,
    )
    const without = JSON.stringify({ webhooks: [] })
    const dry = await succeed(['apply', '-', '--dry-run'], without)
    assert.match(dry.stdout, /webhooks: 1 removed\nwould remove the webhook to https:\S+\/hook\n$/)
    assert.match((await succeed(['export'])).stdout, /hooks\.example\.com/)
    const { stdout } = await succeed(['apply', '-'], without)
    assert.match(stdout, /webhooks: 1 removed\nremoved the webhook to https:\S+\/hook\n$/)
    assert.doesNotMatch(dry.stdout + stdout, /canary/)
    assert.doesNotMatch((await succeed(['export'])).stdout, /hooks\.example\.com/)
  })

  it('forms schema prints what a form keeps, by its id or name', async () => {
    const { stdout } = await succeed(['forms', 'schema', 'SHORT'])
    const { $schema, type, properties } = JSON.parse(stdout) as {
      $schema: string
      type: string
      properties: object
    }
    assert.match($schema, /2020-12/)
    assert.equal(type, 'object')
    assert.ok(Object.keys(properties).length > 0)
    const { code, stderr } = await run(['forms', 'schema', 'LONG'])
    assert.equal(code, 1)
    assert.match(stderr, /there is no form "LONG"; the workspace has "SHORT"/)
  })

  it('export writes what apply makes the same workspace from', async () => {
    await succeed(['workspace', 'create', 'copy'])
    const file = join(folder, 'copy.json')
    await succeed(['export', '--workspace', 'acme', '--out', file])
    // Ids are unique in the database, so the copy is made in another one.
    const other = await newDatabase()
    assert.equal((await runOn(other, ['apply', file])).code, 0)
    const copied = await runOn(other, ['export'])
    assert.deepEqual(JSON.parse(copied.stdout), await exported('--workspace', 'acme'))
  })

  it('wants to know which workspace when there are several', async () => {
    const { code, stderr } = await run(['export'])
    assert.equal(code, 1)
    assert.match(stderr, /several workspaces \(acme, copy\): say which one with --workspace/)
  })

  it('keys create shows the key once and keeps only its hash', async () => {
    const { stdout, stderr } = await succeed([
      'keys',
      'create',
      '--workspace',
      'acme',
      '--name',
      'website',
      '--journeys',
      '--appointments',
    ])
    const key = stdout.trim()
    assert.match(key, /^[A-Za-z0-9]{32}$/)
    assert.match(stderr, /"website".*journeys and appointments.*not shown again/s)
    assert.ok(!stderr.includes(key))
    assert.ok(!(await everyKeyIn(database)).includes(key))
  })

  it('keys create takes scopes and roles for journeys', async () => {
    const create = ['keys', 'create', '--workspace', 'acme', '--name', 'reports']
    const { stderr } = await succeed([...create, '--scope', 'journey:list', 'journey:read'])
    assert.match(stderr, /may: journey:list, journey:read\./)
    assert.match((await succeed([...create, '--role', 'agent'])).stderr, /journey:activate/)
    const { code } = await run([...create, '--scope', 'journey:everything'])
    assert.equal(code, 2)
  })

  it('keys create refuses a key that may do nothing', async () => {
    const { code, stderr } = await run(['keys', 'create', '--name', 'x'])
    assert.equal(code, 2)
    assert.match(stderr, /give --journeys, --appointments, --scope or --role/)
  })

  it('leads import adds, changes and numbers leads from standard input', async () => {
    const csv = 'number,leadGroup,firstname\n501,Loans,Augusta\n777,Insurance,Mary\n,,Nobody\n'
    await succeed(['leads', 'import', '-', '--workspace', 'acme'], csv)
    const { leads } = await exported('--workspace', 'acme')
    const lead = (number: string) => leads.find((one) => one.number === number)
    assert.equal(lead('501')?.values['firstname'], 'Augusta')
    assert.equal(lead('501')?.values['email'], 'ada@example.com')
    assert.equal(lead('777')?.leadGroup, 'Insurance')
    assert.equal(lead('778')?.values['firstname'], 'Nobody')
  })

  it('leads import names the rows that are wrong and imports none', async () => {
    const before = await exported('--workspace', 'acme')
    const csv = 'number,leadGroup,firstname\n900,Loans,Fine\nx,Loans,Bad\n901,No such group,Bad\n'
    const file = join(folder, 'leads.csv')
    await writeFile(file, csv)
    const { code, stderr } = await run(['leads', 'import', file, '--workspace', 'acme'])
    assert.equal(code, 1)
    assert.match(stderr, /The leads have 2 problems:\n {2}row 3: .*\n {2}row 4: .*No such group/)
    assert.deepEqual(await exported('--workspace', 'acme'), before)
  })

  it('refuses SESSIONFRAME_UPSTREAM=flg, which has no database', async () => {
    const { code, stderr } = await runCommand(['migrate'], {
      env: { SESSIONFRAME_UPSTREAM: 'flg' },
    })
    assert.equal(code, 2)
    assert.match(stderr, /SESSIONFRAME_UPSTREAM is "flg"/)
  })

  it('names DATABASE_URL when nothing answers there, and shows none of it', async () => {
    const url = 'postgres://canary:canarypassword@127.0.0.1:1/canary'
    const { code, stderr } = await runCommand(['migrate'], { env: { DATABASE_URL: url } })
    assert.equal(code, 1)
    assert.match(stderr, /DATABASE_URL/)
    assert.doesNotMatch(stderr, /canary/)
  })
})

it('commands on a folder keep a workspace, and of a key only its hash', async () => {
  await using folder = await temporaryFolder()
  const data = join(folder.path, 'data')
  const succeed = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCommand([...args, '--data', data])
    assert.equal(code, 0, stderr)
    return stdout
  }
  await succeed('apply', FILE)
  const key = (await succeed('keys', 'create', '--name', 'website', '--journeys')).trim()
  assert.match(key, /^[A-Za-z0-9]{32}$/)
  assert.match(await succeed('export'), /ada@example\.com/)
  const files = await readdir(data, { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name))
    assert.ok(!bytes.includes(key), `${file.name} holds the key`)
  }
})
