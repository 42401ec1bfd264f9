import type { Logger } from 'pino'
import type { Redactor } from '../redactor.ts'
import type { Settings } from '../settings/settings.ts'

/** The flags of `serve`. */
export interface ServeFlags {
  port: number
  platformPort: number
  /** Of Prometheus's metrics; none are kept without it. */
  metricsPort?: number
  /** The data folder. */
  data: string
  demo?: true
}

/** What every part of `serve` works with. */
export interface ServeContext {
  flags: ServeFlags
  settings: Settings
  log: Logger
  redactor: Redactor
}
