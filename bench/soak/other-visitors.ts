import { setTimeout as wait } from 'node:timers/promises'
import type { VisitorIdentified } from '../../src/wire/visitor.ts'
import { ask } from './ask.ts'
import type { SoakServer } from './soak-server.ts'
import { endpointHeaders } from './start-session.ts'
import { FORM } from './workspace.ts'

/** Somebody who looks around: is told who it is, tells of pages, and listens for a while. */
export async function visitPages(server: SoakServer): Promise<void> {
  const { ledger, endpoint } = server
  const headers = endpointHeaders(server)
  const { text } = await ask(ledger, `${endpoint}/visitor/identify`, {
    method: 'POST',
    headers,
    body: {},
    expected: [200],
  })
  const { visitor } = JSON.parse(text) as VisitorIdentified
  const known = { ...headers, Authorization: `Bearer ${visitor}` }
  for (let page = 1; page <= 3; page++) {
    await ask(ledger, `${endpoint}/visitor/events`, {
      method: 'POST',
      headers: known,
      body: {
        events: [
          {
            event: 'page_view',
            properties: { url: `${server.ready.site}/page/${page}`, title: 'A page', referrer: '' },
            messageId: crypto.randomUUID(),
            timestamp: new Date().toISOString(),
          },
        ],
      },
      expected: [200],
    })
  }
  await listen(`${endpoint}/visitor/live`, known)
}

/** Goes away in the middle of the stream. */
async function listen(url: string, headers: Record<string, string>): Promise<void> {
  const left = new AbortController()
  const stream = fetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: '{}',
    signal: left.signal,
  })
    .then(async (response) => response.text())
    .catch(() => 'the line was cut, or by us')
  await wait(500 + Math.random() * 3000)
  left.abort()
  await stream
}

/** An owner's own programs, by the four vendors' ways. */
export async function visitVendors(server: SoakServer): Promise<void> {
  const { ledger, ready } = server
  const { keys, lead } = ready.demo ?? {}
  if (keys === undefined) throw new Error('the demo has no keys')
  const bearer = (key: string) => ({ headers: { Authorization: `Bearer ${key}` }, expected: [200] })
  await ask(ledger, `${ready.platform}/v1/journeys?pageSize=20`, bearer(keys.flownally))
  await ask(ledger, `${ready.platform}/api/v2/leads/${lead}`, bearer(keys.flg))
  await ask(ledger, `${ready.platform}/api/v2/journey-response-sessions`, {
    ...bearer(keys.flg),
    method: 'POST',
    body: { lead, journey: FORM, public: true },
    expected: [200, 201],
  })
  await ask(ledger, `${ready.platform}/api.php`, {
    method: 'POST',
    body: { APIKey: keys.octeth, Command: 'journey.list' },
    expected: [200],
  })
  // Its token ends after an hour.
  if (Date.now() < server.startedAt + 55 * 60_000) {
    await ask(ledger, `${ready.platform}/api/journeys?limit=20`, bearer(keys.breakground))
  }
}
