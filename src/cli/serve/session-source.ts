import type { EndpointStore } from '../../endpoint/endpoint-store.ts'
import type { Upstream } from '../../endpoint/upstream.ts'
import type { FetchHandler } from '../../node/node-listener.ts'
import type { PlatformTotals } from '../../platform/statistics/platform-totals-store.ts'
import type { FileFailures } from './open-files.ts'
import type { DemoReady } from './ready-line.ts'

/** Where this server's sessions come from, once it is open. */
export interface SessionSource {
  upstream: Upstream
  /** In the database; absent where none is open, and memory has to do. */
  store?: EndpointStore
  /** SESSIONFRAME_SECRET, or the one kept in its place. */
  secret: string
  /** Origins of pages that may hold a session, as the source knows them. */
  siteOrigins: readonly string[]
  /** The hosted pages and the vendor API, where they are ours. */
  platform?: FetchHandler
  /** What there is of journeys, for the metrics, where they are ours. */
  readTotals?: () => Promise<PlatformTotals>
  /** How often the store of files has failed since the start, for the metrics. */
  fileFailures?: FileFailures
  /** With --demo on our platform. */
  demo?: Required<Pick<DemoReady, 'keys' | 'otherGroupLead'>>
}
