import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Runs one at a time, among processes too; the lock of one that died is taken over. */
export async function withLock<T>(file: string, run: () => Promise<T>): Promise<T> {
  while (!take(file)) {
    if (!isHeld(file)) rmSync(file, { force: true })
    await wait(200)
  }
  try {
    return await run()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isHeld(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
