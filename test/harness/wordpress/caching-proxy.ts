import { createServer, request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { listen } from '../listen.ts'

/**
 * The worst full-page cache that still heeds `no-store`: one answer for an address, whoever asks,
 * whatever the cookies and Vary say, made for whoever came first.
 */
export async function cachingProxy(origin: string) {
  const kept = new Map<string, { status: number; headers: IncomingHttpHeaders; body: Buffer }>()
  let hits = 0
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method = '' } = incoming
    const found = method === 'GET' ? kept.get(url) : undefined
    if (found !== undefined) {
      hits += 1
      outgoing.writeHead(found.status, found.headers).end(found.body)
      return
    }
    const passed = request(
      new URL(url, origin),
      { method, headers: incoming.headers },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const { statusCode: status = 502 } = answer
          const { 'transfer-encoding': _, ...headers } = answer.headers
          const body = Buffer.concat(chunks)
          const mayKeep = method === 'GET' && status === 200
          if (mayKeep && !/no-store/.test(headers['cache-control'] ?? '')) {
            const { 'set-cookie': __, ...shared } = headers
            kept.set(url, { status, headers: shared, body })
          }
          outgoing.writeHead(status, headers).end(body)
        })
      },
    )
    passed.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(passed)
  })
  const { origin: own, close } = await listen(server)
  return { origin: own, close, hits: () => hits, has: (path: string) => kept.has(path) }
}
