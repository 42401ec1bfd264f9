import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of these programs that `PATH` leads to; null when it leads to none. */
export function onPath(...names: string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find((path) => existsSync(path)) ?? null
}

/** The file that an environment variable names, for a program that `PATH` does not lead to. */
export function named(variable: string): string | null {
  const path = process.env[variable]
  if (path === undefined || path === '') return null
  if (!existsSync(path)) throw new Error(`${variable} names no file; point it at one, or unset it`)
  return path
}
