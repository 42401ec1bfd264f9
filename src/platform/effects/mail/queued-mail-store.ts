import { sql } from 'kysely'
import type { Executor } from '../../../database/executor.ts'
import { insertJobs } from '../job-store.ts'
import type { QueuedMailJob, QueuedMails } from './queued-mail.ts'

type Table = QueuedMails['table']

/** A mail, and which time it is set going. */
export interface MailRound {
  id: string
  round: number
}

/** Has pg-boss carry a mail whose row is in the same transaction. */
export async function sendMailJob(
  trx: Executor,
  { queue, idName }: Pick<QueuedMails, 'queue' | 'idName'>,
  { id, round, startAfter }: MailRound & { startAfter?: Date | undefined },
): Promise<void> {
  const data: QueuedMailJob = { [idName]: id, round }
  await insertJobs(trx, queue, [{ data, singletonKey: id, ...(startAfter && { startAfter }) }])
}

/**
 * Counts an attempt at what is still to be sent.
 * @returns False when it was sent or given up.
 */
export async function beginMailAttempt(
  ex: Executor,
  table: Table,
  { id, round }: MailRound,
): Promise<boolean> {
  const row = await ex
    .updateTable(table)
    .set({ attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps why an attempt failed that will be followed by another one. */
export async function noteMailFailure(
  ex: Executor,
  table: Table,
  { id, round }: MailRound,
  failure: string,
): Promise<void> {
  await ex
    .updateTable(table)
    .set({ failure })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .execute()
}

/** @returns False when it had ended before. */
export async function settleMail(
  ex: Executor,
  table: Table,
  { id, round }: MailRound,
  { state, reason, at }: { state: 'sent' | 'dropped' | 'failed'; reason?: string; at: Date },
): Promise<boolean> {
  const row = await ex
    .updateTable(table)
    .set({
      state,
      settled_at: at,
      ...(reason !== undefined && { failure: reason }),
      ...(state === 'sent' && { failure: null }),
    })
    .where('id', '=', id)
    .where('round', '=', round)
    .where('state', '=', 'queued')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Has a mail that was given up begin anew, in a round of its own.
 * @returns False when the workspace has no such one.
 */
export async function requeueMail(
  trx: Executor,
  mails: Pick<QueuedMails, 'table' | 'queue' | 'idName'>,
  workspaceId: string,
  id: string,
): Promise<boolean> {
  const row = await trx
    .updateTable(mails.table)
    .set({ state: 'queued', settled_at: null, round: sql`round + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .returning('round')
    .executeTakeFirst()
  if (row === undefined) return false
  await sendMailJob(trx, mails, { id, round: row.round })
  return true
}
