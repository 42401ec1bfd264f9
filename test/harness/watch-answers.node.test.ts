import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { it } from 'node:test'
import { promisify } from 'node:util'

const WATCH = new URL('watch-answers.ts', import.meta.url).href
const SECRET = 'canary-of-the-watch-over-answers'
const ENCODINGS = { brotliCompress: 'br', gzip: 'gzip', deflate: 'deflate', zstdCompress: 'zstd' }

/** What a server says on its standard error that answers once by `code`. */
async function saidBy(code: string): Promise<string> {
  const server = `const server = require('node:http').createServer((request, response) => {
      ${code}
      server.close()
    }).listen(0, '127.0.0.1', () => fetch('http://127.0.0.1:' + server.address().port).then((a) => a.text()).then(() => server.closeAllConnections()))`
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', WATCH, '-e', server],
    { env: { THE_SECRET: SECRET } },
  )
  return stderr
}

for (const [what, code] of [
  ['a body', `response.end('x ${SECRET} y')`],
  ['bytes', `response.end(Buffer.from('x ${SECRET} y'))`],
  ['a piece of a body', `response.write('${SECRET}'); response.end()`],
  ['two pieces', `response.write('${SECRET.slice(0, 9)}'); response.end('${SECRET.slice(9)}')`],
  ...(['brotliCompress', 'gzip', 'deflate', 'zstdCompress'] as const).map(
    (pack) =>
      [
        `a body of ${pack}`,
        `response.setHeader('Content-Encoding', '${ENCODINGS[pack]}')
        response.end(require('node:zlib').${pack}Sync('x ${SECRET} y'))`,
      ] as const,
  ),
  ['a header', `response.setHeader('X-Key', ['${SECRET}']); response.end()`],
  ['a head', `response.writeHead(200, { 'X-Key': '${SECRET}' }).end()`],
] as const) {
  it(`sees a secret in ${what}`, async () => {
    assert.match(await saidBy(code), /an answer has the value of THE_SECRET/)
  })
}

it('has nothing against other answers', async () => {
  assert.equal(await saidBy("response.writeHead(200, { 'X-Key': 'none' }).end('text')"), '')
})
