import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'

const FILE = new URL('watched-log.ts', import.meta.url).href

/** A process of its own that writes this into a watched log. */
function run(...parts: string[]): { status: number | null; stderr: string } {
  const code = `const { watchedLog } = await import('${FILE}')
  watchedLog().warn(${parts.join(', ')})`
  const args = ['--input-type=module', '-e', code]
  return spawnSync(process.execPath, args, { encoding: 'utf8' })
}

describe('the watch over logs', () => {
  for (const [what, ...parts] of [
    ['in a field', "{ event: 'x', at: { key: 'canary-of-the-watch-over-logs-secret' } }"],
    ['in an error', "{ event: 'x', error: new Error('canary-of-the-watch-over-logs-secret') }"],
    ['in the words', '{}', "'for canary-of-the-watch-over-logs-secret'"],
    ['of an upstream', "{ publicUrl: 'https://sessions.example.net/run/bearer-secret-1' }"],
    ['in a link', "{ at: '/journeys/run/1/abcdefghijklmnopqrstuvwxyz' }"],
  ] as const) {
    it(`fails a file for a secret ${what}`, () => {
      const { status, stderr } = run(...parts)
      assert.equal(status, 1)
      assert.match(stderr, /a line of a log has/)
    })
  }

  it('has nothing against what is right', () => {
    const right = run("{ event: 'request', status: 201 }")
    assert.deepEqual({ status: right.status, stderr: right.stderr }, { status: 0, stderr: '' })
  })
})
