import { createServer } from 'node:http'
import { listen } from '../../harness/listen.ts'

export interface ForeignSite {
  port: number
  close(): Promise<void>
}

/** A site with an empty page, one with a sandboxed frame, and an address that sends on to any other. */
export async function foreignSite(): Promise<ForeignSite> {
  return listen(
    createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
      const to = searchParams.get('to')
      if (to !== null) {
        // A sandboxed frame is no page of this site any more.
        response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
        response.setHeader('Access-Control-Allow-Credentials', 'true')
        response.writeHead(307, { Location: to }).end()
        return
      }
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      const frame =
        pathname === '/sandbox'
          ? '<iframe sandbox="allow-scripts allow-forms allow-popups" src="/"></iframe>'
          : ''
      response.end(`<!doctype html><html lang="en"><title>Foreign</title>${frame}`)
    }),
  )
}
