import type { IncomingMessage, ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join, resolve } from 'node:path'
import { FRAME_PAGES } from './frame-pages.ts'
import { SECRET } from './secrets.ts'

/** By path, without the secret. What is counted has an address of its own: browsers run side by side. */
const frameLoads = new Map<string, number>()

/** How often a page was given. */
export const loadsOf = (path: string): number => frameLoads.get(path) ?? 0

const ROOT = resolve(import.meta.dirname, '../../..')

/** The second site: `/frame/<page>/…` are sessions' pages, `/src/protocol/*.ts` our own guest side. */
export async function serveFrames(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? '', 'http://x')
  if (/^\/src\/protocol\/[a-z-]+\.ts$/.test(pathname)) {
    const source = await readFile(join(ROOT, pathname), 'utf8')
    response.setHeader('Content-Type', 'text/javascript')
    response.end(stripTypeScriptTypes(source))
    return true
  }
  const page = FRAME_PAGES[pathname.split('/')[2] ?? '']
  if (page === undefined) return false
  const place = pathname.replace(`/${SECRET}`, '')
  frameLoads.set(place, loadsOf(place) + 1)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  if (typeof page === 'string') response.end(page)
  else page(request, response)
  return true
}
