import type { PlatformContext } from '../context.ts'
import { siteOrigins } from '../workspaces/workspace-store.ts'

/**
 * Origins that may frame the pages of a workspace, and that these pages listen
 * to. Whatever is no plain origin is left out: it would be a word in the
 * Content-Security-Policy.
 */
export async function allowedParents(
  ctx: PlatformContext,
  workspaceId: string,
  extra: readonly string[],
): Promise<string[]> {
  const origins = [...(await siteOrigins(ctx.db, workspaceId)), ...extra]
  return [...new Set(origins)].filter(isOrigin)
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}
