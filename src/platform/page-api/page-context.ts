import type { Context } from 'hono'
import type { PlatformContext } from '../context.ts'
import type { PageAssets } from './page-assets.ts'

export interface PageOptions {
  assets: PageAssets
  /** Origins that may frame the pages of every workspace, besides its own sites. */
  extraParents: readonly string[]
  /** Gets what went wrong on our side. */
  onError?(error: unknown, at: FailurePlace): void
}

interface FailurePlace {
  /** Method and pattern, never the address, which is a secret. */
  route: string
  /** As set by whoever mounts the pages, under `requestId`. */
  requestId: string | undefined
}

/** What the routes of the hosted pages work with. */
export interface Pages extends PageOptions {
  platform: PlatformContext
}

/** The bearer token: the last segment of a publicUrl. */
export function tokenOf(c: Context): string {
  return c.req.param('token') ?? ''
}
