import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { isId } from '../uuid.ts'
import type { FileStore } from './file-store.ts'

/**
 * Files in a folder; those with the same last two letters in one of their own. The first ones are
 * the time, the same for years: RFC 9562 §5.7.
 */
export function diskFileStore(folder: string): FileStore {
  const folderOf = (id: string) => {
    // Nothing that came from outside is ever part of a path.
    if (!isId(id)) throw new Error('A file is kept under an id of ours.')
    return join(folder, id.slice(-2))
  }
  const pathOf = (id: string) => join(folderOf(id), id)
  return {
    async put(id, chunks) {
      const path = pathOf(id)
      await mkdir(folderOf(id), { recursive: true, mode: 0o700 })
      try {
        await write(`${path}.part`, chunks)
        await rename(`${path}.part`, path)
        await syncFolder(folderOf(id))
      } catch (error) {
        await rm(`${path}.part`, { force: true })
        throw error
      }
    },
    async get(id) {
      try {
        const file = await open(pathOf(id))
        return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    async delete(id) {
      for (const path of [pathOf(id), `${pathOf(id)}.part`]) {
        // oxlint-disable-next-line no-await-in-loop
        await rm(path, { force: true })
      }
    },
  }
}

async function write(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of chunks) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Otherwise a new name may be gone after the power was: https://man7.org/linux/man-pages/man2/fsync.2.html */
async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder.
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
