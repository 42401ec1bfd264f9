import type { Executor } from '../../database/executor.ts'
import { EVENTS } from '../events/event.ts'
import type { LeadEvent } from '../events/event.ts'
import { eventsSince } from '../events/event-store.ts'
import { criteriaSchema } from '../journeys/criteria.ts'
import type { Criterion } from '../journeys/criteria.ts'
import { matchesAll, readFrom } from '../journeys/match-criteria.ts'
import { matchesUrl, urlOf } from '../journeys/match-url.ts'
import type { JourneyRules } from '../journeys/rules.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import type { Run } from './run.ts'
import { readLead } from './steps/condition.ts'

type Config = Record<string, unknown>

/** Whether the journey's goal was met since the run began, by what is in the log, or is known of the lead. */
export async function isGoalMet(
  ex: Executor,
  { goal }: JourneyRules,
  run: Run,
  lead: JourneyLead,
): Promise<boolean> {
  if (goal === null) return false
  const config = goal.config ?? {}
  const happened = async (name: string, fits: (event: LeadEvent) => boolean) =>
    (await eventsSince(ex, lead.id, { name, since: run.enteredSeq })).some(fits)
  switch (goal.type) {
    case 'event':
      return happened(String(config['eventName']), ({ props }) =>
        matchesAll(criteriaOf(config), readFrom(props)),
      )
    case 'page_visit':
      return happened(EVENTS.pageView, ({ props }) => matchesUrl(pageOf(config), urlOf(props)))
    case 'flow_completed':
      return (
        (await happened(EVENTS.formSubmitted, ({ props }) => props['form'] === config['flowId'])) ||
        happened(EVENTS.appointmentBooked, ({ props }) => props['type'] === config['flowId'])
      )
    case 'attribute_match': {
      const criteria = criteriaOf(config)
      return criteria.length > 0 && matchesAll(criteria, readLead(lead))
    }
    default:
      return goal.type satisfies never
  }
}

/** `url` alone is that address. */
function pageOf(config: Config): Config {
  return config['pattern'] === undefined ? { pattern: config['url'] } : config
}

/** A list in Octeth's words, or one attribute and the value that it is to have. */
function criteriaOf(config: Config): Criterion[] {
  const listed = criteriaSchema.safeParse(config['criteria'] ?? [])
  if (!listed.success) return []
  const { attribute, value } = config
  if (typeof attribute !== 'string') return listed.data
  return [...listed.data, { Property: attribute, Operator: 'equals', Value: value }]
}
