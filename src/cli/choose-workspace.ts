import type { Executor } from '../database/executor.ts'
import type { Workspace } from '../platform/workspaces/workspace-store.ts'
import { CommandError } from './command-error.ts'

/** The slug of the workspace that is made where there is none and none was asked for. */
const FIRST_WORKSPACE = 'default'

/**
 * The workspace that is meant: the one asked for, else the only one there is.
 *
 * @param make makes it when it is not there; without, that is an error
 */
export async function chooseWorkspace(
  ex: Executor,
  wanted: string | undefined,
  make?: (slug: string) => Promise<Workspace>,
): Promise<Workspace> {
  const all = await ex
    .selectFrom('workspace')
    .select(['id', 'slug', 'name'])
    .orderBy('slug')
    .execute()
  const [only] = all
  if (wanted === undefined && only && all.length === 1) return only
  if (wanted === undefined && all.length > 1) {
    const names = all.map(({ slug }) => slug).join(', ')
    throw new CommandError(
      `there are several workspaces (${names}): say which one with --workspace or SESSIONFRAME_WORKSPACE`,
    )
  }
  const slug = wanted ?? FIRST_WORKSPACE
  const found = all.find((workspace) => workspace.slug === slug)
  if (found) return found
  if (make) return make(slug)
  throw unknownWorkspace(wanted)
}

function unknownWorkspace(wanted: string | undefined): CommandError {
  const what =
    wanted === undefined ? 'there is no workspace yet' : `there is no workspace "${wanted}"`
  return new CommandError(
    `${what}: make one with "sessionframe workspace create ${wanted ?? FIRST_WORKSPACE}", ` +
      'or set one up with "sessionframe apply workspace.json"',
  )
}
