import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { FormField } from '../../wire/form.ts'
import {
  acceptsFile,
  DEFAULT_FILE_SIZE,
  MAX_SESSION_FILES,
  toFiles,
} from '../../wire/uploaded-file.ts'
import type { UploadedFile } from '../../wire/uploaded-file.ts'
import { tokenHash } from '../access/link-token.ts'
import type { PlatformContext } from '../context.ts'
import { tellOfNewLead } from '../enrollments/new-lead.ts'
import { formFields } from '../forms/form.ts'
import { inTransaction } from '../in-transaction.ts'
import { makeSessionLead } from '../leads/session-lead.ts'
import { PlatformError } from '../platform-error.ts'
import { closesWhileUsed } from '../sessions/closes-while-used.ts'
import { assignLead, lockByTokenHash, updateAnswers } from '../sessions/form-session-store.ts'
import type { StoredFormSession } from '../sessions/form-session-store.ts'
import { requireOpen } from '../sessions/require-open.ts'
import { newId } from '../uuid.ts'
import { boundedBody, withSample } from './bounded-body.ts'
import { cleanFileName } from './file-name.ts'
import { FileRefused } from './file-refused.ts'
import { FileStoreFailed } from './file-store-failed.ts'
import type { FileKeeping, FileStore } from './file-store.ts'
import { realType, SAMPLE_BYTES } from './real-type.ts'
import { removeBytes } from './remove-file.ts'
import { filesOfSession, insertArriving, keepFile, letFilesGo } from './uploaded-file-store.ts'

export interface SentFile {
  /** Id of the field. */
  field: string
  /** As the visitor's device calls it. */
  name: string
  /** Of the sender's choice: the same is the same file, sent again. */
  key: string
  /** Bytes, as they were announced. */
  length: number | null
  body: AsyncIterable<Uint8Array>
  /** Milliseconds between two pieces of it. */
  idleMs?: number
}

export interface ReceivedFile {
  file: UploadedFile
  rev: number
}

/** A session holds so many times what one file may be. */
const SESSION_SIZES = 4

/**
 * Takes a file in and makes it an answer of the session. There is a row of it before there are bytes,
 * so that whatever breaks off is found and removed.
 * @throws {FileRefused}
 * @throws {FileStoreFailed} It may go better another time.
 * @throws {PlatformError} `unknown-session`, `closed`, `expired`, or `invalid`: no such field, no such key.
 */
export async function receiveFile(
  ctx: PlatformContext,
  token: string,
  sent: SentFile,
): Promise<ReceivedFile> {
  const { files } = ctx
  if (files === undefined) throw new FileRefused('not-kept', 'This platform takes no files.')
  if (!/^[\w-]{8,64}$/.test(sent.key)) {
    throw new PlatformError('invalid', 'A key has 8 to 64 letters, digits, "-" or "_".')
  }
  const begun = await inTransaction(ctx.db, (trx) => begin(trx, { ...ctx, files }, token, sent))
  if ('file' in begun) return begun
  const { id, field, maxSize } = begun
  try {
    const { length, idleMs } = sent
    const body = boundedBody(sent.body, { maxSize, length, ...(idleMs && { idleMs }) })
    const { sample, whole } = await withSample(body, SAMPLE_BYTES)
    const real = await realType(sample, cleanFileName(sent.name))
    if (!acceptsFile(field.accept, real)) {
      await whole.return()
      throw new FileRefused('file-type', `The field takes ${field.accept}; this is ${real.type}.`)
    }
    let size = 0
    async function* counted() {
      for await (const chunk of whole) {
        size += chunk.byteLength
        yield chunk
      }
    }
    await put(files.store, id, counted())
    return await inTransaction(ctx.db, (trx) =>
      finish(trx, ctx, token, field, { id, size, ...real }),
    )
  } catch (error) {
    // Its bytes have stopped coming, so they can go at once; where that fails, they go later. So they
    // do where the store has failed: what it was sent may still be on its way to the disk.
    await letFilesGo(ctx.db, [id], ctx.now())
    if (!(error instanceof FileStoreFailed)) await removeBytes({ ...ctx, files }, id)
    throw error
  }
}

