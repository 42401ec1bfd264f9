import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createEndpoint } from '../../src/endpoint/create-endpoint.ts'
import { checkSessionUrl } from '../../src/endpoint/session-url.ts'
import { UpstreamError } from '../../src/endpoint/upstream.ts'
import type { Upstream, UpstreamCall, UpstreamSession } from '../../src/endpoint/upstream.ts'
import type { SessionCreated } from '../../src/wire/endpoint.ts'
import { watchedLog } from '../harness/watched-log.ts'

/** What an implementation must bring along. */
export interface UpstreamUnderTest {
  upstream: Upstream
  /** A lead that may have all of these. */
  lead: string
  journey: string
  appointmentType: string
  /** A journey and an appointment type for leads of `lead`'s group, and a lead of another one. */
  groupJourney: string
  groupAppointmentType: string
  otherGroupLead: string
  close(): Promise<void>
}

const SITE = 'https://www.example.com'
const call = (): UpstreamCall => ({ signal: AbortSignal.timeout(10_000), requestId: 'contract' })

/** What every `Upstream` promises, whatever is behind it. */
export function upstreamContract(name: string, setUp: () => Promise<UpstreamUnderTest>): void {
  describe(`${name} keeps the upstream contract`, () => {
    let part: UpstreamUnderTest
    let upstream: Upstream
    before(async () => {
      part = await setUp()
      upstream = part.upstream
    })
    after(() => part.close())

    const journey = (change: Partial<Parameters<Upstream['createJourneySession']>[0]> = {}) =>
      upstream.createJourneySession(
        { lead: part.lead, id: part.journey, reuse: false, ...change },
        call(),
      )
    const appointment = (change: Partial<Parameters<Upstream['createJourneySession']>[0]> = {}) =>
      upstream.createAppointmentSession(
        { lead: part.lead, id: part.appointmentType, reuse: false, ...change },
        call(),
      )

    const assertSession = ({ publicUrl, upstreamId, expiresAt, resumed }: UpstreamSession) => {
      const checked = checkSessionUrl(publicUrl, new Set(upstream.sessionOrigins))
      assert.deepEqual(checked, { href: publicUrl })
      assert.ok(upstreamId.length > 0)
      assert.ok(expiresAt === null || new Date(expiresAt).toISOString() === expiresAt)
      assert.equal(resumed, false)
    }

    it('makes journey sessions on an origin that it named', async () => {
      assertSession(await journey())
    })

    it('makes appointment sessions, which end some time', async () => {
      const session = await appointment()
      assertSession(session)
      assert.ok(Date.parse(session.expiresAt ?? '') > Date.now())
    })

    it('makes another one each time without reuse', async () => {
      const [first, second] = [await journey(), await journey()]
      assert.notEqual(first.upstreamId, second.upstreamId)
      assert.notEqual(first.publicUrl, second.publicUrl)
    })

    const unknown = 'ffffffff-ffff-4fff-8fff-ffffffffffff'
    const refusals: [string, () => Promise<UpstreamSession>][] = [
      ['an unknown lead', () => journey({ lead: '999999999' })],
      ['an unknown lead for an appointment', () => appointment({ lead: '999999999' })],
      ['a lead that is no number', () => journey({ lead: 'nobody' })],
      ['an unknown journey', () => journey({ id: unknown })],
      ['a journey that is no UUID', () => journey({ id: 'newsletter' })],
      ['an unknown appointment type', () => appointment({ id: unknown })],
      ['a journey as an appointment type', () => appointment({ id: part.journey })],
      [
        'a lead of another group',
        () => journey({ lead: part.otherGroupLead, id: part.groupJourney }),
      ],
      [
        'a lead of another group for an appointment',
        () => appointment({ lead: part.otherGroupLead, id: part.groupAppointmentType }),
      ],
    ]
    for (const [what, ask] of refusals) {
      it(`rejects ${what}`, async () => {
        await assert.rejects(
          ask,
          (error) => error instanceof UpstreamError && error.code === 'rejected',
        )
      })
    }

    it('makes sessions for a lead of the right group', async () => {
      assertSession(await journey({ id: part.groupJourney }))
      assertSession(await appointment({ id: part.groupAppointmentType }))
    })

    it('takes prefill, or drops it with a warning', async () => {
      const { warnings = [] } = await journey({ values: { firstname: 'Grace', unknown: 1 } })
      if (upstream.name === 'flg') assert.match(warnings.join(), /prefill/)
      else assert.deepEqual(warnings, [])
    })

    it('gives an open session again, if that is what it says of itself', async () => {
      const wanted = { id: part.groupJourney, reuse: true }
      const first = await journey(wanted)
      const again = await Promise.all(Array.from({ length: 8 }, () => journey(wanted)))
      const same = again.filter(({ publicUrl, upstreamId, resumed }) => {
        return resumed && publicUrl === first.publicUrl && upstreamId === first.upstreamId
      })
      assert.equal(same.length, upstream.reuses ? 8 : 0)
    })

    it('tells the state of a session, or leaves the method out', async (t) => {
      if (upstream.sessionState === undefined) return t.skip(`${upstream.name} cannot tell`)
      const { upstreamId } = await journey()
      const open = { state: 'open', outcome: null, completedAt: null }
      assert.deepEqual(await upstream.sessionState('journey', upstreamId, call()), open)
      const booked = await appointment()
      assert.deepEqual(await upstream.sessionState('appointment', booked.upstreamId, call()), open)
      assert.equal(await upstream.sessionState('appointment', upstreamId, call()), null)
      assert.equal(await upstream.sessionState('journey', 'no-such-session', call()), null)
    })

    it('works behind an endpoint, which hides its ids', async () => {
      const endpoint = createEndpoint({
        upstream,
        authorize: () => ({ lead: part.lead }),
        allowedOrigins: [SITE],
        secret: 'a secret of the endpoint, 32 bytes long',
        log: watchedLog(),
      })
      const base = 'http://endpoint.test/sessionframe/v1'
      const headers = { Origin: SITE, 'Content-Type': 'application/json', 'X-Sessionframe': '1' }
      const post = (id: string) =>
        endpoint(
          new Request(`${base}/appointment-sessions`, {
            method: 'POST',
            headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
            body: JSON.stringify({ appointmentType: id }),
          }),
        )
      const response = await post(part.appointmentType)
      assert.equal(response.status, 201)
      const created = (await response.json()) as SessionCreated
      assert.equal(created.protocol, upstream.protocol)
      const again = (await (await post(part.appointmentType)).json()) as SessionCreated
      assert.equal(again.resumed, true)
      assert.equal(again.sessionId, created.sessionId)
      assert.equal((await post('unknown')).status, 422)
      const status = await endpoint(new Request(`${base}/sessions/${created.sessionId}`))
      assert.equal(status.status, upstream.sessionState === undefined ? 501 : 200)
    })
  })
}
