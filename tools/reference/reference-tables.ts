/** Tables of `docs/reference.md`, from the source and from what the build has made. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { createProgram } from '../../src/cli/program.ts'
import { PROBLEMS } from '../../src/endpoint/problem.ts'
import { sessionError, type SessionErrorCode } from '../../src/elements/session-error.ts'
import { elementSheet, sheetTables, type Manifest } from '../element-tables.ts'
import { cell, code, table } from '../markdown-table.ts'
import { DeclaredTypes, type Field } from './declared-types.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const at = (path: string) => resolve(ROOT, path)
const json = (path: string): unknown => JSON.parse(readFileSync(at(path), 'utf8'))

const types = new DeclaredTypes(
  [
    'src/elements/session-error.ts',
    'src/elements/session-events.ts',
    'src/protocol/message.ts',
    'src/wire/webhook.ts',
  ].map(at),
)

const fieldNames = (fields: readonly Field[]) =>
  fields.map(({ name, optional }) => code(optional ? `${name}?` : name)).join(', ')

/** Events with what their details have besides the two ids. */
function events(manifest: Manifest): string {
  const details = new Map(types.fieldsOf('SessionDetailMap').map((one) => [one.name, one.fields]))
  const rows = (elementSheet(manifest).events ?? []).map(({ name, description }) => [
    code(name),
    fieldNames(details.get(name) ?? []),
    cell(description),
  ])
  return table(['event', 'detail', ''], rows)
}

const STATES = { FailedCode: '`failed`', BlockedCode: '`blocked`', ShownCode: 'as it was' }

function errorCodes(): string {
  const rows = Object.entries(STATES).flatMap(([type, state]) =>
    types
      .wordsOf(type)
      .map((word) => [
        code(word),
        state,
        sessionError(word as SessionErrorCode).retryable ? 'yes' : '',
      ]),
  )
  return table(['code', 'state', 'may pass'], rows)
}

const problems = () =>
  table(
    ['code', 'status', 'title'],
    Object.entries(PROBLEMS).map(([name, { status, title }]) => [code(name), `${status}`, title]),
  )

interface OpenApi {
  paths: Record<string, Record<string, { summary?: string; responses?: object }>>
}

function routes(file: string): string {
  const { paths } = json(file) as OpenApi
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary, responses = {} }]) => [
      code(`${method.toUpperCase()} ${path}`),
      cell(summary),
      Object.keys(responses)
        .filter((status) => status !== 'default')
        .join(' '),
    ]),
  )
  return table(['route', '', 'answers'], rows)
}

/** Messages of the frame protocol, with what they carry. */
function messages(type: string): string {
  const rows = types.alternativesOf(type).map((fields) => {
    const name = fields.find((one) => one.name === 't')?.text.replaceAll("'", '')
    return [code(name), fieldNames(fields.filter((one) => one.name !== 't'))]
  })
  return table(['message', 'with'], rows)
}

const WEBHOOKS = [
  'SessionCompleted',
  'AppointmentBooked',
  'AppointmentPending',
  'AppointmentRescheduled',
  'AppointmentEnded',
]

function webhooks(): string {
  const rows = WEBHOOKS.map((name) => {
    const [type, data] = types.fieldsOf(name)
    const names = [...(type?.text ?? '').matchAll(/'([\w.]+)'/g)].map(([, one]) => code(one))
    return [names.join(', '), fieldNames(data?.fields ?? []), cell(types.descriptionOf(name))]
  })
  return table(['type', 'data', ''], rows)
}

function commandRows(command: Command, path: string): string[][] {
  const own = command.options.map(({ flags }) => code(flags)).join(' ')
  const usage = [path, ...command.registeredArguments.map((one) => `<${one.name()}>`)].join(' ')
  const below = command.commands.flatMap((one) => commandRows(one, `${path} ${one.name()}`))
  return command.commands.length > 0 ? below : [[code(usage), cell(command.description()), own]]
}

const commands = () =>
  table(
    ['command', '', 'options'],
    createProgram().commands.flatMap((one) => commandRows(one, one.name())),
  )

/** Entries of the package, with what stands first in each. */
function entries(): string {
  const { exports } = json('package.json') as { exports: Record<string, string | object> }
  const rows = Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([name]) => {
      const file = `src/${name === '.' ? 'index' : name.slice(2)}.ts`
      const [, text = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(at(file), 'utf8')) ?? []
      return [
        code(`sessionframe${name.slice(1)}`),
        cell(
          text
            .replaceAll(/^\s*\* ?/gm, '')
            .trim()
            .split('\n\n')[0],
        ),
      ]
    })
  return table(['import', ''], rows)
}

export function referenceTables(): Record<string, () => string> {
  const manifest = json('dist/custom-elements.json') as Manifest
  return {
    ...sheetTables(elementSheet(manifest)),
    'sheet-events': () => events(manifest),
    'error-codes': errorCodes,
    problems,
    'routes-endpoint': () => routes('dist/openapi.json'),
    'routes-flg': () => routes('dist/openapi-flg.json'),
    'routes-flownally': () => routes('dist/openapi-flownally.json'),
    'routes-octeth': () => routes('dist/openapi-octeth.json'),
    'routes-breakground': () => routes('dist/openapi-breakground.json'),
    'messages-guest': () => messages('GuestMessage'),
    'messages-host': () => messages('HostMessage'),
    webhooks,
    commands,
    entries,
  }
}
