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
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENOENT':
        throw new CommandError(`there is no file ${path}`)
      case 'EISDIR':
        throw new CommandError(`${path} is a folder; give a file`)
      case 'EACCES':
        throw new CommandError(`${path} may not be read by this user`)
      default:
        throw error
    }
  }
}
