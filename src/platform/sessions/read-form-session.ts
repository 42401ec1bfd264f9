import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { findById, findByTokenHash } from './form-session-store.ts'
import type { FormSession } from './form-session.ts'
import { showFormSession } from './show-form-session.ts'

/** By the token of its link; null when there is no such session. */
export async function readFormSession(
  ctx: PlatformContext,
  token: string,
): Promise<FormSession | null> {
  const stored = await findByTokenHash(ctx.db, tokenHash(token))
  return stored === null ? null : showFormSession(stored, ctx.now())
}

/** By its id; null also for a session of another workspace. */
export async function formSessionById(
  ctx: PlatformContext,
  workspaceId: string,
  id: string,
): Promise<FormSession | null> {
  const stored = await findById(ctx.db, workspaceId, id)
  return stored === null ? null : showFormSession(stored, ctx.now())
}
