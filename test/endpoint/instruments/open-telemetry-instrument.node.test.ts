import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { TracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { openTelemetryInstrument } from '../../../src/endpoint/instruments/open-telemetry-instrument.ts'
import { UpstreamError } from '../../../src/endpoint/upstream.ts'
import { LEAD, makeEndpoint, post } from '../endpoint-fixture.ts'

/** The SDK as an owner registers it, with what it has been told. */
function register() {
  const exporter = new InMemorySpanExporter()
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  trace.setGlobalTracerProvider(provider)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager())
  return () => exporter.getFinishedSpans()
}

describe('the spans of OpenTelemetry', () => {
  afterEach(() => {
    trace.disable()
    context.disable()
  })
  const instrumented = () => makeEndpoint({ instruments: [openTelemetryInstrument()] })

  it('are one for the request and one inside it for the upstream', async () => {
    const spans = register()
    const { endpoint } = instrumented()
    await endpoint(await post())
    const [call, request] = spans()
    assert.equal(spans().length, 2)
    assert.equal(request?.name, 'POST /journey-sessions')
    assert.equal(request.kind, SpanKind.SERVER)
    assert.deepEqual(request.attributes, {
      'http.request.method': 'POST',
      'http.route': '/journey-sessions',
      'http.response.status_code': 201,
    })
    assert.equal(request.status.code, SpanStatusCode.UNSET)
    assert.equal(call?.name, 'createJourneySession')
    assert.equal(call.kind, SpanKind.CLIENT)
    assert.equal(call.parentSpanContext?.spanId, request.spanContext().spanId)
  })

  it('lie within the span of the host’s own server, and follow nobody else’s headers', async () => {
    const spans = register()
    const { endpoint } = instrumented()
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await trace.getTracer('host').startActiveSpan('host', async (host) => {
      await endpoint(await post({ headers: { traceparent } }))
      host.end()
    })
    const [, request, host] = spans()
    assert.equal(request?.kind, SpanKind.INTERNAL)
    assert.equal(request.parentSpanContext?.spanId, host?.spanContext().spanId)
  })

  it('tell a failure by its code, and nothing of the visitor', async () => {
    const spans = register()
    const { endpoint, upstream } = instrumented()
    upstream.onCall = () => Promise.reject(new UpstreamError('failed', `lead ${LEAD}`))
    await endpoint(await post({ body: { journey: 'j', lead: LEAD } }))
    await endpoint(await post({ headers: { Authorization: null } }))
    const [call, failed, refused] = spans()
    assert.equal(call?.attributes['error.type'], 'upstream-failed')
    assert.equal(failed?.status.code, SpanStatusCode.ERROR)
    // What a client did wrong is no error of the server.
    assert.equal(refused?.attributes['error.type'], 'unauthorized')
    assert.equal(refused.status.code, SpanStatusCode.UNSET)
    const told = JSON.stringify(
      spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
    )
    assert.ok(!told.includes(LEAD))
  })

  it('are nothing where nothing is registered', async () => {
    assert.equal((await instrumented().endpoint(await post())).status, 201)
  })
})
