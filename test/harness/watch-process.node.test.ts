import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'

const WATCH = new URL('watch-process.ts', import.meta.url).href
const NODE = new URL('../../src/node/', import.meta.url).href
const SECRET = 'canary-of-the-watch-over-processes-secret'

function run(code: string): { status: number | null; stderr: string } {
  const args = ['--import', WATCH, '--input-type=module', '-e', code]
  return spawnSync(process.execPath, args, { encoding: 'utf8' })
}

const RESPONSE = `const { plainProblem } = await import('${NODE}plain-problem.ts')
  plainProblem(500, { detail: '${SECRET}' })`

/** An answer of ours over HTTP, with whatever `send` sends. */
const served = (send: string) => `const { createServer } = await import('node:http')
  const { sendDirect } = await import('${NODE}send-direct.ts')
  const server = createServer((request, response) => {
    ${send}
    server.close()
  }).listen(0, '127.0.0.1', async () => {
    await (await fetch('http://127.0.0.1:' + server.address().port)).text()
    server.closeAllConnections()
  })`

describe('the watch over a test process', () => {
  for (const [what, code] of [
    ['a Response', RESPONSE],
    ['a body', served(`sendDirect({ status: 200, headers: {}, body: '${SECRET}' }, response)`)],
    [
      'a head',
      served(`sendDirect({ status: 200, headers: { 'X-Key': '${SECRET}' }, body: '' }, response)`),
    ],
  ] as const) {
    it(`fails it for a secret in ${what} of ours`, () => {
      const { status, stderr } = run(code)
      assert.equal(status, 1)
      assert.match(stderr, /an answer has a secret of the server.*\n(?:.*\n)*.*\/src\/node\//)
    })
  }

  for (const [what, code] of [
    ['a Response', `new Response('${SECRET}')`],
    ['an answer', served(`response.end('${SECRET}')`)],
  ] as const) {
    it(`leaves alone ${what} of a server that a test plays`, () => {
      const { status, stderr } = run(code)
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
    })
  }
})
