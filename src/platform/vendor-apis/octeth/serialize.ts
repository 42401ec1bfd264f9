import type { OctethAnswer } from '../../../wire/vendors/octeth/answers.ts'
import type { Journey, JourneySummary } from '../../journeys/journey.ts'
import type { Action } from '../../journeys/octeth-actions/action.ts'
import { graphToActions } from '../../journeys/octeth-actions/graph-to-actions.ts'
import { asOctethTrigger } from '../../journeys/trigger.ts'
import { vendorStatus } from '../../journeys/vendor-status.ts'

type Parameters = OctethAnswer<'journey.get'>['TriggerParameters']
type ShownAction = OctethAnswer<'journey.actions.update'>['Actions'][number]

/** Octeth's id of each node. */
export type NodeNumbers = ReadonlyMap<string, number>

/** Times and ids as Octeth writes them, and the parts that its answers are made of. */
export function journeyNames({ number, name }: JourneySummary) {
  return { JourneyID: String(number), JourneyName: name }
}

/** Of several triggers, which Octeth does not know, the first. */
export function journeyTrigger({ triggers: [first] }: JourneySummary): {
  Trigger: string
  TriggerParameters: Parameters
} {
  return {
    Trigger: first === undefined ? 'Manual' : asOctethTrigger(first.type),
    TriggerParameters: phpRecord(first?.config ?? {}),
  }
}

export function journeyStatus({ state }: JourneySummary): 'Enabled' | 'Disabled' {
  return vendorStatus('octeth', state) ?? 'Disabled'
}

export function journeyNotes({ notes }: JourneySummary): { Notes: string } {
  return { Notes: notes ?? '' }
}

/** `2026-01-15 10:30:00`, in UTC. */
export function octethTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ')
}

/** With the parameters of each, and what is in its branches. */
export function shownActions(journey: Journey, numbers: NodeNumbers): ShownAction[] {
  return graphToActions(journey.graph).actions.map((action) => showAction(action, numbers))
}

export function shownActionsWithState(
  journey: Journey,
  numbers: NodeNumbers,
): (ShownAction & { Published: 'true' | 'false' })[] {
  return graphToActions(journey.graph).actions.map((action) => ({
    ...showAction(action, numbers, publishedText),
    ...publishedText(action),
  }))
}

export function publishedText({ published }: Pick<Action, 'published'>) {
  return { Published: published ? ('true' as const) : ('false' as const) }
}

function actionNumber({ nodeId = '' }: Action, numbers: NodeNumbers): string {
  return String(numbers.get(nodeId) ?? 0)
}

function showAction(
  action: Action,
  numbers: NodeNumbers,
  more: (action: Action) => object = () => ({}),
): ShownAction {
  const { action: name, parameters, branches } = action
  const inside = (actions: Action[]) =>
    actions.map((one) => ({ ...showAction(one, numbers, more), ...more(one) }))
  return {
    ActionID: actionNumber(action, numbers),
    Action: name,
    ActionParameters: phpRecord({
      ...parameters,
      ...(branches && {
        Actions: { True: inside(branches.true), False: inside(branches.false) },
      }),
    }),
  }
}

/** PHP writes an empty record as a list. */
function phpRecord(record: Record<string, unknown>): Parameters {
  return Object.keys(record).length === 0 ? [] : record
}
