import type { OpenDatabase } from '../database/open-database.ts'
import type { Workspace } from '../platform/workspaces/workspace-store.ts'
import { CommandError } from './command-error.ts'
import { openSettingsDatabase } from './open-settings-database.ts'
import { databaseRules } from './settings/database-rules.ts'
import { readSettings } from './settings/read-settings.ts'
import { slugSetting } from './settings/setting-types.ts'
import { UsageError } from './command-error.ts'
import { note } from './terminal.ts'

export interface DatabaseOptions {
  /** Folder of the embedded database. */
  data: string
  /** Wins over SESSIONFRAME_WORKSPACE. */
  workspace?: string
}

export interface Opened extends OpenDatabase {
  /** Names of the migrations that were run now. */
  migrations: string[]
  /** Slug of the workspace that is meant. */
  slug: string
}

/** Opens the database for one piece of work and closes it again, whatever happens. */
export async function withDatabase<T>(
  command: string,
  options: DatabaseOptions,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { settings, warnings } = readSettings(process.env, databaseRules)
  for (const warning of warnings) note(`sessionframe: ${warning}`)
  const slug = options.workspace ?? settings.SESSIONFRAME_WORKSPACE ?? 'default'
  if (!slugSetting.safeParse(slug).success) {
    throw new UsageError(
      '--workspace must be a slug: lower-case letters, digits and hyphens, 63 at most',
    )
  }
  const { database, migrations } = await openSettingsDatabase(command, {
    url: settings.DATABASE_URL,
    dataFolder: options.data,
  })
  try {
    return await work({ ...database, migrations, slug })
  } finally {
    await database.close()
  }
}

/** As {@link withDatabase}, for a workspace that must be there. */
export function withWorkspace<T>(
  command: string,
  options: DatabaseOptions,
  work: (opened: Opened, workspace: Workspace) => Promise<T>,
): Promise<T> {
  return withDatabase(command, options, async (opened) => {
    const { findWorkspace } = await import('../platform/workspaces/workspace-store.ts')
    const workspace = await findWorkspace(opened.db, opened.slug)
    if (!workspace) throw unknownWorkspace(opened.slug)
    return work(opened, workspace)
  })
}

export function unknownWorkspace(slug: string): CommandError {
  return new CommandError(
    `there is no workspace "${slug}": make it with "sessionframe workspace create ${slug}", ` +
      'or set one up with "sessionframe apply workspace.json"',
  )
}
