import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:http2'
import type { IncomingHttpHeaders } from 'node:http2'
import { json } from 'node:stream/consumers'
import { it } from 'node:test'
import { toNodeListener } from '../../src/node/node-listener.ts'
import { makeEndpoint, post } from '../endpoint/endpoint-fixture.ts'
import { listen } from '../harness/listen.ts'

const POST = { ':method': 'POST', ':path': '/sessionframe/v1/journey-sessions' }

// Browsers want TLS as well; that is below all of this.
it('answers over HTTP/2 as over HTTP/1.1, however the body comes', async () => {
  const { endpoint } = makeEndpoint()
  const site = await listen(createServer(toNodeListener(endpoint)))
  const client = connect(site.origin)
  try {
    for (const hasLength of [true, false]) {
      const sent = await post()
      const body = await sent.text()
      const length = hasLength ? { 'content-length': Buffer.byteLength(body) } : {}
      const stream = client.request({ ...POST, ...Object.fromEntries(sent.headers), ...length })
      const heard = once(stream, 'response')
      stream.end(body)
      const [head] = (await heard) as [IncomingHttpHeaders & { ':status': number }]
      assert.equal(head[':status'], 201)
      assert.equal(head['cache-control'], 'no-store')
      assert.match(((await json(stream)) as { publicUrl: string }).publicUrl, /^https:/)
    }
  } finally {
    client.destroy()
    await site.close()
  }
})
