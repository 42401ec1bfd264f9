import type { OpenDatabase } from '../../database/open-database.ts'
import { startAppointmentWorker } from '../../platform/appointments/appointment-worker.ts'
import { startCalendarWorker } from '../../platform/calendars/calendar-worker.ts'
import { createPlatform } from '../../platform/create-platform.ts'
import { startEffectWorker } from '../../platform/effects/effect-worker.ts'
import { startJourneyWorker } from '../../platform/enrollments/journey-worker.ts'
import { openContext } from '../../platform/open-context.ts'
import { startFileWorker } from '../../platform/files/file-worker.ts'
import { startPurgeWorker } from '../../platform/purge/purge-worker.ts'
import type { Retention } from '../../platform/purge/purge-worker.ts'
import { readTotals } from '../../platform/statistics/platform-totals-store.ts'
import { startWebhookWorker } from '../../platform/webhooks/webhook-worker.ts'
import { createWorkspace, siteOrigins } from '../../platform/workspaces/workspace-store.ts'
import type { Workspace } from '../../platform/workspaces/workspace-store.ts'
import { platformUpstream } from '../../upstreams/platform/platform-upstream.ts'
import { chooseWorkspace } from '../choose-workspace.ts'
import { PACKAGE_ROOT } from '../package-root.ts'
import { packageVersion } from '../package-version.ts'
import { checkNewLeadsGroup } from './check-new-leads-group.ts'
import { keptSecret } from './kept-secret.ts'
import { openFiles } from './open-files.ts'
import { openMailer } from './open-mailer.ts'
import { openStore } from './open-store.ts'
import { prepareDemo } from './prepare-demo.ts'
import type { Running } from './running.ts'
import type { ServeContext } from './serve-options.ts'
import type { SessionSource } from './session-source.ts'

export interface PlatformUrls {
  site: string
  platform: string
}

/** Sessions of our own platform, in this process. */
export async function openPlatform(
  context: ServeContext,
  database: OpenDatabase,
  urls: PlatformUrls,
  running: Running,
): Promise<SessionSource> {
  const { settings, flags, log, redactor } = context
  const pages = new URL('dist/pages/', PACKAGE_ROOT)
  // Whoever may start a session may show it.
  const extraParents = [urls.site, ...(settings.SESSIONFRAME_ALLOWED_ORIGINS ?? [])]
  // After the database: whoever holds the folder's lock is the one to make its secrets.
  const secret = settings.SESSIONFRAME_SECRET ?? (await keptSecret(flags.data, 'secret'))
  redactor.add(secret)
  const { db } = database
  const mailer = await openMailer(settings)
  const sendsMail = mailer !== null
  const { files, failures } = openFiles(settings, flags.data, log)
  const platform = await openContext(db, { secret, url: urls.platform, sendsMail, files })
  const demo = flags.demo ? await prepareDemo(context, platform, urls.site) : undefined
  const workspace = demo?.workspace ?? (await servedWorkspace(context, db))
  await checkNewLeadsGroup(context, db, workspace)
  const version = packageVersion()
  const app = await createPlatform(platform, { pages, extraParents, version, log })
  const allowedOrigins = settings.SESSIONFRAME_WEBHOOK_ORIGINS ?? []
  running.addWorker(startWebhookWorker(platform, { allowedOrigins, log }))
  running.addWorker(
    startCalendarWorker(platform, {
      allowedOrigins: settings.SESSIONFRAME_CALENDAR_ORIGINS ?? [],
      log,
    }),
  )
  running.addWorker(startPurgeWorker(platform, log, retentionOf(settings)))
  running.addWorker(startFileWorker(platform, log))
  running.addWorker(startAppointmentWorker(platform, log))
  running.addWorker(startJourneyWorker(platform, { log }))
  running.addWorker(await startEffectWorker(platform, { mailer, allowedOrigins, log }))
  return {
    upstream: platformUpstream(platform, { workspaceId: workspace.id }),
    store: await openStore(database),
    secret,
    siteOrigins: await siteOrigins(db, workspace.id),
    platform: (request) => app.fetch(request),
    readTotals: () => readTotals(db),
    fileFailures: failures,
    ...(demo && { demo: demo.ready }),
  }
}

/** A fresh database gets an empty workspace, so that the server starts and can be set up. */
function servedWorkspace(
  { settings, log }: ServeContext,
  db: OpenDatabase['db'],
): Promise<Workspace> {
  const wanted = settings.SESSIONFRAME_WORKSPACE
  if (wanted !== undefined) return chooseWorkspace(db, wanted)
  return chooseWorkspace(db, undefined, async (slug) => {
    log.info({ workspace: slug }, 'made an empty workspace: set it up with "sessionframe apply"')
    return createWorkspace(db, { slug, name: slug })
  })
}

function retentionOf(settings: ServeContext['settings']): Retention {
  return {
    sessions: settings.SESSIONFRAME_KEEP_SESSIONS_MONTHS,
    changes: settings.SESSIONFRAME_KEEP_CHANGES_MONTHS,
  }
}
