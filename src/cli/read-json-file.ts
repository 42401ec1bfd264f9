import { CommandError } from './command-error.ts'
import { jsonErrorOffset } from './json-error-offset.ts'
import { readTextFile } from './read-text-file.ts'

/** @throws CommandError that says where the text stops being JSON, and quotes none of it. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path)
  try {
    return JSON.parse(text)
  } catch {
    const before = text.slice(0, jsonErrorOffset(text)).split('\n')
    const column = (before.at(-1)?.length ?? 0) + 1
    throw new CommandError(
      `${path} is not valid JSON: look at line ${before.length}, column ${column}`,
    )
  }
}
