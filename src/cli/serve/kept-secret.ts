import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandError } from '../command-error.ts'

/** 48 random bytes in base64url. */
const randomSecret = () => randomBytes(48).toString('base64url')

/**
 * A secret kept in the data folder, readable by its owner only; made at the
 * first call. Two processes that start together end up with the same one.
 */
export async function keptSecret(
  dataFolder: string,
  name: string,
  make: () => string = randomSecret,
): Promise<string> {
  const folder = join(dataFolder, 'secrets')
  const file = join(folder, name)
  const kept = await readKept(file)
  if (kept !== null) return kept

  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${make()}\n`, { mode: 0o600, flag: 'wx' })
  try {
    // A link appears whole or not at all, and fails where another process was first.
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
  const made = await readKept(file)
  if (made === null) throw new CommandError(`${file} went away while it was being made; try again`)
  return made
}

async function readKept(file: string): Promise<string | null> {
  try {
    const secret = (await readFile(file, 'utf8')).trim()
    if (secret.length >= 32) return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  throw new CommandError(
    `${file} is damaged: it holds less than 32 characters. Put it back from a backup; ` +
      'without it, what it sealed in this data folder cannot be read',
  )
}