async function put(store: FileStore, id: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await store.put(id, bytes)
  } catch (cause) {
    if (cause instanceof FileRefused || cause instanceof FileStoreFailed) throw cause
    throw new FileStoreFailed('The store has not kept a file.', { cause })
  }
}

type Begun = ReceivedFile | { id: string; field: FormField; maxSize: number }

async function begin(
  trx: Transaction<Database>,
  ctx: PlatformContext & { files: FileKeeping },
  token: string,
  sent: SentFile,
): Promise<Begun> {
  const now = ctx.now()
  const stored = requireOpen(await lockByTokenHash(trx, tokenHash(token)), now)
  const fields = formFields(stored.form.definition)
  const field = fields.find(({ id, type }) => id === sent.field && type === 'file')
  if (field === undefined) throw new PlatformError('invalid', 'No field takes this file.')
  const all = await filesOfSession(trx, stored.id)
  const same = all.find(({ uploadKey }) => uploadKey === sent.key)
  if (same?.state === 'kept') return { file: shown(same), rev: stored.rev }
  // The one before has been broken off, and whoever sends it may not know yet.
  if (same !== undefined) await letFilesGo(trx, [same.id], now)
  const others = all.filter((one) => one !== same)
  requireRoom(field, others)
  const maxSize = Math.min(field.maxSize ?? DEFAULT_FILE_SIZE, ctx.files.maxSize)
  if ((sent.length ?? 0) > maxSize) {
    throw new FileRefused('file-size', `Send ${maxSize} bytes at most.`)
  }
  const size = sent.length ?? maxSize
  const held = others.reduce((sum, one) => sum + one.size, size)
  if (others.length >= MAX_SESSION_FILES || held > SESSION_SIZES * ctx.files.maxSize) {
    throw new FileRefused('files-full', 'The session holds no more files.')
  }
  const id = newId()
  const file = { id, name: '', size, type: '', sessionId: stored.id, fieldId: field.id }
  const { workspaceId } = stored
  const arriving = {
    ...file,
    state: 'arriving',
    workspaceId,
    uploadKey: sent.key,
    at: now,
  } as const
  await insertArriving(trx, arriving)
  return { id, field, maxSize }
}

async function finish(
  trx: Transaction<Database>,
  ctx: PlatformContext,
  token: string,
  field: FormField,
  file: UploadedFile,
): Promise<ReceivedFile> {
  const now = ctx.now()
  const stored = requireOpen(await lockByTokenHash(trx, tokenHash(token)), now)
  requireRoom(field, await filesOfSession(trx, stored.id))
  if (!(await keepFile(trx, file, now))) {
    throw new PlatformError('conflict', 'The same file was sent again meanwhile.')
  }
  const known = Object.hasOwn(stored.values, field.id) ? toFiles(stored.values[field.id]) : []
  const values = { ...stored.values, [field.id]: [...known, file] }
  const rev = stored.rev + 1
  const closesAt = closesWhileUsed(stored, now)
  await updateAnswers(trx, stored.id, { ...stored, values, rev, closesAt, at: now })
  await makeLead(trx, ctx, stored)
  return { file, rev }
}

async function makeLead(
  trx: Transaction<Database>,
  ctx: PlatformContext,
  stored: StoredFormSession,
): Promise<void> {
  if (stored.leadId !== null) return
  const lead = await makeSessionLead(trx, stored)
  await assignLead(trx, stored.id, lead.id)
  await tellOfNewLead(trx, ctx, { workspaceId: stored.workspaceId, leadId: lead.id })
}

function requireRoom(
  { id, maxFiles = 1 }: FormField,
  all: readonly { fieldId: string; state: string }[],
): void {
  const kept = all.filter(({ fieldId, state }) => fieldId === id && state === 'kept')
  if (kept.length < maxFiles) return
  throw new FileRefused('too-many', `The field takes ${maxFiles} files at most.`)
}

function shown({ id, name, size, type }: UploadedFile): UploadedFile {
  return { id, name, size, type }
}
