import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { CommandError } from './command-error.ts'

/** The file's text without a byte order mark; "-" is standard input. */
export async function readTextFile(path: string): Promise<string> {
  const content = path === '-' ? await text(process.stdin) : await fileText(path)
  return content.replace(/^\uFEFF/, '')
}

async function fileText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? '']
    throw reason === undefined ? error : new CommandError(`${path} ${reason}`)
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder; give a file',
  EACCES: 'may not be read by this user',
}
