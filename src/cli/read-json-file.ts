import { CommandError } from './command-error.ts'
import { readTextFile } from './read-text-file.ts'

/** @throws CommandError that says where the JSON ends to be JSON, and quotes none of it. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path)
  try {
    return JSON.parse(text)
  } catch (error) {
    const place = placeOf(error, text)
    throw new CommandError(`${path} is not valid JSON${place}`)
  }
}

/** V8 names the place in its message, and quotes the text around it: only the place is ours to repeat. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (\d+)/.exec(String(error))?.[1]
  const offset = position === undefined ? text.length : Number(position)
  const before = text.slice(0, offset).split('\n')
  return `: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
