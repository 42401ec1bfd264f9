import { NODE_TYPES } from './graph.ts'
import type { JourneyNode, NodeType } from './graph.ts'

/** Octeth's actions, the deprecated ones too. */
export const OCTETH_ACTIONS = [
  'Wait',
  'Decision',
  'YesNo',
  'SendEmail',
  'SendSMS',
  'AddTag',
  'RemoveTag',
  'UpdateCustomFieldValue',
  'Subscribe',
  'Unsubscribe',
  'DeleteSubscriber',
  'StartJourney',
  'ExitThisJourney',
  'ExitJourney',
  'ExitAllOtherJourneys',
  'ExitAllJourneys',
  'Webhook',
  'Debug',
] as const
export type OctethAction = (typeof OCTETH_ACTIONS)[number]

/** Words of the vendors for what has a type of its own. */
const TYPES: Readonly<Record<string, NodeType>> = {
  start: 'TRIGGER',
  Wait: 'WAIT',
  Decision: 'CONDITION',
  ExitThisJourney: 'EXIT',
}

const BY_LOWER_CASE = new Map<string, NodeType>(
  NODE_TYPES.filter((type) => type !== 'ACTION').map((type) => [type.toLowerCase(), type]),
)

/** What a vendor's word means; a word that is not known is an `ACTION` of this kind. */
export function typeOfKind(kind: string): Pick<JourneyNode, 'type' | 'kind'> {
  const own = BY_LOWER_CASE.get(kind)
  if (own !== undefined) return { type: own }
  return { type: Object.hasOwn(TYPES, kind) ? (TYPES[kind] ?? 'ACTION') : 'ACTION', kind }
}

/** The other way round: the word in which Flownally sees a node. */
export function kindOfNode({ type, kind }: JourneyNode): string {
  return kind ?? type.toLowerCase()
}

export function isOctethAction(kind: string | undefined): kind is OctethAction {
  return OCTETH_ACTIONS.some((action) => action === kind)
}
