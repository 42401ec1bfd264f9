import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'

/** Prints what an entry loads, packages' own modules included. */
const WATCH = `
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      loaded.push(found.url)
      return found
    },
  })
  await import(process.argv[1])
  console.log(JSON.stringify(loaded))
`

function loadedBy(entry: string): string[] {
  const args = ['--input-type=module', '--eval', WATCH, entry]
  const cwd = resolve(import.meta.dirname, '../..')
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  assert.equal(stderr, '')
  return JSON.parse(stdout) as string[]
}

/** Workers, Deno and Bun have `fetch` and Web Crypto, and need nothing else. */
describe('runtimes without Node', () => {
  for (const entry of [
    'sessionframe/endpoint',
    'sessionframe/flg',
    'sessionframe/platform-http',
    'sessionframe/postgres',
    'sessionframe/redis',
  ]) {
    it(`${entry} loads nothing of Node's own`, () => {
      const loaded = loadedBy(entry)
      assert.ok(loaded.length > 5)
      assert.deepEqual(
        loaded.filter((url) => url.startsWith('node:')),
        [],
      )
    })
  }

  it('the watch sees what is loaded by packages, CommonJS included', () => {
    assert.ok(loadedBy('sessionframe/endpoint').some((url) => url.endsWith('RateLimiterMemory.js')))
    const loaded = loadedBy('rate-limiter-flexible')
    assert.ok(loaded.includes('node:cluster'), 'the entry that we do not import')
  })
})
