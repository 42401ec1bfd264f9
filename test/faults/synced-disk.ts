/**
 * Imported first into a process, it keeps beside a folder what a power cut would leave of it in the worst
 * case: of each file what was last synced. Names are taken as file systems with a journal take
 * them: they are there, in their order, when they are given. The real disk is not waited for.
 */
import fs from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const [, , folder = '', disk = ''] = process.argv
const { renameSync, unlinkSync, rmdirSync, writeSync } = fs
/** What was written of each file since it was last synced. */
const unsynced = new Map<string, { at: number; bytes: Buffer }[]>()

fs.writeSync = ((fd: number, from: Uint8Array, offset: number, length: number, at: number) => {
  const written = writeSync(fd, from, offset, length, at)
  const path = pathOf(fd)
  const bytes = Buffer.from(from.subarray(offset, offset + written))
  if (onDisk(path) !== null) unsynced.set(path, [...(unsynced.get(path) ?? []), { at, bytes }])
  return written
}) as typeof fs.writeSync
fs.fsyncSync = (fd) => {
  const path = pathOf(fd)
  const kept = onDisk(path)
  if (kept === null || !fs.statSync(path).isFile()) return
  const writes = unsynced.get(path) ?? []
  unsynced.delete(path)
  if (!fs.existsSync(kept)) {
    fs.mkdirSync(dirname(kept), { recursive: true })
    fs.copyFileSync(path, kept)
    return
  }
  const opened = fs.openSync(kept, 'r+')
  for (const { at, bytes } of writes) writeSync(opened, bytes, 0, bytes.length, at)
  // What was cut off it or set aside without being written.
  fs.ftruncateSync(opened, fs.fstatSync(fd).size)
  fs.closeSync(opened)
}
fs.renameSync = (from, to) => {
  renameSync(from, to)
  const [keptFrom, keptTo] = [onDisk(String(from)), onDisk(String(to))]
  if (keptFrom !== null && keptTo !== null) ifThere(() => renameSync(keptFrom, keptTo))
  unsynced.set(String(to), unsynced.get(String(from)) ?? [])
}
fs.unlinkSync = (path) => {
  unlinkSync(path)
  const kept = onDisk(String(path))
  if (kept !== null) ifThere(() => unlinkSync(kept))
}
fs.rmdirSync = (path) => {
  rmdirSync(path)
  const kept = onDisk(String(path))
  if (kept !== null) ifThere(() => rmdirSync(kept))
}

const pathOf = (fd: number) => fs.readlinkSync(`/proc/self/fd/${fd}`)

function onDisk(path: string): string | null {
  const below = relative(folder, path)
  return below.startsWith(`..${sep}`) || below === '..' ? null : join(disk, below)
}

/** What was never synced is not there. */
function ifThere(change: () => void): void {
  try {
    change()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
