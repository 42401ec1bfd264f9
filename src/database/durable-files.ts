import fs from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** What PGlite has of Emscripten and its types leave out. */
interface NodeFiles {
  NODEFS: {
    realPath(node: unknown): string
    stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => void }
  }
}

/** PGlite's own options but the one that tells PostgreSQL never to wait for the disk. */
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  // The default is fdatasync(), which in Emscripten does nothing.
  '-c',
  'wal_sync_method=fsync',
]

/**
 * A folder in which a commit is on the disk before anybody hears of it. As PGlite comes, it never
 * waits for the disk, and a power cut takes what the system had not written yet: the last
 * half a minute, or the order in which things were written, and with that the database.
 */
export function durableFiles(folder: string): PGliteOptions {
  return { fs: new DurableFiles(folder), startParams: START_PARAMS }
}

class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args)
    const preRun = (module: unknown) => {
      const { NODEFS } = module as NodeFiles
      NODEFS.stream_ops.fsync = ({ nfd, node }) => {
        if (nfd !== undefined) fs.fsyncSync(nfd)
        else syncFolder(NODEFS.realPath(node))
      }
    }
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), preRun] },
    }
  }
}

/** Emscripten opens none: there is no number to sync by. */
function syncFolder(path: string): void {
  const opened = fs.openSync(path, 'r')
  try {
    fs.fsyncSync(opened)
  } finally {
    fs.closeSync(opened)
  }
}

/** All that is in a folder, once: PGlite makes a new one without waiting for the disk. */
export async function syncAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile() && !entry.isDirectory()) continue
    const handle = await open(join(entry.parentPath, entry.name))
    await handle.sync().finally(() => handle.close())
  }
}
