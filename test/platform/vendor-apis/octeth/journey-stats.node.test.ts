import assert from 'node:assert/strict'
import { it } from 'node:test'
import { noFigures } from '../../../../src/platform/statistics/figures.ts'
import type { Figures } from '../../../../src/platform/statistics/figures.ts'
import { journeyStats } from '../../../../src/platform/vendor-apis/octeth/journey-stats.ts'
import { OCTETH_ANSWERS } from '../../../../src/wire/vendors/octeth/answers.ts'

const schema = OCTETH_ANSWERS['journey.list'].shape.Journeys.element.shape.JourneyStats

function figures({
  mails,
  ...rest
}: Partial<Omit<Figures, 'mails'>> & { mails?: Partial<Figures['mails']> } = {}): Figures {
  const none = noFigures()
  return { ...none, ...rest, mails: { ...none.mails, ...mails } }
}

const EMPTY = {
  AggregatedEmailActions: {},
  AggregatedDaysEmailActions: [],
  TotalRevenue: 0,
  DaysRevenue: [],
}

it('a journey whose mails nobody got yet has the empty parts of the example', () => {
  const total = figures({ entered: 500, waiting: 150, mails: { queued: 3, dropped: 1, failed: 1 } })
  const stats = journeyStats({ total, days: [{ day: '2025-01-15', ...total }] })
  assert.deepEqual(stats, { ActiveSubscribers: 150, TotalSubscribers: 500, ...EMPTY })
  assert.deepEqual(schema.parse(stats), stats)
})

it('mails are counted in all, and by day from the newest on; revenue by day from the oldest on', () => {
  const monday = { day: '2025-01-13', ...figures({ revenue: 5, mails: { sent: 4, opened: 2 } }) }
  const tuesday = { day: '2025-01-14', ...figures({ entered: 1 }) }
  const friday = {
    day: '2025-01-17',
    ...figures({
      conversions: 2,
      revenue: 1.5,
      mails: {
        clicked: 1,
        converted: 1,
        viewed: 1,
        forwarded: 1,
        unsubscribed: 1,
        bounced: 1,
        complained: 1,
      },
    }),
  }
  const { day: _, ...last } = friday
  const total = { ...last, revenue: 6.5, mails: { ...last.mails, sent: 4, opened: 2 } }
  const stats = journeyStats({ total, days: [monday, tuesday, friday] })
  const acts = {
    ClickCount: 1,
    ConversionCount: 1,
    BrowserViewCount: 1,
    ForwardCount: 1,
    UnsubscribeCount: 1,
    BounceCount: 1,
    SpamComplaintCount: 1,
  }
  const none = Object.fromEntries(Object.keys(acts).map((name) => [name, 0]))
  assert.deepEqual(stats, {
    ActiveSubscribers: 0,
    TotalSubscribers: 0,
    AggregatedEmailActions: {
      SendCount: 4,
      DeliveryCount: 3,
      OpenCount: 2,
      ...acts,
      TotalRevenue: 6.5,
    },
    AggregatedDaysEmailActions: {
      '2025-01-17': { SendCount: 0, DeliveryCount: 0, OpenCount: 0, ...acts, TotalRevenue: 1.5 },
      '2025-01-13': { SendCount: 4, DeliveryCount: 4, OpenCount: 2, ...none, TotalRevenue: 5 },
    },
    TotalRevenue: 6.5,
    DaysRevenue: [
      { Date: '2025-01-13', Amount: 5 },
      { Date: '2025-01-17', Amount: 1.5 },
    ],
  })
  assert.deepEqual(Object.keys(stats.AggregatedDaysEmailActions), ['2025-01-17', '2025-01-13'])
  assert.deepEqual(schema.parse(stats), stats)
})
