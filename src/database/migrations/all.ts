import type { Migration } from 'kysely/migration'
import { tenants } from './0001-tenants.ts'
import { forms } from './0002-forms.ts'
import { appointments } from './0003-appointments.ts'

/**
 * Every migration, in order. A static list, so that source and build run the
 * same ones. A migration that has been released is never changed: add another.
 */
export const migrations: Record<string, Migration> = {
  '0001-tenants': tenants,
  '0002-forms': forms,
  '0003-appointments': appointments,
}
