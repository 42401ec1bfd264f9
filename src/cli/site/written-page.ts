import type { StaticFile } from '../../platform/assets/static-files.ts'

/** Where a page of the demo leaves the session to the server. */
const PLACE = '<!-- the session -->'

/** The page with what the server has written in its place. */
export function writePage(page: StaticFile, session: string): string {
  const parts = new TextDecoder().decode(page.body).split(PLACE)
  if (parts.length !== 2) throw new Error(`a page of the demo has no single ${PLACE}`)
  return parts.join(session)
}
