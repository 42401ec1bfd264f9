import { linkToken } from '../access/link-token.ts'
import { readAppointmentLink } from '../appointments/appointment-link.ts'
import { findCounter } from '../appointments/appointment-session-store.ts'
import type { Pages } from './page-context.ts'
import { PageError } from './page-error.ts'

/**
 * The token of the session that a link in a mail is for.
 * @throws {PageError} 404
 */
export async function findPublicToken({ platform }: Pages, token: string): Promise<string> {
  const id = readAppointmentLink(platform.keys, 'manage', token)
  const counter = id === null ? null : await findCounter(platform.db, id)
  if (id === null || counter === null) {
    throw new PageError(404, 'not-found', 'There is no such page.')
  }
  return linkToken(platform.keys.linkKey, id, counter)
}
