import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const MEGABYTE = 2 ** 20
const CHUNKS = [MEGABYTE, 64 * 1024, 4096]

/** A file system of its own. */
export interface SmallDisk extends AsyncDisposable {
  path: string
  /** Leaves no room at all. */
  fill(): Promise<void>
  /** Gives the room back. */
  empty(): Promise<void>
}

/** In memory; only root may make one. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'sessionframe-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path])
  const filler = join(path, 'filler')
  return {
    path,
    async fill() {
      const file = await open(filler, 'a')
      try {
        for (const size of CHUNKS) {
          const chunk = Buffer.alloc(size)
          // oxlint-disable-next-line no-await-in-loop -- until nothing fits any more
          while (await isTaken(file.write(chunk)));
        }
      } finally {
        await file.close()
      }
    },
    empty: () => rm(filler, { force: true }),
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['--lazy', path])
      await rm(path, { recursive: true, force: true })
    },
  }
}

async function isTaken(writing: Promise<{ bytesWritten: number }>): Promise<boolean> {
  try {
    return (await writing).bytesWritten > 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}

/** Large enough for a few databases, and in memory where that may be: nobody waits for it. */
export function quickDisk(): Promise<AsyncDisposable & { path: string }> {
  return process.getuid?.() === 0 ? smallDisk(1000) : temporaryFolder()
}
