import { checkSettings } from '../settings/read-settings.ts'
import { serveRules } from '../settings/serve-rules.ts'
import type { Settings } from '../settings/settings.ts'
import { checkPostgres } from './check-database.ts'
import { checkFiles } from './check-files.ts'
import { checkFlg } from './check-flg.ts'
import { checkFolder } from './check-folder.ts'
import { checkOrigins } from './check-origins.ts'
import { checkPublicUrl } from './check-public-url.ts'
import { checkSecrets } from './check-secrets.ts'
import { fail, ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'

/**
 * Looks at everything that `serve` would need, changes nothing, and says of
 * each part how it is. A setting that cannot be read keeps none of the others
 * from being looked at.
 *
 * @param data the data folder
 */
export async function examine(environment: NodeJS.ProcessEnv, data: string): Promise<Finding[]> {
  const { settings, problems, warnings } = checkSettings(environment, (read) =>
    serveRules(read, false),
  )
  return [
    ...(problems.length === 0 ? [ok('settings: complete')] : problems.map(fail)),
    ...warnings.map(warn),
    ...checkSecrets(settings),
    ...(await checkDatabase(settings, data)),
    ...(await checkFiles(settings, data)),
    ...(await checkUpstream(settings)),
    ...(await checkOrigins(settings.SESSIONFRAME_ALLOWED_ORIGINS ?? [])),
    ...(await checkPublicUrls(settings)),
  ]
}

async function checkDatabase(settings: Partial<Settings>, data: string): Promise<Finding[]> {
  const { DATABASE_URL: url, SESSIONFRAME_UPSTREAM: upstream } = settings
  if (url !== undefined) return checkPostgres(url)
  // A running `serve` has the embedded one open, so it is left alone.
  return upstream === 'flg' ? [] : [await checkFolder('--data', data)]
}

async function checkUpstream(settings: Partial<Settings>): Promise<Finding[]> {
  const { SESSIONFRAME_UPSTREAM: upstream, FLG_DOMAIN: origin, FLG_API_KEY: key } = settings
  if (upstream !== 'flg' || origin === undefined || key === undefined) return []
  return checkFlg(origin, key)
}

async function checkPublicUrls(settings: Partial<Settings>): Promise<Finding[]> {
  const names = ['SESSIONFRAME_SITE_URL', 'SESSIONFRAME_PLATFORM_URL'] as const
  const findings = names.map(async (name) => {
    const origin = settings[name]
    return origin === undefined ? [] : [await checkPublicUrl(name, origin)]
  })
  return (await Promise.all(findings)).flat()
}
