import type { Context } from 'hono'
import { FileRefused } from '../files/file-refused.ts'
import { FileStoreFailed } from '../files/file-store-failed.ts'
import { receiveFile } from '../files/receive-file.ts'
import { removeFile } from '../files/remove-file.ts'
import type { FieldProblemCode } from '../../wire/page.ts'
import { PlatformError } from '../platform-error.ts'
import { newId } from '../uuid.ts'
import { tokenOf } from './page-context.ts'
import type { Pages } from './page-context.ts'
import { isMultipart, readForm } from './read-body.ts'
import { readMultipart } from './read-multipart.ts'

export interface RefusedFile {
  field: string
  code: FieldProblemCode
}

/** What files to take away are named by, after the field's id. */
const REMOVE = '.remove'

/** What a form sends without script. Its files are in their places when this is done, or refused. */
export async function readSent(
  c: Context,
  pages: Pages,
): Promise<{ sent: URLSearchParams; refused: RefusedFile[] }> {
  const { platform } = pages
  if (!isMultipart(c.req.raw)) return { sent: await readForm(c.req.raw), refused: [] }
  const refused: RefusedFile[] = []
  const token = tokenOf(c)
  const sent = await readMultipart(c.req.raw, async ({ field, name, body }) => {
    try {
      await receiveFile(platform, token, { field, name, key: newId(), length: null, body })
    } catch (error) {
      if (error instanceof FileStoreFailed) {
        pages.onError?.(error, { route: 'POST /:token', requestId: undefined })
      }
      const code = codeOf(error)
      if (code !== null) refused.push({ field, code })
      else if (!isOver(error)) throw error
    }
  })
  for (const [name, file] of sent) {
    // oxlint-disable-next-line no-await-in-loop
    if (name.endsWith(REMOVE)) await removeFile(platform, token, file).catch(unlessOver)
  }
  return { sent, refused }
}

/** What is sent into a form that is over is told on its page. */
function isOver(error: unknown): boolean {
  return error instanceof PlatformError && ['closed', 'expired'].includes(error.code)
}

function unlessOver(error: unknown): void {
  if (!isOver(error)) throw error
}

/** Null for what is no matter of the file's. */
function codeOf(error: unknown): FieldProblemCode | null {
  // It is asked for again, and nothing is lost that was typed.
  if (error instanceof FileStoreFailed) return 'required'
  if (!(error instanceof FileRefused)) return null
  const { code } = error
  switch (code) {
    case 'file-size':
    case 'file-type':
    case 'too-many':
    case 'files-full':
      return code
    case 'wrong-length':
    case 'slow':
    case 'not-kept':
      return 'required'
    default:
      return code satisfies never
  }
}
