import type { OctethCommand } from './commands.ts'

/** HTTP status and words of one of a command's numbered errors. */
type NumberedError = readonly [status: 400 | 404 | 409 | 422, message: string]

const TRIGGER_RECORDS = {
  4: [422, 'Missing Trigger_ListID parameter'],
  5: [422, 'Invalid Trigger_ListID parameter'],
  6: [404, 'Trigger_ListID matching record not found'],
  7: [422, 'Missing Trigger_EmailID parameter'],
  8: [422, 'Invalid Trigger_EmailID parameter'],
  9: [404, 'Trigger_EmailID matching record not found'],
  11: [404, 'Trigger_Value matching record not found'],
  12: [422, 'Invalid Trigger_Value parameter (CustomFieldValueChanged)'],
  13: [404, 'Trigger_Value matching record not found (CustomFieldValueChanged)'],
  14: [422, 'Invalid Trigger_Value parameter (RevenueHit)'],
  15: [422, 'Missing Trigger_Value parameter (RevenueHit)'],
  16: [422, 'Invalid Trigger_Value parameter (JourneyCompleted)'],
  17: [404, 'Trigger_Value matching record not found (JourneyCompleted)'],
  18: [422, 'Invalid rate_limit_per_hour parameter'],
  19: [422, 'Invalid rate_limit_per_day parameter'],
} as const satisfies Record<number, NumberedError>

const ONE_JOURNEY = {
  1: [422, 'Missing JourneyID parameter'],
  2: [422, 'Invalid JourneyID parameter'],
  3: [404, 'Journey not found'],
} as const satisfies Record<number, NumberedError>

/** Each command counts anew: 10 is another thing on create than on update. */
export const OCTETH_ERRORS = {
  'journey.create': {
    1: [422, 'Missing Name parameter'],
    3: [400, 'Invalid trigger'],
    10: [422, 'Invalid Trigger_Value parameter'],
    ...TRIGGER_RECORDS,
  },
  'journey.clone': {
    1: [422, 'Missing NewJourneyName parameter'],
    2: [422, 'Missing JourneyID parameter'],
    3: [404, 'Journey not found'],
    4: [422, 'Journey not cloned successfully'],
  },
  'journey.copytouser': {
    1: [422, 'Missing JourneyID parameter'],
    2: [422, 'Missing SourceUserID parameter'],
    3: [422, 'Missing TargetUserID parameter'],
    4: [422, 'Invalid JourneyID (non-numeric)'],
    5: [422, 'Invalid SourceUserID (non-numeric)'],
    6: [422, 'Invalid TargetUserID (non-numeric)'],
    7: [404, 'Source user not found'],
    8: [404, 'Target user not found'],
    9: [404, 'Journey not found for source user'],
    10: [422, 'Failed to create journey'],
  },
  'journey.get': {
    ...ONE_JOURNEY,
    4: [422, 'Invalid StartDate format'],
    5: [422, 'Invalid EndDate format'],
    6: [422, 'StartDate must be before EndDate'],
  },
  'journey.list': {
    4: [422, 'Invalid StatsStartDate format'],
    5: [422, 'Invalid StatsEndDate format'],
    6: [422, 'StatsStartDate must be before StatsEndDate'],
  },
  'journey.update': {
    1: [422, 'Missing JourneyID parameter'],
    2: [422, 'Invalid JourneyID parameter'],
    3: [400, 'Invalid trigger'],
    10: [404, 'Journey not found'],
    ...TRIGGER_RECORDS,
  },
  'journey.delete': ONE_JOURNEY,
  'journeys.delete': { 1: [422, 'Missing Journeys parameter'] },
  'journey.enable': { ...ONE_JOURNEY, 4: [409, 'Journey is already enabled'] },
  'journey.disable': { ...ONE_JOURNEY, 4: [409, 'Journey is already disabled'] },
  'journey.actions.update': {
    1: [422, 'Missing JourneyID parameter'],
    2: [422, 'Missing Actions parameter'],
    3: [422, 'Invalid JourneyID parameter'],
    4: [422, 'Invalid JourneyID parameter (Actions must be array)'],
    5: [404, 'Journey not found'],
    6: [422, 'Invalid action type or Journey not found'],
  },
  'journey.actions.published': {
    1: [422, 'Missing JourneyID parameter'],
    2: [422, 'Missing Actions parameter'],
    3: [422, 'Invalid JourneyID parameter'],
    4: [422, 'Invalid JourneyID parameter (Actions must be array)'],
    5: [404, 'Journey not found'],
    6: [404, 'Action not found'],
    7: [404, 'Journey not found after update'],
  },
  'journey.action.subscribers': {
    1: [422, 'Missing JourneyID parameter'],
    2: [422, 'Missing ActionID parameter'],
    3: [422, 'Invalid JourneyID parameter'],
    4: [422, 'Invalid ActionID parameter'],
    5: [422, 'Invalid FilterJSON parameter (invalid JSON)'],
    6: [422, 'Invalid FilterJSON value (unrecognized filter item)'],
    7: [422, 'Invalid Operator value'],
  },
  'event.track': {
    4: [422, 'Invalid ListID parameter'],
    5: [422, 'Missing event parameter'],
    6: [422, 'Missing email parameter'],
    7: [422, 'Invalid email parameter'],
    8: [422, 'Missing conversion-id event property'],
    9: [422, 'Missing conversion-name event property'],
    10: [422, 'Missing conversion-value event property'],
  },
} as const satisfies Record<OctethCommand, Record<number, NumberedError>>

/** Of one command. */
export type OctethErrorCode<C extends OctethCommand> = keyof (typeof OCTETH_ERRORS)[C] & number

/** After validation, `journey.action.subscribers` uses two of its numbers again. */
export const OCTETH_SUBSCRIBERS_NOT_FOUND = {
  5: [404, 'Journey not found'],
  6: [404, 'Action not found'],
} as const satisfies Record<number, NumberedError>

/**
 * Errors of any command. Where Octeth's pages have no number for a refusal, it
 * is the HTTP status.
 */
export const OCTETH_COMMON_ERRORS = {
  unreadable: [400, 100000],
  'missing-command': [400, 100001],
  'unknown-command': [400, 100003],
  unauthorized: [401, 99998],
  'session-expired': [401, 99999],
  forbidden: [403, 403],
  'wrong-method': [405, 405],
  'too-large': [413, 413],
  invalid: [422, 422],
  'too-many-requests': [429, 429],
} as const satisfies Record<string, readonly [status: number, code: number]>

export type OctethCommonError = keyof typeof OCTETH_COMMON_ERRORS
