import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseError } from './database-error.ts'
import { folderBirth, isAnother, parseBirth } from './folder-birth.ts'
import type { FolderBirth } from './folder-birth.ts'
import { processIncarnation } from './process-incarnation.ts'

/**
 * PGlite does not lock its folder, and two processes on one folder lose
 * acknowledged rows.
 *
 * Lock files are numbered, the holder owns the highest number, and the highest
 * number never goes down: whoever finds its holder dead links the next number,
 * which the file system lets one process do. A single file that is deleted and
 * made again cannot do this: two takers may each delete the other's.
 */

/** Another process, or this one, has the folder open. */
export class FolderLockedError extends DatabaseError {
  override readonly name = 'FolderLockedError'

  constructor(message: string) {
    super('locked', message)
  }
}

interface Holder {
  pid: number
  host: string
  /** Tells a process from a later one with the same pid; null where that cannot be known. */
  incarnation: string | null
  nonce: string
  /** Of the folder that it locks; null in locks of before it was written. */
  birth: FolderBirth | null
  /** The holder closed the folder itself. */
  released: boolean
}

const NAME = /^lock-(\d{1,15})\.json$/
/** Nonces of the locks that this process holds. */
const held = new Set<string>()

/**
 * Takes the folder for this process; the lock of a dead process is taken over.
 * @returns Gives it back.
 * @throws {FolderLockedError} Somebody has it; the message says which process on which machine.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    incarnation: await processIncarnation(process.pid),
    nonce: crypto.randomUUID(),
    birth: await folderBirth(folder),
    released: false,
  }
  // Before its file is there, or another taker in this process would think it an earlier process's.
  held.add(mine.nonce)
  try {
    for (;;) {
      const number = await take(folder, mine)
      if (number !== null) return () => release(folder, number, mine)
    }
  } catch (error) {
    held.delete(mine.nonce)
    throw error
  }
}

/** One attempt; null when others moved meanwhile and it must look again. */
async function take(folder: string, mine: Holder): Promise<number | null> {
  const last = Math.max(0, ...(await numbers(folder)))
  if (last > 0) {
    const holder = await readHolder(folder, last)
    if (holder === 'gone') return null
    if (holder !== null) refuseIfCopied(folder, last, holder, mine)
    await refuseIfAlive(folder, last, holder)
  }
  const number = last + 1
  if (!(await claim(folder, number, mine))) return null
  // A slow taker may link a number that was passed and tidied away: then it is not the highest.
  const now = await numbers(folder)
  if (Math.max(...now) !== number) {
    await rm(path(folder, number), { force: true })
    return null
  }
  for (const old of now) if (old < number) await rm(path(folder, old), { force: true })
  return number
}

async function release(folder: string, number: number, mine: Holder): Promise<void> {
  if (!held.delete(mine.nonce)) return
  const holder = await readHolder(folder, number)
  if (holder === null || holder === 'gone' || holder.nonce !== mine.nonce) return
  // Marked, not deleted: the highest number must not go down.
  const draft = draftPath(folder, mine)
  await writeFile(draft, JSON.stringify({ ...mine, released: true }))
  await rename(draft, path(folder, number))
}

/** Files that are copied one after the other while they are written do not belong together. */
function refuseIfCopied(folder: string, number: number, holder: Holder, mine: Holder): void {
  if (holder.released || !isAnother(holder.birth, mine.birth)) return
  throw new DatabaseError(
    'unusable-folder',
    `The data folder ${folder} is a copy that was taken while process ${holder.pid} on ${holder.host} wrote to it: ` +
      'what it holds may be torn. Stop that process and copy the folder again, or restore it from a backup. ' +
      `Delete ${path(folder, number)} only when nothing wrote to the folder while it was copied.`,
  )
}

async function refuseIfAlive(folder: string, number: number, holder: Holder | null) {
  const file = path(folder, number)
  if (holder === null) {
    throw new FolderLockedError(
      `The lock file ${file} cannot be read. Delete it when no sessionframe uses the folder.`,
    )
  }
  if (holder.released) return
  if (holder.host !== hostname()) {
    throw new FolderLockedError(
      `The data folder ${folder} is in use by process ${holder.pid} on ${holder.host}. ` +
        `Stop it, or delete ${file} when that machine is gone for good.`,
    )
  }
  if (held.has(holder.nonce)) {
    throw new FolderLockedError(`The data folder ${folder} is open in this very process.`)
  }
  if (await isAlive(holder)) {
    throw new FolderLockedError(
      `The data folder ${folder} is in use by process ${holder.pid} on this machine (${holder.host}). ` +
        'Stop it, or use another folder.',
    )
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  // Not in `held`, so it was an earlier process with our pid, as in a restarted container.
  if (holder.pid === process.pid) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (!isErrno(error, 'EPERM')) return false
  }
  const incarnation = await processIncarnation(holder.pid)
  return incarnation === null || holder.incarnation === null || incarnation === holder.incarnation
}

/** Links a whole file into place, so that nobody reads half of it. False: the number is taken. */
async function claim(folder: string, number: number, holder: Holder): Promise<boolean> {
  const draft = draftPath(folder, holder)
  await writeFile(draft, JSON.stringify(holder))
  try {
    await link(draft, path(folder, number))
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function readHolder(folder: string, number: number): Promise<Holder | null | 'gone'> {
  try {
    return parseHolder(JSON.parse(await readFile(path(folder, number), 'utf8')))
  } catch (error) {
    return isErrno(error, 'ENOENT') ? 'gone' : null
  }
}

function parseHolder(json: unknown): Holder | null {
  if (typeof json !== 'object' || json === null) return null
  const { pid, host, incarnation, nonce, birth, released } = json as Record<string, unknown>
  if (typeof pid !== 'number' || typeof host !== 'string' || typeof nonce !== 'string') return null
  return {
    pid,
    host,
    nonce,
    incarnation: typeof incarnation === 'string' ? incarnation : null,
    birth: parseBirth(birth),
    released: released === true,
  }
}

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => {
    const number = NAME.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })
}

function path(folder: string, number: number): string {
  return join(folder, `lock-${number}.json`)
}

function draftPath(folder: string, holder: Holder): string {
  return join(folder, `lock-${holder.nonce}.tmp`)
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
