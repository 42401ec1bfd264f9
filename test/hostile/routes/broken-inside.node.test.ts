import assert from 'node:assert/strict'
import { it } from 'node:test'
import { platformApp } from '../../../src/platform/create-platform.ts'
import { openMigratedPglite } from '../../harness/fresh-pglite.ts'
import { testContext } from '../../platform/platform-fixture.ts'
import { allAsks } from './all-asks.ts'
import { headerProblems } from './header-rules.ts'

const PAGES = new URL('../../../dist/pages/', import.meta.url)

/** Words that would tell how it is built: of the database, of files, of a stack. */
const INSIDE =
  /(?:postgres|pglite|kysely|select |insert |driver|pool|\bat \S+ \(|\.ts\b|node_modules|closed)/i

it('a platform whose database is gone says so in no words of its own, with the headers of any answer', async () => {
  const database = await openMigratedPglite()
  const ctx = await testContext(database.db)
  const told: unknown[] = []
  const log = { error: (record: { err: unknown }) => void told.push(record.err) }
  const app = await platformApp(ctx, { pages: PAGES, version: '0.0.0', log })
  await database.close()

  const problems: string[] = []
  let failed = 0
  for (const ask of allAsks([]).filter(({ server }) => server === 'platform')) {
    const { method, group } = ask
    const sends = method !== 'GET' && method !== 'DELETE'
    const request = new Request(`https://platform.test${ask.path.replaceAll(/:\w+/g, 'whoever')}`, {
      method,
      headers: {
        Authorization: `Bearer ${'k'.repeat(32)}`,
        APIKey: 'k'.repeat(32),
        AdminAPIKey: 'k'.repeat(32),
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
      },
      ...(sends && { body: JSON.stringify({ Command: ask.command }) }),
    })
    const answer = await app.fetch(request)
    const body = await answer.text()
    if (answer.status >= 500) failed += 1
    // Files and descriptions of the package are as they always are.
    if (group !== 'anybody') assert.doesNotMatch(body, INSIDE)
    const { status, headers } = answer
    problems.push(...headerProblems(ask, { status, headers, body }))
  }
  assert.deepEqual(problems, [])
  assert.ok(failed > 50, `only ${failed} answers were failures`)
  assert.ok(told.length > 50, 'its owner reads of it in the log')
})
