import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { MAIL_EVENTS } from './mail-events.ts'

const names = Object.keys(MAIL_EVENTS).map((name) => `'${name}'`)
const isOne = `name in (${names.join(', ')})`

/**
 * Whether an event is one of those that the platform tells of mails: word for word
 * what the index has them by (0020-statistics.ts), which parameters would not be.
 */
export const IS_MAIL_EVENT = sql.raw<boolean>(isOne)

/**
 * Where such an event says which mail it was of, also word for word. The database
 * asks in which order it likes, and a property of others may hold U+0000, which no
 * text takes: hence the case, which keeps its order.
 */
export const ofMail = {
  journeyId: caseOf('journeyId'),
  nodeId: caseOf('nodeId'),
} as const

function caseOf(property: 'journeyId' | 'nodeId'): RawBuilder<string | null> {
  return sql.raw(`(case when ${isOne} then props ->> '${property}' end)`)
}
