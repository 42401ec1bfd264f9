import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterEach, it } from 'node:test'
import { toNodeListener } from '../../src/node/node-listener.ts'
import type { FetchHandler } from '../../src/node/node-listener.ts'
import { DIRECT } from '../../src/wire/direct.ts'
import type { DirectRequest } from '../../src/wire/direct.ts'
import { listen } from '../harness/listen.ts'
import type { Listening } from '../harness/listen.ts'

let server: Listening | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const TEXT = 'a body of some bytes: é'
const LENGTH = `Content-Length: ${Buffer.byteLength(TEXT)}`
const CHUNKED = `Transfer-Encoding: chunked`
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

/** Says which way a request came, and what its body was. */
const echo: FetchHandler = Object.assign(
  async (request: Request) => new Response(`a Request <${await request.text()}>`),
  {
    [DIRECT]: async ({ body }: DirectRequest) => ({
      status: 200,
      headers: {},
      body: `direct <${new TextDecoder().decode(body ?? new Uint8Array())}>`,
    }),
  },
)

/** Sends pieces a moment apart over one line, and gives all that came back. */
async function exchange(pieces: string[], handler = echo): Promise<string> {
  server = await listen(createServer(toNodeListener(handler)))
  const socket = connect(server.port, '127.0.0.1')
  let received = ''
  socket.on('data', (data) => (received += data.toString()))
  for (const piece of pieces) {
    socket.write(piece)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  socket.end()
  await new Promise((resolve) => socket.on('close', resolve))
  return received
}

const head = (framing: string) => `POST / HTTP/1.1\r\nHost: a\r\n${framing}\r\n\r\n`

for (const [name, way, pieces] of [
  ['along with the head', 'direct', [head(LENGTH) + TEXT]],
  ['after the head', 'a Request', [head(LENGTH), TEXT]],
  ['in pieces', 'a Request', [head(LENGTH) + TEXT.slice(0, 5), TEXT.slice(5, 9), TEXT.slice(9)]],
  ['in one chunk along with the head', 'a Request', [head(CHUNKED) + chunk(TEXT) + chunk('')]],
  [
    'in chunks',
    'a Request',
    [head(CHUNKED) + chunk(TEXT.slice(0, 5)), chunk(TEXT.slice(5)) + chunk('')],
  ],
] as const) {
  it(`a body that comes ${name} is read whole, as ${way}`, async () => {
    assert.match(await exchange([...pieces]), new RegExp(`\\r\\n${way} <${TEXT}>`))
  })

  it(`a body that comes ${name} is read whole by a handler that knows Request alone`, async () => {
    const plain: FetchHandler = async (request) => new Response(`<${await request.text()}>`)
    assert.match(await exchange([...pieces], plain), new RegExp(`<${TEXT}>`))
  })
}

it('an empty body, and none, are there at once', async () => {
  assert.match(await exchange([head('Content-Length: 0')]), /direct <>/)
  await server?.close()
  assert.match(await exchange(['GET / HTTP/1.1\r\nHost: a\r\n\r\n']), /direct <>/)
})

it('two requests in one piece each have their own body', async () => {
  const one = (text: string) => head(`Content-Length: ${text.length}`) + text
  const answers = await exchange([one('first') + one('second')])
  assert.match(answers, /<first>[^]*<second>/)
})
