import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { makeDataFolder } from '../harness/fresh-pglite.ts'
import { startServe } from '../harness/start-serve.ts'
import type { Serving } from '../harness/start-serve.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const LEAD = '108123759'
const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const ROOT = resolve(import.meta.dirname, '../..')

/** As the demo's page does it: a token, then a session. */
async function startSession({ ready: { site } }: Serving): Promise<string> {
  const token = await fetch(`${site}/demo/token?journey=${JOURNEY}`)
  const answer = await fetch(`${site}/sessionframe/v1/journey-sessions`, {
    method: 'POST',
    headers: {
      Origin: site,
      Authorization: `Bearer ${((await token.json()) as { token: string }).token}`,
      'Content-Type': 'application/json',
      'X-Sessionframe': '1',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({ journey: JOURNEY }),
  })
  assert.equal(answer.status, 201)
  return ((await answer.json()) as { publicUrl: string }).publicUrl
}

describe('what measures serve', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  before(async () => {
    folder = await temporaryFolder()
    await Promise.all(['metrics', 'spans'].map((name) => makeDataFolder(join(folder.path, name))))
  })
  after(() => folder[Symbol.asyncDispose]())

  it('answers with metrics on a port of its own, and on no other', async () => {
    const data = join(folder.path, 'metrics')
    const serving = await startServe(['--demo', '--data', data, '--metrics-port', '0'])
    const found = /"metrics":"(http:[^"]+)"/.exec(serving.stderr())?.[1]
    assert.ok(found, serving.stderr())
    const publicUrl = await startSession(serving)
    assert.equal((await fetch(publicUrl)).status, 200)
    const answer = await fetch(found)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
    const text = await answer.text()
    for (const line of [
      /^sessionframe_request_duration_seconds_count\{.*route="\/journey-sessions",status="201"\} 1$/m,
      /^sessionframe_upstream_call_duration_seconds_count\{.*outcome="ok"\} 1$/m,
      /^sessionframe_http_request_duration_seconds_count\{server="platform",method="GET",status="200"\} [1-9]/m,
      /^process_cpu_seconds_total /m,
      /^sessionframe_enrollments\{status="active"\} 0$/m,
      /^sessionframe_enrollment_steps 0$/m,
      /^sessionframe_effects\{kind="mail",state="failed"\} 0$/m,
      /^sessionframe_enrollment_refusals\{reason="rate-limited"\} 0$/m,
      /^sessionframe_calendars\{state="failed"\} 0$/m,
      /^sessionframe_file_store_failures_total\{operation="put"\} 0$/m,
    ]) {
      assert.match(text, line)
    }
    for (const secret of [LEAD, new URL(publicUrl).pathname]) assert.ok(!text.includes(secret))
    for (const origin of [serving.ready.site, serving.ready.platform ?? '']) {
      assert.equal((await fetch(`${origin}/metrics`)).status, 404)
    }
    assert.equal((await fetch(new URL('/', found))).status, 404)
    assert.equal(await serving.stop(), 0)
  })

  it('sends spans to what is registered before it', async () => {
    const spans: string[] = []
    const collector = createServer((incoming, outgoing) => {
      incoming.setEncoding('utf8').on('data', (text: string) => spans.push(text))
      incoming.on('end', () => outgoing.end())
    })
    await new Promise<void>((done) => {
      collector.listen(0, '127.0.0.1', done)
    })
    const { port } = collector.address() as { port: number }
    const setUp = join(folder.path, 'tracing.mjs')
    await writeFile(setUp, tracing(`http://127.0.0.1:${port}`))
    const serving = await startServe(['--demo', '--data', join(folder.path, 'spans')], {
      env: { NODE_OPTIONS: `--import=${setUp}` },
    })
    await startSession(serving)
    const deadline = Date.now() + 60_000
    while (spans.length < 2 && Date.now() < deadline) {
      await new Promise((resume) => setTimeout(resume, 20))
    }
    assert.equal(await serving.stop(), 0)
    collector.close()
    assert.doesNotMatch(serving.stderr(), /"metrics"/, 'no port, no metrics')
    assert.deepEqual(spans.toSorted(), ['POST /journey-sessions', 'createJourneySession'])
  })
})

/** What an owner loads before the server; each span's name is sent at once. */
const tracing = (collector: string) => `
import { createRequire } from 'node:module'
const require = createRequire('${ROOT}/package.json')
const { context, trace } = require('@opentelemetry/api')
const { AsyncLocalStorageContextManager } = require('@opentelemetry/context-async-hooks')
const { TracerProvider } = require('@opentelemetry/sdk-trace')
const send = ({ name }) => fetch('${collector}', { method: 'POST', body: name })
const processor = { onStart() {}, onEnd: send, forceFlush: async () => {}, shutdown: async () => {} }
context.setGlobalContextManager(new AsyncLocalStorageContextManager())
trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [processor] }))
`
