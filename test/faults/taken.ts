import type { TestSmtpServer } from '../harness/smtp-server.ts'
import type { WebhookInbox } from '../harness/webhook-inbox.ts'
import type { Broken } from './invariants.ts'
import type { Scene } from './scene.ts'

/**
 * What the other side has of all that was to be told: every webhook under its id, every mail under its
 * Message-ID and to whom it is for. Either may come again, which is what the ids are for.
 */
export async function untaken(
  { db, workspaceId }: Pick<Scene, 'db' | 'workspaceId'>,
  inbox: Pick<WebhookInbox, 'ids'>,
  smtp: Pick<TestSmtpServer, 'mails'>,
): Promise<{ acknowledged: number; also: Partial<Broken> }> {
  const events = await db
    .selectFrom('webhook_event')
    .select(['id', 'type'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const mails = await db
    .selectFrom('booking_mail')
    .select(['id', 'news'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const messages = new Map(smtp.mails.map(({ to, parsed }) => [parsed.messageId, to.join()]))
  const isOf = (id: string) => (messageId: string | undefined) =>
    messageId?.startsWith(`<${id}.`) === true
  const lost = [
    ...events.filter(({ id }) => !inbox.ids.has(id)).map(({ type }) => `webhook of ${type}`),
    ...mails
      .filter(({ id }) => ![...messages.keys()].some(isOf(id)))
      .map(({ news }) => `mail of ${news}`),
  ]
  const known = new Set(events.map(({ id }) => id))
  const twice = [
    ...[...inbox.ids].filter((id) => !known.has(id)).map((id) => `webhook ${id} of nothing`),
    ...[...messages.keys()]
      .filter((messageId) => !mails.some(({ id }) => isOf(id)(messageId)))
      .map((messageId) => `mail ${messageId} of nothing`),
  ]
  if (messages.size > mails.length) twice.push(`${messages.size} mails for ${mails.length}`)
  return { acknowledged: events.length + mails.length - lost.length, also: { lost, twice } }
}
