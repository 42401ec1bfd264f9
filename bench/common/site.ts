import { createServer } from 'node:http'
import { createSecureServer } from 'node:http2'
import type { AddressInfo, Server, Socket } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import type { NodeListener } from '../../src/node.ts'

type Kind = 'html' | 'css' | 'js'

const TYPES: Record<Kind, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
}

/** One answer that a page has asked for. */
export interface Served {
  path: string
  kind: Kind | 'other'
  /** Of the body, as it was sent. */
  bytes: number
}

/** A server on this machine that knows what it sent. */
export class Site {
  readonly #files = new Map<string, { kind: Kind; packed: Buffer }>()
  readonly #handlers = new Map<string, NodeListener>()
  readonly #served: Served[] = []
  readonly #server: Server
  readonly #connections = new Set<Socket>()

  /** @param pem A key and a certificate: with them it speaks HTTP/2 over TLS, and nothing else. */
  constructor(pem?: string) {
    const answer = (...[request, response]: Parameters<NodeListener>) =>
      void this.#answer(request, response)
    this.#server =
      pem === undefined
        ? createServer({ keepAliveTimeout: 60_000 }, answer)
        : createSecureServer({ key: pem, cert: pem }, answer)
    this.#server.on('connection', (socket: Socket) => {
      this.#connections.add(socket)
      socket.on('close', () => this.#connections.delete(socket))
    })
  }

  /** @param path Of the file, or of all below it when it ends in a slash. */
  file(path: string, kind: Kind, text: string): void {
    this.#files.set(path, { kind, packed: brotliCompressSync(text) })
  }

  /** @param path All below it. */
  handle(path: string, handler: NodeListener): void {
    this.#handlers.set(path, handler)
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return (this.#server.address() as AddressInfo).port
  }

  /** What was served since it was asked for last. */
  takeServed(): Served[] {
    return this.#served.splice(0)
  }

  close(): void {
    this.#server.close()
    for (const connection of this.#connections) connection.destroy()
  }

  async #answer(...[request, response]: Parameters<NodeListener>): Promise<void> {
    const { pathname: path } = new URL(request.url ?? '', 'http://x')
    for (const [prefix, handler] of this.#handlers) {
      if (!path.startsWith(prefix)) continue
      await handler(request, response)
      const bytes = Number(response.getHeader('content-length') ?? 0)
      this.#served.push({ path, kind: 'other', bytes })
      return
    }
    const folder = [...this.#files.keys()].find((key) => key.endsWith('/') && path.startsWith(key))
    const file = this.#files.get(path) ?? this.#files.get(folder ?? '')
    if (file === undefined) {
      response.statusCode = 404
      response.end()
      if (path !== '/favicon.ico') this.#served.push({ path, kind: 'other', bytes: 0 })
      return
    }
    const { kind, packed } = file
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
      throw new Error(`the browser does not take brotli for ${path}`)
    }
    response.setHeader('Content-Type', TYPES[kind])
    response.setHeader('Content-Encoding', 'br')
    response.setHeader('Content-Length', packed.length)
    response.setHeader('Cache-Control', kind === 'html' ? 'no-store' : 'max-age=86400')
    response.end(packed)
    this.#served.push({ path, kind, bytes: packed.length })
  }
}
