import { Command } from 'commander'
import type * as answerBooking from '../../platform/appointments/answer-booking.ts'
import type { ListedBooking } from '../../platform/appointments/list-bookings-store.ts'
import { CommandError } from '../command-error.ts'
import { sealingSecret } from '../sealing-secret.ts'
import { readSettings } from '../settings/read-settings.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, limitOption, workspaceOption } from './shared-options.ts'

interface ListOptions extends DatabaseOptions {
  limit: number
  json?: true
}

interface RefuseOptions extends DatabaseOptions {
  reason?: string
}

export function bookingsCommand(): Command {
  const command = new Command('bookings').description('what is booked, and what waits for approval')
  command
    .command('list')
    .description('print what is booked from now on, the next one first')
    .addOption(limitOption())
    .option('--json', 'one JSON value a line')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printBookings)
  command
    .command('approve <ids...>')
    .description('approve what is pending, by the ids that "bookings list" prints')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(approve)
  command
    .command('decline <ids...>')
    .description('decline what is pending; what was approved meanwhile stays')
    .option('--reason <text>', 'why, for your own records')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(decline)
  command
    .command('cancel <ids...>')
    .description('cancel what is confirmed, and decline what is pending, whatever the notice')
    .option('--reason <text>', 'why, for your own records')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(cancel)
  return command
}

async function printBookings({ limit, json, ...options }: ListOptions): Promise<void> {
  await withWorkspace('bookings list', options, async ({ db }, workspace) => {
    const { listBookings } = await import('../../platform/appointments/list-bookings-store.ts')
    const bookings = await listBookings(db, workspace.id, { now: new Date(), limit })
    if (bookings.length === 0) note('Nothing is booked.')
    for (const one of bookings) print(json ? JSON.stringify(one) : line(one))
  })
}

/** Columns for people and for `awk`: when, whether it is approved, what, with whom, for whom, and its id. */
function line({ start, status, type, host, lead, id }: ListedBooking): string {
  // A name that somebody chose makes no column of its own.
  const names = [type, host].map((name) => name.replace(/\s+/g, ' '))
  return [start.toISOString(), status, ...names, `lead ${lead}`, id].join('\t')
}

function approve(ids: string[], options: DatabaseOptions): Promise<void> {
  return forEach('bookings approve', ids, options, async (answer, ctx, key) => {
    await answer.approveBooking(ctx, key)
    return 'approved'
  })
}

function decline(ids: string[], { reason, ...options }: RefuseOptions): Promise<void> {
  return forEach('bookings decline', ids, options, async (answer, ctx, key) => {
    await answer.declineBooking(ctx, key, { reason: reason ?? null })
    return 'declined'
  })
}

function cancel(ids: string[], { reason, ...options }: RefuseOptions): Promise<void> {
  return forEach('bookings cancel', ids, options, (answer, ctx, key) =>
    answer.refuseBooking(ctx, key, { reason: reason ?? null }),
  )
}

/** Where `serve` can send mails, people are written of what is done here too. */
function sendsMail(): boolean {
  const { SESSIONFRAME_SMTP_URL: url, SESSIONFRAME_MAIL_FROM: sender } = readSettings(
    process.env,
  ).settings
  return url !== undefined && sender !== undefined
}

type Answer = typeof answerBooking
type Act = (
  answer: Answer,
  ctx: Parameters<Answer['approveBooking']>[0],
  key: Parameters<Answer['approveBooking']>[1],
) => Promise<string>

async function forEach(
  name: string,
  ids: readonly string[],
  options: DatabaseOptions,
  act: Act,
): Promise<void> {
  await withWorkspace(name, options, async ({ db }, workspace) => {
    const answer = await import('../../platform/appointments/answer-booking.ts')
    const { openKeyring } = await import('../../platform/access/keyring.ts')
    const { PlatformError } = await import('../../platform/platform-error.ts')
    const keys = await openKeyring(db, await sealingSecret(options.data))
    const ctx = { db, keys, now: () => new Date(), sendsMail: sendsMail() }
    const refused: string[] = []
    for (const bookingId of ids) {
      try {
        // In the order in which they were given.
        // oxlint-disable-next-line no-await-in-loop
        print(`${await act(answer, ctx, { workspaceId: workspace.id, bookingId })}: ${bookingId}`)
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error
        refused.push(`${bookingId}: ${error.message}`)
      }
    }
    if (refused.length === 0) return
    throw new CommandError(
      'nothing was done with these; "bookings list" prints what there is',
      refused,
    )
  })
}
