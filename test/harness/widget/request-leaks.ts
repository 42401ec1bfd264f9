import type { IncomingMessage } from 'node:http'
import { secretOfTests } from './secrets.ts'

/** By engine: they run side by side, and each is to fail for its own. */
const leaks = new Map<string, string[]>()

const engineOf = ({ headers }: IncomingMessage) => headers['user-agent'] ?? ''

/** A session's link is to be seen at its own address, and in no Referer but of that site itself. */
export function watchRequest(request: IncomingMessage): void {
  const { url = '', headers } = request
  const { pathname, search } = new URL(url, 'http://x')
  if (pathname === '/harness/page') return
  const { host, referer = `http://${host}/` } = headers
  const from = new URL(referer)
  const shown = [
    pathname.startsWith('/frame/') ? '' : pathname,
    decodeURIComponent(search),
    from.host === host || from.pathname === '/harness/page' ? '' : referer,
  ]
  const secret = secretOfTests(shown.join(' '))
  if (secret === null) return
  const engine = engineOf(request)
  const told = `${secret} in a request for ${pathname} or its Referer`
  leaks.set(engine, [...(leaks.get(engine) ?? []), told])
}

/** What was seen of the browser that asks, once. */
export function takeRequestLeaks(request: IncomingMessage): string[] {
  const found = leaks.get(engineOf(request)) ?? []
  leaks.delete(engineOf(request))
  return found
}
