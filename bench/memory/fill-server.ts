import { request } from 'node:http'
import type { ClientRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { VisitorIdentified } from '../../src/wire/visitor.ts'
import { ask } from '../soak/ask.ts'
import type { SoakSample, SoakServer } from '../soak/soak-server.ts'
import { endpointHeaders, startSession } from '../soak/start-session.ts'

const AT_ONCE = 12
/** Sessions that are opened before it counts: what runs for the first time is compiled. */
const WARM_UP = 1000
const SETTLE_MS = 12_000

interface Filled {
  what: 'open sessions' | 'pages that listen'
  count: number
  sample: SoakSample
}

/** Opens more and more of them, and measures in between. */
export async function* fillServer(
  server: SoakServer,
  { sessions, listeners }: { sessions: readonly number[]; listeners: number },
): AsyncGenerator<Filled> {
  await times(WARM_UP, () => startSession(server, 'journey'))
  let open = 0
  for (const count of sessions) {
    await times(count - open, () => startSession(server, 'journey'))
    open = count
    yield { what: 'open sessions', count, sample: await settled(server) }
  }
  yield { what: 'pages that listen', count: 0, sample: await settled(server) }
  const streams: ClientRequest[] = []
  try {
    await times(listeners, async () => void streams.push(await listen(server)))
    yield { what: 'pages that listen', count: listeners, sample: await settled(server) }
  } finally {
    for (const stream of streams) stream.destroy()
  }
}

/** Connections that nobody uses are closed by then. */
async function settled(server: SoakServer): Promise<SoakSample> {
  await wait(SETTLE_MS)
  return server.sample()
}

async function times(count: number, run: () => Promise<unknown>): Promise<void> {
  let left = count
  const one = async () => {
    while (left-- > 0) await run()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

/** Comes back when the stream has begun. */
async function listen(server: SoakServer): Promise<ClientRequest> {
  const headers = { ...endpointHeaders(server), 'Content-Type': 'application/json' }
  const { text } = await ask(server.ledger, `${server.endpoint}/visitor/identify`, {
    method: 'POST',
    headers,
    body: {},
    expected: [200],
  })
  const { visitor } = JSON.parse(text) as VisitorIdentified
  return new Promise((resolve, reject) => {
    const stream = request(`${server.endpoint}/visitor/live`, {
      agent: false,
      method: 'POST',
      headers: { ...headers, Accept: 'text/event-stream', Authorization: `Bearer ${visitor}` },
    })
    stream.on('error', reject)
    stream.on('response', (response) => {
      response.on('error', () => {})
      response.once('data', () => resolve(stream))
    })
    stream.end('{}')
  })
}
