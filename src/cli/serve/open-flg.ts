import { CommandError } from '../command-error.ts'
import type { EndpointStore } from '../../endpoint/endpoint-store.ts'
import { nodeFetch } from '../../node/node-fetch.ts'
import { flgUpstream } from '../../upstreams/flg/flg-upstream.ts'
import { requirePeers } from '../missing-peers.ts'
import { keptSecret } from './kept-secret.ts'
import type { Running } from './running.ts'
import type { ServeContext } from './serve-options.ts'
import type { SessionSource } from './session-source.ts'

/**
 * Sessions of FLG 360: no hosted pages of ours, and no database but for the
 * endpoint's own memory where DATABASE_URL names one.
 */
export async function openFlg(
  { settings, flags }: ServeContext,
  running: Running,
): Promise<SessionSource> {
  const { FLG_DOMAIN: domain, FLG_API_KEY: apiKey, DATABASE_URL: url } = settings
  const webhookSecret = settings.FLG_WEBHOOK_SECRET
  if (domain === undefined || apiKey === undefined) {
    throw new CommandError('FLG_DOMAIN and FLG_API_KEY are required')
  }
  return {
    upstream: flgUpstream({
      domain,
      apiKey,
      fetch: nodeFetch(),
      ...(webhookSecret !== undefined && { webhookSecret }),
    }),
    ...(url !== undefined && { store: await openDatabaseStore(url, running) }),
    // Only --demo comes here without one: the settings' rules refuse the rest.
    secret: settings.SESSIONFRAME_SECRET ?? (await keptSecret(flags.data, 'secret')),
    siteOrigins: [],
  }
}

async function openDatabaseStore(url: string, running: Running): Promise<EndpointStore> {
  requirePeers('serve', ['postgres'])
  const { openPostgres } = await import('../../database/open-postgres.ts')
  const { openStore } = await import('./open-store.ts')
  return openStore(running.setDatabase(await openPostgres(url)))
}
