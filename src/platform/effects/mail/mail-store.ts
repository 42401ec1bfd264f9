import type { Executor } from '../../../database/executor.ts'
import type { LeadValue } from '../../../wire/form.ts'

/** What an e-mail is written from. */
export interface MailTemplate {
  subject: string
  html: string
  /** Empty: none is sent. */
  text: string
}

/** An e-mail of the workspace by its number; null for none. */
export async function findEmail(
  ex: Executor,
  workspaceId: string,
  number: number,
): Promise<MailTemplate | null> {
  const row = await ex
    .selectFrom('email')
    .select(['subject', 'html', 'text'])
    .where('workspace_id', '=', workspaceId)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row ?? null
}

/** Whom an effect is about, as he is now. */
export interface Recipient {
  number: string
  externalId: string | null
  /** Octeth's list id. */
  listNumber: string | null
  /** Of the lead group he came in; he may have left its list. */
  ownListId: string | null
  values: Record<string, LeadValue>
  suppressed: boolean
  /** Not even what he has asked for: his mails come back, he complained, or he is deleted. */
  getsNoMail: boolean
}

export async function findRecipient(
  ex: Executor,
  workspaceId: string,
  leadId: string,
): Promise<Recipient | null> {
  const row = await ex
    .selectFrom('lead as l')
    .leftJoin('lead_group as g', 'g.id', 'l.lead_group_id')
    .select([
      'l.number',
      'l.external_id',
      'l.values',
      'l.suppressed',
      'l.mail_stop',
      'l.deleted_at',
      'g.id as listId',
      'g.number as list',
    ])
    .where('l.workspace_id', '=', workspaceId)
    .where('l.id', '=', leadId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { number, external_id: externalId, values, suppressed } = row
  const getsNoMail = row.mail_stop !== null || row.deleted_at !== null
  const list = { listNumber: row.list, ownListId: row.listId }
  return { number, externalId, values, suppressed, getsNoMail, ...list }
}
