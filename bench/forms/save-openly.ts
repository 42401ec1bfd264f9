import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { OpenForm } from './open-sessions.ts'

export interface Saved {
  /** Milliseconds from when a save was due until its answer was read, waits in the line included. */
  took: number[]
  /** Answers other than 200, by status; 0: no answer. */
  refused: Map<number, number>
  /** Saves a second that were answered. */
  perSecond: number
}

/** Browsers' connections that are kept open between saves. */
const CONNECTIONS = 500

/**
 * Saves come when they come, whether the ones before are answered or not, each
 * of the session that has waited longest: nobody types slower for a busy server.
 * https://www.usenix.org/legacy/event/nsdi06/tech/schroeder.html
 * @param field The id of the field that is typed into.
 * @param rate Saves a second.
 */
export async function saveOpenly(
  sessions: readonly OpenForm[],
  { field, rate, seconds }: { field: string; rate: number; seconds: number },
): Promise<Saved> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const saved: Saved = { took: [], refused: new Map(), perSecond: 0 }
  const onTheirWay: Promise<void>[] = []
  const begun = performance.now()
  let turn = 0
  for (let n = 0; n < rate * seconds; n++) {
    const due = begun + (n * 1000) / rate
    // Timers are a millisecond coarse: several saves may be due at once.
    if (due > performance.now()) await setTimeout(due - performance.now())
    const session = nextFree()
    if (session === undefined) break
    onTheirWay.push(save(session, due))
  }
  await Promise.all(onTheirWay)
  agent.destroy()
  saved.perSecond = (saved.took.length * 1000) / (performance.now() - begun)
  return saved

  /** None where the server is so far behind that a save of each session is on its way. */
  function nextFree(): OpenForm | undefined {
    for (let tries = 0; tries < sessions.length; tries++) {
      const session = sessions[turn++ % sessions.length]
      if (session?.saving === false) return session
    }
    return undefined
  }

  async function save(session: OpenForm, due: number): Promise<void> {
    session.saving = true
    const number = session.saves + 1
    const status = await put(agent, session.link, {
      rev: session.rev,
      page: 1,
      values: { [field]: textOf(number) },
      batch: { writer: 'bench', number },
    })
    session.saving = false
    if (status !== 200) {
      saved.refused.set(status, (saved.refused.get(status) ?? 0) + 1)
      return
    }
    session.rev += 1
    session.saves = number
    saved.took.push(performance.now() - due)
  }
}

/** What somebody has typed by their n-th save. */
export function textOf(save: number): string {
  return `${save}: some words, as many as fit into two lines of a phone, or a little more`
}

function put(agent: Agent, link: string, body: object): Promise<number> {
  return new Promise((resolve) => {
    const text = JSON.stringify(body)
    const asked = request(`${link}/answers`, {
      agent,
      method: 'PUT',
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
        'Sec-Fetch-Site': 'same-origin',
        'Accept-Language': 'en',
      },
    })
    asked.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', () => resolve(0))
    })
    asked.on('error', () => resolve(0))
    asked.end(text)
  })
}
