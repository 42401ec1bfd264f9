import type { RequestListener } from 'node:http'
import { json } from '../hostile-server.ts'
import type { HostileServer } from '../hostile-server.ts'
import { LEAD } from './settings.ts'

let made = 0

/** Another session each time, on FLG's own origin. */
export const goodSession =
  (more: object = {}): RequestListener =>
  (incoming, outgoing) => {
    made += 1
    const origin = `http://${incoming.headers.host}`
    const session = { sessionId: `canary-session-${made}`, lead: LEAD, closesAt: null }
    const publicUrl = `${origin}/journeys/run/4/canary-session-${made}`
    json(200, { ...session, publicUrl, ...more })(incoming, outgoing)
  }

/** What another server makes of the same request. */
export const passedOnTo =
  (flg: HostileServer, origin: string, key: string): RequestListener =>
  async (incoming, outgoing) => {
    const { body = '' } = flg.seen.at(-1) ?? {}
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` }
    const answer = await fetch(origin + incoming.url, { method: 'POST', headers, body })
    outgoing.writeHead(answer.status, { 'Content-Type': 'application/json' })
    outgoing.end(await answer.text())
  }
