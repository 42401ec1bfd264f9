import type { Executor } from '../../database/executor.ts'
import { findAppointmentType } from '../appointments/appointment-type-store.ts'
import { findForm } from '../forms/form-store.ts'
import type { JourneyGraph } from './graph.ts'

/** Content that is ours, by what `config.contentType` calls it. Other content is the vendor's own. */
type Find = (ex: Executor, workspaceId: string, id: string) => Promise<object | null>
const FINDERS = new Map<unknown, Find>([
  ['form', findForm],
  ['appointment', findAppointmentType],
])

/** Ids of content nodes whose form or appointment type the workspace does not have. */
export async function findMissingContent(
  ex: Executor,
  workspaceId: string,
  graph: JourneyGraph,
): Promise<Set<string>> {
  const missing = new Set<string>()
  for (const { id, type, config, contentId } of graph.nodes) {
    const find = FINDERS.get(config?.['contentType'])
    if (type !== 'CONTENT' || contentId === null || find === undefined) continue
    if ((await find(ex, workspaceId, contentId)) === null) missing.add(id)
  }
  return missing
}
