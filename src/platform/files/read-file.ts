import type { UploadedFile } from '../../wire/uploaded-file.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { findByTokenHash } from '../sessions/form-session-store.ts'
import { requireOpen } from '../sessions/require-open.ts'
import { findFile } from './uploaded-file-store.ts'

export interface OpenedFile {
  file: UploadedFile
  body: ReadableStream<Uint8Array>
}

/**
 * A file of a session, while it is being filled in. Null where it has none such.
 * @throws {PlatformError} `unknown-session`, `closed` or `expired`.
 */
export async function readFile(
  ctx: PlatformContext,
  token: string,
  id: string,
): Promise<OpenedFile | null> {
  const stored = requireOpen(await findByTokenHash(ctx.db, tokenHash(token)), ctx.now())
  const file = await findFile(ctx.db, stored.id, id)
  if (file?.state !== 'kept') return null
  const body = await ctx.files?.store.get(id)
  return body ? { file, body } : null
}
