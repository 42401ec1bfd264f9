import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface InstantUpstream {
  origin: string
  calls(): number
  close(): void
}

/** As FLG answers, and at once; another session each time. */
export async function instantUpstream(): Promise<InstantUpstream> {
  let calls = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      calls += 1
      response.setHeader('Content-Type', 'application/json')
      const sessionId = `session-${calls}`
      const publicUrl = `${origin}/journeys/run/4/${sessionId}`
      response.end(JSON.stringify({ sessionId, publicUrl, closesAt: null }))
    })
  })
  // A connection that is closed between two requests would be a failure of the peers.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    calls: () => calls,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
