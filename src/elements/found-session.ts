import { readSession, type Session } from './read-session.ts'

/** What a shadow tree holds before its element is there: `renderSession()` wrote it, or the starter. */
export interface FoundSession {
  frame: HTMLIFrameElement | null
  /** All that the server knew of the session; the starter leaves that to its answer. */
  session: Session | null
}

export function findSession(root: ParentNode): FoundSession {
  const text = root.querySelector('script')?.textContent
  let session: Session | null = null
  try {
    session = readSession(JSON.parse(text as string))
    if (session) session.url = root.querySelector('a')?.href
  } catch {
    // No session, or none of ours.
  }
  return { frame: root.querySelector<HTMLIFrameElement>('#box > iframe'), session }
}
