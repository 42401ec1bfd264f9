import { openSettingsDatabase } from '../open-settings-database.ts'
import type { Running } from './running.ts'
import type { ServeContext } from './serve-options.ts'
import type { SessionSource } from './session-source.ts'

export interface ServeUrls {
  site: string
  /** Null where the hosted pages are not ours. */
  platform: string | null
}

/** Opens what the settings name. Nothing of the other sources is even loaded. */
export async function openSource(
  context: ServeContext,
  urls: ServeUrls,
  running: Running,
): Promise<SessionSource> {
  const { settings, flags } = context
  if (urls.platform === null) {
    const { openFlg } = await import('./open-flg.ts')
    return openFlg(context, running)
  }
  const place = { url: settings.DATABASE_URL, dataFolder: flags.data }
  const { database, migrations } = await openSettingsDatabase('serve', place)
  running.setDatabase(database)
  if (migrations.length > 0) context.log.info({ migrations }, 'migrated the database')
  const { openPlatform } = await import('./open-platform.ts')
  const own = { site: urls.site, platform: urls.platform }
  return openPlatform(context, database, own, running)
}
