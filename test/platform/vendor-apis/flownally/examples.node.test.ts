import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { after, before, it } from 'node:test'
import { onBothDatabases } from '../../../harness/databases.ts'
import { allDocumented } from '../../../harness/documented-examples.ts'
import { serveFlownally } from './serve-flownally.ts'
import type { FlownallyServer, Tenant } from './serve-flownally.ts'

interface Step {
  method: string
  path: string
  body?: unknown
}

/** An example of Flownally's page: what is asked, and the exact answer but for ids and times. */
interface Example {
  given: Step[]
  request: Step
  answer: { status: number; body: unknown }
  /** Why the answer is not the one that is printed. */
  differs?: string
}

/** One for each of Flownally's routes. */
const CALLS = 10

const FOLDER = new URL('../../../fixtures/vendors/flownally/', import.meta.url)
const names = (await readdir(FOLDER)).toSorted()

const SPELLINGS: Readonly<Record<string, RegExp>> = {
  '<jrn>': /^jrn_[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
  '<jrv>': /^jrv_[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
  '<tn>': /^tn_[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
  '<time>': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  '<token>': /^[\w-]{22,}$/,
}

onBothDatabases("the examples of Flownally's page", (db, on) => {
  let server: FlownallyServer
  let passed = 0
  before(async () => {
    server = await serveFlownally(db())
  })
  after(() => server.close())

  for (const name of names) {
    it(name, async () => {
      const example = JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')) as Example
      const tenant = await server.tenant()
      const known: Record<string, string> = {}
      for (const step of example.given) {
        const { status } = await take(tenant, step, known)
        assert.ok(status < 300, `${step.method} ${step.path}: ${status}`)
      }
      const { status, body } = await take(tenant, example.request, known)
      assert.equal(status, example.answer.status)
      const text = JSON.stringify(withPlaceholders(body, example.answer.body))
      // As text, so that the order of the keys counts.
      assert.equal(text, JSON.stringify(example.answer.body))
      passed++
    })
  }

  it('are all there', (t) => allDocumented(t, { vendor: 'Flownally', on, passed, of: CALLS }))
})

/** Takes one step, and remembers what the next ones name. */
async function take(tenant: Tenant, { method, path, body }: Step, known: Record<string, string>) {
  const filled = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => known[name] ?? assert.fail(name),
  )
  const reply = await tenant.ask(method, filled, { body })
  const id: unknown = reply.body?.id
  if (typeof id === 'string') known[id.startsWith('jrv_') ? 'versionId' : 'id'] = id
  known['pageToken'] = reply.body?.nextPageToken
  return reply
}

/** The answer, with a placeholder where one is expected and the value is spelled right. */
function withPlaceholders(answer: unknown, expected: unknown): unknown {
  if (typeof answer === 'string' && typeof expected === 'string') {
    return SPELLINGS[expected]?.test(answer) ? expected : answer
  }
  if (Array.isArray(answer)) {
    return answer.map((one, at) => withPlaceholders(one, (expected as unknown[])?.[at]))
  }
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      withPlaceholders(value, (expected as Record<string, unknown>)?.[key]),
    ]),
  )
}
