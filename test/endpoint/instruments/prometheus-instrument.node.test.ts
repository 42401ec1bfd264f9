import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Registry } from 'prom-client'
import { prometheusInstrument } from '../../../src/endpoint/instruments/prometheus-instrument.ts'
import { UpstreamError } from '../../../src/endpoint/upstream.ts'
import { LEAD, makeEndpoint, post, TOKEN_SECRET } from '../endpoint-fixture.ts'

describe('the metrics of Prometheus', () => {
  it('count and time what was asked, and hold nothing of a visitor', async () => {
    const registry = new Registry()
    const { endpoint, upstream } = makeEndpoint({ instruments: [prometheusInstrument(registry)] })
    await endpoint(await post())
    await endpoint(await post({ headers: { Authorization: null } }))
    upstream.onCall = () => Promise.reject(new UpstreamError('failed', `lead ${LEAD}`))
    await endpoint(await post({ body: { journey: 'another' } }))
    const text = await registry.metrics()
    const lines = text.split('\n')
    for (const line of [
      'sessionframe_request_duration_seconds_count{method="POST",route="/journey-sessions",status="201"} 1',
      'sessionframe_request_duration_seconds_count{method="POST",route="/journey-sessions",status="401"} 1',
      'sessionframe_request_duration_seconds_count{method="POST",route="/journey-sessions",status="502"} 1',
      'sessionframe_problems_total{code="unauthorized"} 1',
      'sessionframe_problems_total{code="upstream-failed"} 1',
      'sessionframe_upstream_call_duration_seconds_count{upstream="counting",operation="createJourneySession",outcome="ok"} 1',
      'sessionframe_upstream_call_duration_seconds_count{upstream="counting",operation="createJourneySession",outcome="upstream-failed"} 1',
      'sessionframe_in_flight{kind="request"} 0',
      'sessionframe_in_flight{kind="upstream"} 0',
    ]) {
      assert.ok(lines.includes(line), `${line}\nis not in\n${text}`)
    }
    for (const secret of [LEAD, TOKEN_SECRET, 'bearer-secret', 'upstream-secret-id']) {
      assert.ok(!text.includes(secret), `${secret} is in the metrics`)
    }
  })

  it('show what is in flight', async () => {
    const registry = new Registry()
    const { endpoint, upstream } = makeEndpoint({ instruments: [prometheusInstrument(registry)] })
    let answerNow = () => {}
    const called = new Promise<void>((resolve) => {
      upstream.onCall = (session) => {
        resolve()
        return new Promise((answer) => {
          answerNow = () => answer(session)
        })
      }
    })
    const answered = endpoint(await post())
    await called
    assert.match(await registry.metrics(), /sessionframe_in_flight\{kind="upstream"\} 1/)
    answerNow()
    assert.equal((await answered).status, 201)
  })
})
