import { InvalidArgumentError, Option } from 'commander'

export const dataOption = () =>
  new Option('--data <folder>', 'folder of the embedded database and the kept secrets').default(
    '.sessionframe',
  )

export const workspaceOption = () =>
  new Option(
    '--workspace <slug>',
    'the workspace (default: SESSIONFRAME_WORKSPACE, else the only one there is)',
  )

/** Of a list. */
export const limitOption = () =>
  new Option('--limit <number>', 'lines at most').argParser(limit).default(100, '100')

function limit(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (number >= 1 && number <= 10_000) return number
  throw new InvalidArgumentError('The limit is a whole number from 1 to 10000.')
}
