import type { OpenDatabase } from '../database/open-database.ts'
import type { Workspace } from '../platform/workspaces/workspace-store.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { UsageError } from './command-error.ts'
import { openSettingsDatabase } from './open-settings-database.ts'
import { databaseRules } from './settings/database-rules.ts'
import { readSettings } from './settings/read-settings.ts'
import { slugSetting } from './settings/setting-types.ts'
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
  /** Slug of the workspace that was asked for. */
  wanted: string | undefined
}

/** Opens the database for one piece of work and closes it again, whatever happens. */
export async function withDatabase<T>(
  command: string,
  options: DatabaseOptions,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { settings, warnings } = readSettings(process.env, databaseRules)
  for (const warning of warnings) note(`sessionframe: ${warning}`)
  const slug = slugSetting.optional().safeParse(options.workspace)
  if (!slug.success) throw new UsageError(`--workspace ${slug.error.issues[0]?.message}`)

  const { database, migrations } = await openSettingsDatabase(command, {
    url: settings.DATABASE_URL,
    dataFolder: options.data,
  })
  try {
    const wanted = options.workspace ?? settings.SESSIONFRAME_WORKSPACE
    return await work({ ...database, migrations, wanted })
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
  return withDatabase(command, options, async (opened) =>
    work(opened, await chooseWorkspace(opened.db, opened.wanted)),
  )
}
