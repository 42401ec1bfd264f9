import assert from 'node:assert/strict'
import type { VisitorEventsTaken, VisitorIdentified } from '../../src/wire/visitor.ts'
import { codeOf } from '../harness/endpoint/ask.ts'
import { routePath, SITE } from '../harness/endpoint/settings.ts'
import { readEvents } from '../harness/read-events.ts'
import type { MountCase, MountedEndpoint } from './mount-cases.ts'

/** Streams that one visitor may have at once. */
const STREAMS = 4

const event = (name: string) => ({
  event: name,
  properties: { plan: 'pro' },
  messageId: crypto.randomUUID(),
  timestamp: new Date().toISOString(),
})

async function identify({ ask }: MountedEndpoint): Promise<VisitorIdentified> {
  const path = '/visitor/identify'
  const answer = await ask({ path, body: {}, headers: { Authorization: null } })
  assert.equal(answer.status, 200, answer.text)
  assert.equal(answer.headers['access-control-allow-origin'], SITE)
  return JSON.parse(answer.text) as VisitorIdentified
}

const bearer = (visitor: string) => ({ Authorization: `Bearer ${visitor}` })

async function tell({ ask }: MountedEndpoint, visitor: string, ...names: string[]) {
  const body = { events: names.map(event) }
  const answer = await ask({ path: '/visitor/events', body, headers: bearer(visitor) })
  assert.equal(answer.status, 200, answer.text)
  return (JSON.parse(answer.text) as VisitorEventsTaken).open
}

async function listen(
  { headersOf, site }: MountedEndpoint,
  visitor: string,
  signal?: AbortSignal,
): Promise<Response> {
  const Accept = 'text/event-stream, application/json'
  return fetch(new URL(routePath(site, '/visitor/live'), site), {
    method: 'POST',
    headers: await headersOf({ headers: { ...bearer(visitor), Accept } }),
    body: '{}',
    ...(signal && { signal }),
  })
}

const isStream = ({ headers }: Response) =>
  headers.get('content-type')?.startsWith('text/event-stream') === true

export const STREAM_TITLES = {
  tells: 'tells a visitor at once what is to be shown, by server-sent events',
  frees: 'has a place for a stream again when a visitor has gone',
} as const

/** What pages with the visitor client ask for; the journeys are those of a real platform. */
export const visitorCases: readonly MountCase[] = [
  {
    title: 'makes a visitor, hears of events, and says what is to be shown',
    async run(mounted, { visitors }) {
      const { visitor, triggers } = await identify(mounted)
      assert.deepEqual(
        triggers.map(({ type }) => type),
        ['CUSTOM_EVENT'],
      )
      assert.deepEqual(await tell(mounted, visitor, 'nothing of note'), [])
      const open = await tell(mounted, visitor, 'bought')
      assert.deepEqual(
        open.map(({ kind, publicUrl }) => [kind, new URL(publicUrl).origin]),
        [['journey', visitors?.origin]],
      )
      assert.equal((await fetch(open[0]?.publicUrl ?? '')).status, 200)
      const body = JSON.stringify({ visitor })
      const again = await mounted.ask({ path: '/visitor/identify', body })
      assert.equal(again.status, 200, again.text)
      const live = await mounted.ask({ path: '/visitor/live', body: {}, headers: bearer(visitor) })
      assert.deepEqual(JSON.parse(live.text), { open })
    },
  },
  {
    title: 'refuses events of nobody, and pages of other origins',
    async run({ ask }) {
      const body = { events: [event('bought')] }
      const nobody = await ask({ path: '/visitor/events', body })
      assert.deepEqual([nobody.status, codeOf(nobody)], [401, 'unauthorized'])
      const headers = { Origin: 'https://evil.example', Authorization: null }
      const foreign = await ask({ path: '/visitor/identify', body: {}, headers })
      assert.deepEqual([foreign.status, codeOf(foreign)], [403, 'forbidden'])
    },
  },
  {
    title: STREAM_TITLES.tells,
    async run(mounted) {
      const { visitor } = await identify(mounted)
      const gone = new AbortController()
      const answer = await listen(mounted, visitor, gone.signal)
      try {
        assert.ok(isStream(answer), answer.headers.get('content-type') ?? '')
        assert.match(answer.headers.get('cache-control') ?? '', /no-store, no-transform/)
        const events = readEvents(answer)
        assert.equal(await events.next(), ':')
        const open = await tell(mounted, visitor, 'bought')
        assert.deepEqual(await events.next(), { event: 'open', data: { open } })
      } finally {
        gone.abort()
      }
    },
  },
  {
    title: STREAM_TITLES.frees,
    async run(mounted) {
      const { visitor } = await identify(mounted)
      const gone = new AbortController()
      for (let open = 0; open < STREAMS; open += 1) {
        assert.ok(isStream(await listen(mounted, visitor, gone.signal)))
      }
      const full = await listen(mounted, visitor)
      assert.deepEqual([isStream(full), await full.json()], [false, { open: [] }])
      gone.abort()
      for (let again = false; !again;) {
        const last = new AbortController()
        again = isStream(await listen(mounted, visitor, last.signal))
        last.abort()
      }
    },
  },
]
