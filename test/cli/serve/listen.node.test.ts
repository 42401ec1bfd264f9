import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { listen } from '../../../src/cli/serve/listen.ts'
import type { Listener } from '../../../src/cli/serve/listen.ts'

describe('listen', () => {
  let listener: Listener
  before(async () => {
    listener = await listen({
      host: '127.0.0.1',
      port: 0,
      flag: '--port',
      bodyMs: ({ url }) => (url === '/files' ? 60_000 : 200),
    })
    listener.answerWith((incoming, outgoing) => {
      let size = 0
      incoming.on('data', (chunk: Buffer) => (size += chunk.length))
      const wait = incoming.url === '/late' ? 400 : 0
      incoming.on('end', () => setTimeout(() => outgoing.end(`read ${size}`), wait))
      incoming.on('error', () => {})
    })
  })
  after(() => listener.stop(0))

  /** Sends the half of a body, and the rest when it is asked for. */
  async function half(path: string) {
    const socket = connect(listener.port, '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    socket.on('error', () => {})
    const ended = once(socket, 'close')
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n`)
    socket.write('Content-Length: 8\r\n\r\n1234')
    return { rest: () => socket.write('5678'), ended, text: () => text }
  }

  it('lets go of a client whose body does not come to its end', async () => {
    const { ended, text } = await half('/answers')
    await ended
    assert.match(text(), /^HTTP\/1\.1 408 /)
  })

  it('waits longer where a body may take longer', async () => {
    const { rest, ended, text } = await half('/files')
    await new Promise((next) => setTimeout(next, 400))
    assert.equal(text(), '')
    rest()
    await ended
    assert.match(text(), /^HTTP\/1\.1 200 [^]*read 8/)
  })

  it('waits for the answer as long as it takes, once the body is there', async () => {
    const response = await fetch(`http://127.0.0.1:${listener.port}/late`, {
      method: 'POST',
      body: '12345678',
    })
    assert.equal(await response.text(), 'read 8')
  })
})
