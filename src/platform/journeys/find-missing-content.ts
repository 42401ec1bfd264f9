import type { Executor } from '../../database/executor.ts'
import { findAppointmentType } from '../appointments/appointment-type-store.ts'
import { findForm } from '../forms/form-store.ts'
import { hasRecord } from '../octeth-records/record-store.ts'
import type { JourneyGraph, JourneyNode } from './graph.ts'
import { parseNumber } from './journey-id.ts'
import { isOctethAction } from './node-kinds.ts'
import { RECORDS_OF_ACTIONS } from './node-settings/octeth-actions.ts'
import { journeyIdOfNumber } from './running-version-store.ts'

/** Content that is ours, by what `config.contentType` calls it. Other content is the vendor's own. */
type Find = (ex: Executor, workspaceId: string, id: string) => Promise<object | null>
const FINDERS = new Map<unknown, Find>([
  ['form', findForm],
  ['appointment', findAppointmentType],
])

/** Ids of nodes that name a form, an appointment type, or a record of Octeth's, that the workspace does not have. */
export async function findMissingContent(
  ex: Executor,
  workspaceId: string,
  graph: JourneyGraph,
): Promise<Set<string>> {
  const missing = new Set<string>()
  for (const node of graph.nodes) {
    const { id, type, config, contentId } = node
    if (type === 'ACTION' && (await namesNothing(ex, workspaceId, node))) missing.add(id)
    const find = FINDERS.get(config?.['contentType'])
    if (type !== 'CONTENT' || contentId === null || find === undefined) continue
    if ((await find(ex, workspaceId, contentId)) === null) missing.add(id)
  }
  return missing
}

async function namesNothing(
  ex: Executor,
  workspaceId: string,
  { kind, config, published }: JourneyNode,
): Promise<boolean> {
  const named = published && isOctethAction(kind) ? RECORDS_OF_ACTIONS[kind] : undefined
  const number = named && parseNumber(config?.[named[0]])
  if (named === undefined || number == null) return false
  const [, of] = named
  if (of === 'journey') return (await journeyIdOfNumber(ex, workspaceId, number)) === null
  return !(await hasRecord(ex, of, workspaceId, number))
}
