import type { AppointmentSession } from '../appointments/appointment-session.ts'
import { readAppointmentSession } from '../appointments/read-appointment-session.ts'
import type { FormSession } from '../sessions/form-session.ts'
import { readFormSession } from '../sessions/read-form-session.ts'
import { PageError } from './page-error.ts'
import type { Pages } from './page-context.ts'

/** @throws {PageError} 404 */
export async function findSession(pages: Pages, token: string): Promise<FormSession> {
  return (await readFormSession(pages.platform, token)) ?? refuse()
}

/** @throws {PageError} 404 */
export async function findAppointment(pages: Pages, token: string): Promise<AppointmentSession> {
  return (await readAppointmentSession(pages.platform, token)) ?? refuse()
}

function refuse(): never {
  throw new PageError(404, 'not-found', 'There is no such page.')
}
