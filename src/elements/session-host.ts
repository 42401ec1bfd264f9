import type { SessionOptions } from './session-options.ts'
import type { Wanted } from './wanted.ts'

/** An element as its session sees it. */
export interface SessionHost extends SessionOptions {
  wanted(): Wanted
}
