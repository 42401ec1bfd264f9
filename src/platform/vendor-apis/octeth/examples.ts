import type { OctethAnswer, OctethFailure } from '../../../wire/vendors/octeth/answers.ts'
import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'

const names = { JourneyID: '456', JourneyName: 'Welcome Series' }
const trigger = { Trigger: 'ListSubscription' }
const TriggerParameters = { ListID: 123 }
const Notes = 'Onboarding of new subscribers'
const stats = { ActiveSubscribers: 150, TotalSubscribers: 500 }
const UpdatedAt = '2026-11-24 09:05:00'
const email = {
  ActionID: '789',
  Action: 'SendEmail',
  ActionParameters: { EmailID: 12, From: { Name: 'Support', Email: 'support@example.com' } },
}
const one = { JourneyID: 456 }

/** What is sent: as JSON, or in the query by GET. */
export const OCTETH_REQUEST_EXAMPLES: {
  readonly [Command in OctethCommand]: Readonly<Record<string, unknown>>
} = {
  'journey.create': { Name: 'Welcome Series', ...trigger, Trigger_ListID: 123, Notes },
  'journey.clone': { ...one, NewJourneyName: 'Welcome Series Copy' },
  'journey.copytouser': { ...one, SourceUserID: 1, TargetUserID: 2 },
  'journey.get': { ...one, StartDate: '2026-11-01', EndDate: '2026-11-30' },
  'journey.list': { StatsStartDate: '2026-11-01', StatsEndDate: '2026-11-30' },
  'journey.update': { ...one, Name: 'Welcome Series V2', Rate_Limit_Per_Hour: 100 },
  'journey.delete': one,
  'journeys.delete': { Command: 'journeys.delete', Journeys: '456,789,101' },
  'journey.enable': one,
  'journey.disable': one,
  'journey.actions.update': {
    ...one,
    Actions: [
      { Action: 'Wait', WaitUnit: 'days', WaitAmount: 2 },
      { Action: 'SendEmail', ...email.ActionParameters },
    ],
  },
  'journey.actions.published': { ...one, Actions: [{ ActionID: 789, Published: 'true' }] },
  'journey.action.subscribers': {
    ...one,
    ActionID: 789,
    RecordsPerRequest: 25,
    RecordsFrom: 0,
    OrderField: 'EmailAddress',
    OrderType: 'ASC',
  },
  'event.track': {
    Event: 'bought',
    Email: 'ada@example.com',
    ID: 'customer-12',
    Properties: { total: 20 },
    MessageID: 'order-7',
  },
}

export const OCTETH_ANSWER_EXAMPLES: {
  readonly [Command in OctethCommand]: OctethAnswer<Command>
} = {
  'journey.create': {
    JourneyID: 456,
    Journey: {
      ...names,
      ...trigger,
      Status: 'Disabled',
      Notes,
      CreatedAt: '2026-11-24 09:00:00',
      UpdatedAt: '2026-11-24 09:00:00',
    },
  },
  'journey.clone': {
    Journey: {
      JourneyID: '789',
      JourneyName: 'Welcome Series Copy',
      ...trigger,
      TriggerParameters,
      Status: 'Disabled',
      Notes: 'Copy of journey Welcome Series',
    },
    Actions: [],
  },
  'journey.copytouser': {
    Success: true,
    JourneyID: 789,
    EmailsCopied: [{ SourceEmailID: 12, NewEmailID: 34 }],
    ResourcesReset: ['SenderDomainID', 'TargetListID'],
  },
  'journey.get': {
    ...names,
    ...trigger,
    TriggerParameters,
    Status: 'Enabled',
    Notes,
    Actions: [{ ...email, Published: 'true' }],
    JourneyStats: stats,
  },
  'journey.list': {
    Journeys: [
      {
        ...names,
        ...trigger,
        TriggerParameters,
        Status: 'Enabled',
        JourneyStats: {
          ...stats,
          AggregatedEmailActions: {},
          AggregatedDaysEmailActions: [],
          TotalRevenue: 0,
          DaysRevenue: [],
        },
      },
    ],
  },
  'journey.update': {
    Journey: {
      ...names,
      JourneyName: 'Welcome Series V2',
      ...trigger,
      TriggerParameters,
      Status: 'Enabled',
      Notes,
      UpdatedAt,
    },
  },
  'journey.delete': one,
  'journeys.delete': { Success: true, ErrorCode: 0, ErrorText: '' },
  'journey.enable': { Journey: { ...names, ...trigger, Status: 'Enabled', UpdatedAt } },
  'journey.disable': { Journey: { ...names, ...trigger, Status: 'Disabled', UpdatedAt } },
  'journey.actions.update': { ...names, Actions: [email] },
  'journey.actions.published': { ...names, Actions: [{ ActionID: '789', Published: 'true' }] },
  'journey.action.subscribers': {
    Success: true,
    ErrorCode: 0,
    ErrorText: '',
    Subscribers: [{ SubscriberID: '101', EmailAddress: 'ada@example.com', Suppressed: false }],
    TotalSubscribers: 150,
  },
  'event.track': {
    status: 'success',
    uuid: '0199d3c4-6f1e-7b2a-9c58-3e4d5f6a7b8c',
    external_id: 'customer-12',
    identify_event_sent: false,
  },
}

const missing = { Code: 1, Message: 'Missing JourneyID parameter' }

/** Most commands tell their errors like this. */
export const OCTETH_FAILURE_EXAMPLE: OctethFailure = { Errors: [missing] }

/** These do not. */
export const OCTETH_ODD_FAILURES: Partial<Record<OctethCommand, OctethFailure>> = {
  'journey.copytouser': { Success: false, Errors: [missing] },
  'journeys.delete': { Success: false, ErrorCode: [1] },
  'journey.action.subscribers': { Success: false, ErrorCode: [missing] },
}
