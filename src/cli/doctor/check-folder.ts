import { access, constants, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fail, ok } from './finding.ts'
import type { Finding } from './finding.ts'

/**
 * Whether a folder can be written, or be made where it is not there yet.
 *
 * @param said where it is named
 */
export async function checkFolder(said: string, folder: string): Promise<Finding> {
  const place = await nearest(resolve(folder))
  if (!(await stat(place)).isDirectory()) {
    return fail(`${said}: ${place} is no folder. Give another one with ${said}.`)
  }
  try {
    await access(place, constants.W_OK | constants.X_OK)
    return ok(`${said}: ${folder} can be written`)
  } catch {
    return fail(
      `${said}: ${place} cannot be written by this user. Give another folder with ${said}.`,
    )
  }
}

/** The folder, or the first above it that is there. */
async function nearest(folder: string): Promise<string> {
  try {
    await access(folder)
    return folder
  } catch {
    const above = dirname(folder)
    return above === folder ? folder : nearest(above)
  }
}
