import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeDataFolder } from '../harness/fresh-pglite.ts'
import { readEvents } from '../harness/read-events.ts'
import { startServe } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

/** Milliseconds that a server may take to stop; a stream would live for minutes. */
const GOOD_TIME = 10_000

function ask(site: string, route: string, body: object, headers: Record<string, string> = {}) {
  return fetch(`${site}/sessionframe/v1/visitor/${route}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Sessionframe': '1',
      Origin: site,
      ...headers,
    },
    body: JSON.stringify(body),
  })
}

describe('serve with open streams', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  before(async () => {
    folder = await temporaryFolder()
    await makeDataFolder(folder.path)
  })
  after(() => folder[Symbol.asyncDispose]())

  it('ends them at SIGTERM, in good time, and the next process takes up the visitor', async () => {
    const first = await startServe(['--demo', '--data', folder.path])
    const { site, platform } = first.ready
    const identified = await ask(site, 'identify', {})
    const { visitor } = (await identified.json()) as { visitor: string }
    const listen = async () => {
      const response = await ask(
        site,
        'live',
        {},
        {
          Accept: 'text/event-stream, application/json',
          Authorization: `Bearer ${visitor}`,
        },
      )
      assert.equal(response.headers.get('content-type'), 'text/event-stream')
      const events = readEvents(response)
      assert.equal(await events.next(), ':')
      return events
    }
    const streams = await Promise.all([listen(), listen(), listen()])
    const begun = performance.now()
    const stopped = first.stop()
    // A connection that breaks would throw.
    for (const events of streams) assert.equal(await events.next(), null)
    assert.equal(await stopped, 0, first.stderr().slice(-2000))
    assert.ok(performance.now() - begun < GOOD_TIME)

    const [port, platformPort] = [site, platform ?? ''].map((url) => new URL(url).port)
    const ports = ['--port', `${port}`, '--platform-port', `${platformPort}`]
    const next = await startServe(['--demo', '--data', folder.path, ...ports])
    try {
      assert.equal(next.ready.site, site)
      await (await listen()).cancel()
    } finally {
      assert.equal(await next.stop(), 0)
    }
  })
})
