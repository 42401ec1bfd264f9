import { CommandError } from '../command-error.ts'
import { flgUpstream } from '../../upstreams/flg/flg-upstream.ts'
import { keptSecret } from './kept-secret.ts'
import type { ServeContext } from './serve-options.ts'
import type { SessionSource } from './session-source.ts'

/** Sessions of FLG 360: no database, no hosted pages of ours. */
export async function openFlg({ settings, flags }: ServeContext): Promise<SessionSource> {
  const { FLG_DOMAIN: domain, FLG_API_KEY: apiKey } = settings
  if (domain === undefined || apiKey === undefined) {
    throw new CommandError('FLG_DOMAIN and FLG_API_KEY are required')
  }
  return {
    upstream: flgUpstream({ domain, apiKey }),
    // Only --demo comes here without one: the settings' rules refuse the rest.
    secret: settings.SESSIONFRAME_SECRET ?? (await keptSecret(flags.data, 'secret')),
    siteOrigins: [],
  }
}
