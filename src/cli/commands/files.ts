import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import type { ListedFile } from '../../platform/files/uploaded-file-store.ts'
import { CommandError } from '../command-error.ts'
import { fileRules } from '../settings/file-rules.ts'
import { readSettings } from '../settings/read-settings.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, limitOption, workspaceOption } from './shared-options.ts'

interface ListOptions extends DatabaseOptions {
  limit: number
  json?: true
}

interface GetOptions extends DatabaseOptions {
  to?: string
}

export function filesCommand(): Command {
  const command = new Command('files').description('what visitors have sent with their answers')
  command
    .command('list')
    .description('print the files of forms, the newest first')
    .addOption(limitOption())
    .option('--json', 'one JSON value a line')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printFiles)
  command
    .command('get <id>')
    .description('write a file, by the id that "files list" prints, to where --to says')
    .option('--to <path>', 'a file that is not there yet; without it, the standard output')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(getFile)
  return command
}

async function printFiles({ limit, json, ...options }: ListOptions): Promise<void> {
  await withWorkspace('files list', options, async ({ db }, workspace) => {
    const { listFiles } = await import('../../platform/files/uploaded-file-store.ts')
    const files = await listFiles(db, workspace.id, limit)
    if (files.length === 0) note('Nobody has sent a file.')
    for (const one of files) print(json ? JSON.stringify(one) : line(one))
  })
}

/** Columns for people and for `awk`: when, its id, bytes, type, whose, of which form, and its name. */
function line({ createdAt, id, size, type, lead, form, submitted, name }: ListedFile): string {
  const whose = lead === null ? '-' : `lead ${lead}`
  const state = submitted ? 'submitted' : 'open'
  return [createdAt.toISOString(), id, size, type, whose, form, state, name].join('\t')
}

async function getFile(id: string, { to, ...options }: GetOptions): Promise<void> {
  await withWorkspace('files get', options, async ({ db }, workspace) => {
    const { findListed } = await import('../../platform/files/uploaded-file-store.ts')
    const { openFileStore } = await import('../serve/open-files.ts')
    const store = openFileStore(readSettings(process.env, fileRules).settings, options.data)
    const known = await findListed(db, workspace.id, id)
    const body = known === null ? null : await store.get(known.id)
    if (body === null) throw new CommandError(`there is no file ${id}; see "files list"`)
    const bytes = Readable.fromWeb(body as never)
    if (to === undefined) await pipeline(bytes, process.stdout, { end: false })
    else await writeNew(to, bytes)
  })
}

/** Nothing that is there is written over, and a visitor's name for it is no path. */
async function writeNew(path: string, bytes: Readable): Promise<void> {
  try {
    await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new CommandError(`${path} is there already: name another one`)
    throw new CommandError(`${path} could not be written: ${message}`)
  }
}
