/**
 * The platform: forms, leads, appointments and their hosted pages on
 * PostgreSQL, or on PGlite in a folder. `sessionframe serve` is this with
 * settings and ports.
 *
 * @module
 */
export { DatabaseError } from './database/database-error.ts'
export type { DatabaseErrorCode } from './database/database-error.ts'
export { migrateToLatest } from './database/migrate.ts'
export type { OpenDatabase } from './database/open-database.ts'
export { openPglite } from './database/open-pglite.ts'
export { openPostgres } from './database/open-postgres.ts'
export { createAccessKey } from './platform/access/access-key-store.ts'
export type { AccessKey, Permission } from './platform/access/access-key.ts'
export type { Scope } from './platform/access/scope.ts'
export type { PlatformContext } from './platform/context.ts'
export { createPlatform } from './platform/create-platform.ts'
export type { Platform, PlatformLog, PlatformOptions } from './platform/create-platform.ts'
export { enrol } from './platform/enrollments/enrol.ts'
export type { Enrolled } from './platform/enrollments/enrol.ts'
export type { Happening } from './platform/enrollments/happen.ts'
export { startJourneyWorker } from './platform/enrollments/journey-worker.ts'
export type { JourneyWorker, JourneyWorkerOptions } from './platform/enrollments/journey-worker.ts'
export { listRefusals } from './platform/enrollments/refusal-store.ts'
export type { Refusal, RefusalReason } from './platform/enrollments/refusal-store.ts'
export { track } from './platform/enrollments/track.ts'
export { openContext } from './platform/open-context.ts'
export type { OpenContextOptions } from './platform/open-context.ts'
export { PlatformError } from './platform/platform-error.ts'
export type { PlatformErrorCode } from './platform/platform-error.ts'
export { listDeliveries } from './platform/webhooks/delivery-log-store.ts'
export type { LoggedDelivery } from './platform/webhooks/delivery-log-store.ts'
export type { WebhookLog } from './platform/webhooks/deliver-webhooks.ts'
export { startWebhookWorker } from './platform/webhooks/webhook-worker.ts'
export type { WebhookWorker, WebhookWorkerOptions } from './platform/webhooks/webhook-worker.ts'
export { createWorkspace, findWorkspace } from './platform/workspaces/workspace-store.ts'
export { platformUpstream } from './upstreams/platform/platform-upstream.ts'
export type { PlatformUpstreamOptions } from './upstreams/platform/platform-upstream.ts'
