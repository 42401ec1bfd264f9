import type { Hold } from '../../wire/page.ts'
import { instantText } from './instant-text.ts'

interface Held {
  start: Date | number
  end: Date | number
  holdExpiresAt: Date
}

/** What a page is told of what it holds. */
export function shownHold({ start, end, holdExpiresAt }: Held, now: Date): Hold {
  return {
    start: instantText(start),
    end: instantText(end),
    expiresAt: instantText(holdExpiresAt),
    keptFor: Math.round((holdExpiresAt.getTime() - now.getTime()) / 1000),
  }
}
