import { OCTETH_SUBSCRIBERS_NOT_FOUND } from '../../../../wire/vendors/octeth/errors.ts'
import { octethFilterItems } from '../../../../wire/vendors/octeth/requests.ts'
import type { OctethFilterItem } from '../../../../wire/vendors/octeth/requests.ts'
import { listActionSubscribers } from '../../../enrollments/action-subscriber-store.ts'
import { EVENTS } from '../../../events/event.ts'
import { nodeNumbers } from '../../../journeys/journey-node-store.ts'
import { findOctethJourney } from '../find-octeth-journey.ts'
import { OctethError, numberedError } from '../octeth-error.ts'
import type { Run } from './command.ts'

export const actionSubscribersCommand: Run<'journey.action.subscribers'> = async (asked) => {
  const { ctx, workspaceId, input } = asked
  const filters = octethFilterItems.safeParse(input.FilterJSON ?? [])
  if (!filters.success) throw numberedError('journey.action.subscribers', 6)
  const journey = await findOctethJourney(ctx.db, workspaceId, input.JourneyID)
  if (journey === null) throw notFound(5)
  const numbers = await nodeNumbers(ctx.db, workspaceId, journey.id)
  const [nodeId] = [...numbers].find(([, number]) => number === input.ActionID) ?? []
  if (nodeId === undefined) throw notFound(6)
  const filter = filters.data.map((item) => FILTERS[item])
  const { subscribers, total } = await listActionSubscribers(ctx.db, workspaceId, {
    journeyId: journey.id,
    nodeId,
    filter: filter.length > 0 ? { events: filter, isAll: input.Operator !== 'OR' } : null,
    orderBy: input.OrderField === 'EmailAddress' ? 'email' : 'number',
    descending: input.OrderType === 'DESC',
    limit: input.RecordsPerRequest,
    offset: input.RecordsFrom,
  })
  return {
    Success: true,
    ErrorCode: 0,
    ErrorText: '',
    Subscribers: subscribers.map(({ number, email, suppressed }) => ({
      SubscriberID: number,
      EmailAddress: email,
      Suppressed: suppressed,
    })),
    TotalSubscribers: total,
  }
}

/** What a reader did with a mail of the action. */
const FILTERS: Readonly<Record<OctethFilterItem, string>> = {
  opened: EVENTS.emailOpened,
  clicked: EVENTS.emailClicked,
  converted: EVENTS.emailConverted,
  browser_viewed: EVENTS.emailViewed,
  forwarded: EVENTS.emailForwarded,
  unsubscribed: EVENTS.emailUnsubscribed,
  bounced: EVENTS.emailBounced,
  spam_complaint: EVENTS.emailComplained,
}

/** The two numbers that mean another thing once the request is valid. */
function notFound(code: keyof typeof OCTETH_SUBSCRIBERS_NOT_FOUND): OctethError {
  const [status, message] = OCTETH_SUBSCRIBERS_NOT_FOUND[code]
  return new OctethError(status, [{ Code: code, Message: message }])
}
