import type { OctethRequest } from '../../../wire/vendors/octeth/requests.ts'
import type { Executor } from '../../../database/executor.ts'
import { criteriaProblems, criteriaSchema, runCriteriaSchema } from '../../journeys/criteria.ts'
import { parseNumber } from '../../journeys/journey-id.ts'
import type { JourneyRules } from '../../journeys/rules.ts'
import { OCTETH_TRIGGERS } from '../../journeys/trigger.ts'
import { hasRecord } from '../../octeth-records/record-store.ts'
import { withCanonicalNames } from './canonical-names.ts'
import { findOctethJourney } from './find-octeth-journey.ts'
import { commonError, numberedError } from './octeth-error.ts'

type TriggerCommand = 'journey.create' | 'journey.update'
type Input = Partial<Omit<OctethRequest<'journey.create'>, 'Name'>>

interface Place {
  db: Executor
  workspaceId: string
  command: TriggerCommand
}

type Config = Record<string, unknown>
type Read = (input: Input, place: Place) => Promise<Config>

const LIST: Read = async ({ Trigger_ListID: id }, { db, workspaceId, command }) => {
  if (id === undefined) throw numberedError(command, 4)
  if (id === 0 || (await hasRecord(db, 'lead_group', workspaceId, id))) return { ListID: id }
  throw numberedError(command, 6)
}

const EMAIL: Read = async (input, { db, workspaceId, command }) => {
  const { Trigger_EmailID: id, Trigger_Value: value } = input
  if (id === undefined) throw numberedError(command, 7)
  if (id !== 0 && !(await hasRecord(db, 'email', workspaceId, id))) throw numberedError(command, 9)
  return { EmailID: id, ...(value !== undefined && { Value: value }) }
}

const TAG: Read = async ({ Trigger_Value }, { db, workspaceId, command }) => {
  const id = parseNumber(Trigger_Value)
  if (id === null) {
    // On update, 10 is taken: the journey was not found.
    throw command === 'journey.create' ? numberedError(command, 10) : numberedError(command, 11)
  }
  if (await hasRecord(db, 'tag', workspaceId, id)) return { Value: id }
  throw numberedError(command, 11)
}

const CUSTOM_FIELD: Read = async ({ Trigger_Value }, { db, workspaceId, command }) => {
  const id = parseNumber(Trigger_Value)
  if (id === null) throw numberedError(command, 12)
  if (await hasRecord(db, 'custom_field', workspaceId, id)) return { Value: id }
  throw numberedError(command, 13)
}

const REVENUE: Read = async ({ Trigger_Value: value }, { command }) => {
  if (value === undefined) throw numberedError(command, 15)
  const text = String(value)
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(text)) throw numberedError(command, 14)
  return { Value: Number(text) }
}

const JOURNEY: Read = async ({ Trigger_Value }, { db, workspaceId, command }) => {
  const id = parseNumber(Trigger_Value)
  if (id === null) throw numberedError(command, 16)
  if (await findOctethJourney(db, workspaceId, id)) return { Value: id }
  throw numberedError(command, 17)
}

const NOTHING: Read = async () => ({})

const READERS: Readonly<Record<(typeof OCTETH_TRIGGERS)[number], Read>> = {
  Manual: NOTHING,
  ListSubscription: LIST,
  ListUnsubscription: LIST,
  EmailOpen: EMAIL,
  EmailConversion: EMAIL,
  EmailLinkClick: EMAIL,
  Tag: TAG,
  UnTag: TAG,
  CustomFieldValueChanged: CUSTOM_FIELD,
  RevenueHit: REVENUE,
  JourneyCompleted: JOURNEY,
  WebsiteEvent_pageView: NOTHING,
  WebsiteEvent_identify: NOTHING,
  WebsiteEvent_customEvent: NOTHING,
  WebsiteEvent_conversion: NOTHING,
}

/**
 * What the trigger node is to say.
 * @param type The trigger that is meant where the request names none.
 * @throws {OctethError} By the numbers of the command.
 */
export async function readTrigger(input: Input, type: string, place: Place): Promise<Config> {
  const { Trigger = type, Trigger_Criteria } = input
  const triggerType = OCTETH_TRIGGERS.find((one) => one === Trigger)
  if (triggerType === undefined) throw numberedError(place.command, 3)
  const config = await READERS[triggerType](input, place)
  const criteria = criteriaSchema.safeParse(withCanonicalNames(Trigger_Criteria ?? []))
  if (!criteria.success || criteriaProblems(criteria.data).length > 0) {
    throw numberedError(place.command, 3)
  }
  const triggerConfig = { ...config, ...(criteria.data.length > 0 && { Criteria: criteria.data }) }
  return { triggerType, triggerConfig }
}

/** Whether a request says anything of the trigger. */
export function namesTrigger(input: Input): boolean {
  const { Trigger, Trigger_ListID, Trigger_EmailID, Trigger_Value, Trigger_Criteria } = input
  return [Trigger, Trigger_ListID, Trigger_EmailID, Trigger_Value, Trigger_Criteria].some(
    (value) => value !== undefined,
  )
}

/** Only what the request says. */
export function readRules(input: Input): Partial<JourneyRules> {
  const { Run_Criteria, Run_Criteria_Operator, Rate_Limit_Per_Hour, Rate_Limit_Per_Day } = input
  const runCriteria = runCriteriaSchema.optional().safeParse(withCanonicalNames(Run_Criteria))
  const problems = criteriaProblems((runCriteria.data ?? []).flat())
  if (!runCriteria.success || problems.length > 0) {
    throw commonError('invalid', 'Invalid Run_Criteria parameter')
  }
  return {
    ...(runCriteria.data && { runCriteria: runCriteria.data }),
    ...(Run_Criteria_Operator && { runOperator: Run_Criteria_Operator }),
    ...(Rate_Limit_Per_Hour !== undefined && { ratePerHour: Rate_Limit_Per_Hour }),
    ...(Rate_Limit_Per_Day !== undefined && { ratePerDay: Rate_Limit_Per_Day }),
  }
}
