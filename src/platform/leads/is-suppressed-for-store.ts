import type { Executor } from '../../database/executor.ts'
import { EVENTS } from '../events/event.ts'
import type { SuppressionReason } from './lead-change.ts'

/** Whether that was said of a lead since it last got mails again. */
export async function isSuppressedFor(
  ex: Executor,
  leadId: string,
  reason: SuppressionReason,
): Promise<boolean> {
  const row = await ex
    .selectFrom('event as e')
    .select('e.id')
    .where('e.lead_id', '=', leadId)
    .where('e.name', '=', EVENTS.leadSuppressed)
    .where((is) => is(is.ref('e.props', '->>').key('reason'), '=', reason))
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('event as u')
            .select('u.id')
            .where('u.lead_id', '=', leadId)
            .where('u.name', '=', EVENTS.leadUnsuppressed)
            .whereRef('u.received_seq', '>', 'e.received_seq'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
