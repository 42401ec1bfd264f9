import type { IncomingMessage } from 'node:http'
import { createEndpoint } from '../../endpoint/create-endpoint.ts'
import { toNodeListener } from '../../node/node-listener.ts'
import { LONGEST_UPLOAD_MS } from '../../platform/files/bounded-body.ts'
import { createSite, ENDPOINT_PATH } from '../site/create-site.ts'
import { withAccessLog } from './access-log.ts'
import { authorizeByTokens } from './authorize-by-tokens.ts'
import { BODY_MS } from './body-deadline.ts'
import { listen } from './listen.ts'
import { openSource } from './open-source.ts'
import { platformUrl, siteUrl } from './public-urls.ts'
import { printReadyLine } from './ready-line.ts'
import { createRunning } from './running.ts'
import type { ServeContext } from './serve-options.ts'
import { openTelemetry } from './telemetry.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { DEMO_IDS } from './demo-ids.ts'

/** Files take as long as the platform lets them. */
const bodyMs = ({ url = '', headers }: IncomingMessage): number =>
  /\/files(\?|$)/.test(url) || headers['content-type']?.startsWith('multipart/form-data')
    ? LONGEST_UPLOAD_MS
    : BODY_MS

/** Starts everything, prints the ready line and returns; signals end it. */
export async function serve(context: ServeContext): Promise<void> {
  const running = createRunning()
  try {
    await start(context, running)
  } catch (error) {
    await running.stop(0)
    throw error
  }
}

async function start(context: ServeContext, running: ReturnType<typeof createRunning>) {
  const { flags, settings, log, redactor } = context
  const host = settings.SESSIONFRAME_HOST
  const ours = settings.SESSIONFRAME_UPSTREAM === 'platform'
  const site = running.addListener(await listen({ host, port: flags.port, flag: '--port' }))
  const pages = ours
    ? running.addListener(
        await listen({ host, port: flags.platformPort, flag: '--platform-port', bodyMs }),
      )
    : null
  const urls = {
    site: siteUrl(settings, site.port),
    platform: pages && platformUrl(settings, pages.port),
  }
  const source = await openSource(context, urls, running)
  redactor.add(source.secret)

  const { instruments, onAnswer } = await openTelemetry(context, running, source)
  const tokens = await authorizeByTokens(context)
  const endpoint = createEndpoint({
    upstream: source.upstream,
    authorize: tokens.authorize,
    visitors: tokens.visitors,
    allowedOrigins: allowedOrigins(context, source.siteOrigins, urls.site),
    ...(settings.SESSIONFRAME_SESSION_ORIGINS && {
      sessionOrigins: settings.SESSIONFRAME_SESSION_ORIGINS,
    }),
    basePath: ENDPOINT_PATH,
    secret: source.secret,
    ...(source.store && { store: source.store }),
    upstreamTimeoutMs: settings.SESSIONFRAME_UPSTREAM_TIMEOUT_MS,
    rateLimits: {
      address: settings.SESSIONFRAME_RATE_LIMIT_ADDRESS,
      caller: settings.SESSIONFRAME_RATE_LIMIT_CALLER,
    },
    trustedHops: settings.SESSIONFRAME_TRUSTED_HOPS,
    log,
    instruments,
  })
  running.addWorker({ stop: async () => endpoint.close() })
  const siteFetch = await createSite({
    endpoint,
    log,
    url: urls.site,
    ...(tokens.demo && {
      demo: {
        tokens: tokens.demo,
        reference: urls.platform && `${urls.platform}/reference`,
        frameOrigins: settings.SESSIONFRAME_SESSION_ORIGINS ?? source.upstream.sessionOrigins,
      },
    }),
  })
  const onError = (error: unknown) => log.error({ err: error }, 'an answer failed')
  if (pages && source.platform && urls.platform) {
    const fetch = withAccessLog(source.platform, 'platform', log, onAnswer)
    pages.answerWith(toNodeListener(fetch, { publicUrl: urls.platform, onError }))
  }
  const fetch = withAccessLog(siteFetch, 'site', log, onAnswer)
  site.answerWith(toNodeListener(fetch, { publicUrl: urls.site, onError }))

  stopOnSignal(() => running.stop(GRACE_MS), log)
  printReadyLine({
    ready: true,
    site: urls.site,
    ...(urls.platform && { platform: urls.platform }),
    ...(flags.demo && {
      demo: {
        ...DEMO_IDS,
        pages: {
          journey: `${urls.site}/demo/journey.html`,
          appointment: `${urls.site}/demo/appointment.html`,
          visitor: `${urls.site}/demo/visitor.html`,
        },
        ...source.demo,
      },
    }),
  })
  log.info({ upstream: source.upstream.name, site: urls.site, platform: urls.platform }, 'ready')
}

/** Longer than the longest upstream deadline that makes sense for a visitor. */
const GRACE_MS = 30_000

/** The site's own pages may always ask; else the settings' list, else what the workspace says. */
function allowedOrigins(
  { settings }: ServeContext,
  siteOrigins: readonly string[],
  ownOrigin: string,
): string[] {
  return [...new Set([ownOrigin, ...(settings.SESSIONFRAME_ALLOWED_ORIGINS ?? siteOrigins)])]
}
