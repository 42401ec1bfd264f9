import type { OctethAnswer } from '../../../wire/vendors/octeth/answers.ts'
import type { Figures } from '../../statistics/figures.ts'
import type { JourneyFigures } from '../../statistics/journey-statistics.ts'

type ListStats = OctethAnswer<'journey.list'>['Journeys'][number]['JourneyStats']
/** There, where there was a mail. */
type EmailActions = Exclude<ListStats['AggregatedEmailActions'], Record<string, never>>

/** Those who came in within the span: how many are still inside, and how many they were. */
export function subscriberStats(inside: number, entered: number) {
  return { ActiveSubscribers: inside, TotalSubscribers: entered }
}

/** As in lists. Where no mail was ever sent, the two parts about mails are empty, as PHP writes it. */
export function journeyStats({ total, days }: JourneyFigures): ListStats {
  const newestFirst = days.toReversed()
  const ofMails = newestFirst.flatMap(({ day, ...figures }) =>
    hasMails(figures) ? [[day, emailActions(figures)] as const] : [],
  )
  return {
    ...subscriberStats(total.waiting, total.entered),
    AggregatedEmailActions: hasMails(total) ? emailActions(total) : {},
    AggregatedDaysEmailActions: ofMails.length > 0 ? Object.fromEntries(ofMails) : [],
    TotalRevenue: total.revenue,
    DaysRevenue: days.flatMap(({ day, revenue }) =>
      revenue > 0 ? [{ Date: day, Amount: revenue }] : [],
    ),
  }
}

/** What is only on its way, or was never sent, Octeth has no word for. */
function hasMails({ mails }: Figures): boolean {
  const { queued: _, dropped: __, failed: ___, ...shown } = mails
  return Object.values(shown).some((found) => found > 0)
}

/** A mail that came back was not delivered. */
function emailActions({ mails, revenue }: Figures): EmailActions {
  return {
    SendCount: mails.sent,
    DeliveryCount: Math.max(0, mails.sent - mails.bounced),
    OpenCount: mails.opened,
    ClickCount: mails.clicked,
    ConversionCount: mails.converted,
    BrowserViewCount: mails.viewed,
    ForwardCount: mails.forwarded,
    UnsubscribeCount: mails.unsubscribed,
    BounceCount: mails.bounced,
    SpamComplaintCount: mails.complained,
    TotalRevenue: revenue,
  }
}
