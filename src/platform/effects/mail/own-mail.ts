import { hearReports } from '../../mail-reports/hear-reports.ts'
import type { Attempted } from '../effect.ts'
import type { Mail, Mailer } from './mailer.ts'
import { oneLine } from './merge-fields.ts'
import type { QueuedMailContext } from './queued-mail.ts'

/**
 * The same however often it is sent.
 * @param of What kind of mail it is, so that no two kinds share an id.
 */
export function ownEnvelope(
  { id, decidedAt }: { id: string; decidedAt: Date },
  of: 'booking' | 'answers',
  { name, address }: Mailer['sender'],
): Pick<Mail, 'from' | 'messageId' | 'date'> {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return {
    from: { name: oneLine(name), address },
    messageId: `<${id}.${of}@${domain}>`,
    date: decidedAt,
  }
}

/** Has it heard where the server knows that the address is none. */
export async function sendOwnMail(
  ctx: QueuedMailContext,
  mailer: Mailer,
  mail: Mail,
  { workspaceId, reportId: id }: { workspaceId: string; reportId: string },
): Promise<Attempted> {
  const attempted = await mailer.send(mail)
  if (attempted.kind === 'dropped' && attempted.reason === 'no-mailbox') {
    await hearReports(ctx, workspaceId, [{ type: 'bounce', permanent: true, email: mail.to, id }])
  }
  return attempted
}
