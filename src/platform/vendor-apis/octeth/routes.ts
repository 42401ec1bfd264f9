import { Hono } from 'hono'
import type { Context } from 'hono'
import { OCTETH_COMMANDS, OCTETH_COMMAND_NAMES } from '../../../wire/vendors/octeth/commands.ts'
import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'
import { countCall } from '../../access/call-count-store.ts'
import type { PlatformContext } from '../../context.ts'
import { JsonError } from '../parse-json.ts'
import { findOctethCaller, requirePrivilege } from './find-octeth-caller.ts'
import { OctethError, commonError, failureBody } from './octeth-error.ts'
import { readParameters } from './read-parameters.ts'
import type { ReadParameters } from './read-parameters.ts'
import { privilegeOf, runCommand } from './run-command.ts'

/** Of one key or session, over all commands but for events, which have one of their own. */
const RATE = { limit: 100, windowSeconds: 60 }
const EVENT_RATE = { limit: 5000, windowSeconds: 60 }

/**
 * Octeth's commands, each at a route of its own and all at `/api.php`.
 * Checked in the order command, caller (401), rate (429), privilege (403),
 * parameters. Errors that are no refusal go on to the app that this is mounted in.
 */
export function octethRoutes(ctx: PlatformContext): Hono {
  const routes = new Hono()
  const paths = new Set(OCTETH_COMMAND_NAMES.map((name) => OCTETH_COMMANDS[name].path))
  for (const path of paths) {
    if (path === null) continue
    const commands = OCTETH_COMMAND_NAMES.filter((name) => OCTETH_COMMANDS[name].path === path)
    routes.all(`/api/v1/${path}`, (c) =>
      answer(ctx, c, (method, parameters) => commandOfRoute(commands, method, parameters)),
    )
  }
  routes.all('/api.php', (c) => answer(ctx, c, commandOfScript))
  return routes
}

type Choose = (method: string, parameters: ReadParameters) => OctethCommand

async function answer(ctx: PlatformContext, c: Context, choose: Choose): Promise<Response> {
  let command: OctethCommand | undefined
  try {
    const parameters = await readParameters(c.req.raw)
    const { method } = c.req
    command = choose(method, parameters)
    // A link is followed by anybody who sees it: no key is taken from there.
    const isLink = method === 'GET' && OCTETH_COMMANDS[command].changes
    const credentials = isLink ? parameters.ofBody : parameters.all
    const privilege = privilegeOf(command)
    const caller = await findOctethCaller(ctx, c.req.raw.headers, credentials, privilege)
    const isEvent = command === 'event.track'
    const rate = isEvent ? EVENT_RATE : RATE
    const counted = `octeth${isEvent ? ':event' : ''}:${caller.id}`
    const wait = await countCall(ctx.db, counted, rate, ctx.now())
    if (wait > 0) throw tooMany(wait, rate)
    requirePrivilege(caller, privilege)
    return reply(200, await runCommand(command, ctx, caller, parameters.all))
  } catch (error) {
    const refused = error instanceof JsonError ? commonError('unreadable', error.message) : error
    if (!(refused instanceof OctethError)) throw error
    return reply(refused.status, failureBody(command, refused), refused.headers)
  }
}

function commandOfRoute(
  commands: readonly OctethCommand[],
  method: string,
  { all }: ReadParameters,
): OctethCommand {
  const command = commands.find((name) => OCTETH_COMMANDS[name].method === method)
  if (command === undefined) {
    const allowed = commands.map((name) => OCTETH_COMMANDS[name].method).join(', ')
    throw commonError('wrong-method', `Send it by ${allowed}`, { Allow: allowed })
  }
  const named = all.get('command')
  if (named === undefined || named === null || named === '') return command
  if (typeof named === 'string' && named.toLowerCase() === command) return command
  throw commonError('unknown-command', `This route is for the command ${command}`)
}

function commandOfScript(method: string, { all }: ReadParameters): OctethCommand {
  if (method !== 'POST' && method !== 'GET') {
    throw commonError('wrong-method', 'Send it by POST or GET', { Allow: 'GET, POST' })
  }
  const named = all.get('command')
  if (named === undefined || named === null || named === '') {
    throw commonError('missing-command', 'Missing Command parameter')
  }
  const wanted = typeof named === 'string' ? named.toLowerCase() : ''
  const command = OCTETH_COMMAND_NAMES.find((name) => name === wanted)
  if (command === undefined) throw commonError('unknown-command', 'Invalid Command parameter')
  return command
}

function tooMany(seconds: number, { limit, windowSeconds }: typeof RATE): OctethError {
  const message = `Too many requests: ${limit} in ${windowSeconds} seconds are allowed`
  return commonError('too-many-requests', message, { 'Retry-After': String(seconds) })
}

function reply(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...headers, 'Cache-Control': 'no-store' } })
}
