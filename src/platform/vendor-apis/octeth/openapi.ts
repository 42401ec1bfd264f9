import { z } from 'zod'
import { OCTETH_ANSWERS, octethFailure } from '../../../wire/vendors/octeth/answers.ts'
import { OCTETH_COMMANDS, OCTETH_COMMAND_NAMES } from '../../../wire/vendors/octeth/commands.ts'
import type { OctethCommand } from '../../../wire/vendors/octeth/commands.ts'
import { OCTETH_REQUESTS } from '../../../wire/vendors/octeth/requests.ts'
import type { Operation } from '../../../wire/vendors/operation.ts'
import { vendorDocument } from '../openapi-document.ts'
import type { OpenApiDocument } from '../openapi-types.ts'
import { octethRefusals } from './described-refusals.ts'
import {
  OCTETH_ANSWER_EXAMPLES,
  OCTETH_FAILURE_EXAMPLE,
  OCTETH_ODD_FAILURES,
  OCTETH_REQUEST_EXAMPLES,
} from './examples.ts'
import { privilegeOf } from './run-command.ts'

const SUMMARIES: Readonly<Record<OctethCommand, string>> = {
  'journey.create': 'Make a journey; nobody enters until it is enabled.',
  'journey.clone': 'Copy a journey with its actions.',
  'journey.copytouser': "Copy a journey and its e-mails to another user's account.",
  'journey.get': 'Read a journey with its actions, and how many are inside.',
  'journey.list': 'List all journeys, and how many are inside of each.',
  'journey.update': 'Change what is said about a journey, or its trigger.',
  'journey.delete': 'Delete a journey.',
  'journeys.delete': 'Delete several journeys. At /api.php only, with this as Command.',
  'journey.enable': 'Let subscribers enter, and go on.',
  'journey.disable': 'Let nobody enter, and keep who is inside where they are.',
  'journey.actions.update': "Replace a journey's actions.",
  'journey.actions.published': 'Say which actions are carried out, and which are passed over.',
  'journey.action.subscribers': 'List who is at an action.',
  'event.track': 'Tell what somebody did: journeys begin by it, or go on.',
}

/** `journey.actions.update` is JourneyActionsUpdate. */
const nameOf = (command: string) =>
  command.replaceAll(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** At `/api.php` a request says which command it is for. */
const requestOf = (command: OctethCommand): z.ZodObject =>
  OCTETH_COMMANDS[command].path === null
    ? z.object({ Command: z.literal(command), ...OCTETH_REQUESTS[command].shape })
    : OCTETH_REQUESTS[command]

/**
 * The commands at their routes. All of them are at `/api.php` as well, where
 * `Command` says which; names are read in any case, and from a form or the
 * query too.
 * @param version of the package
 */
export function octethDocument(version: string): OpenApiDocument {
  const operations: Record<string, Operation> = {}
  const schemas: Record<string, z.ZodType> = { Failure: octethFailure }
  const examples: Record<string, unknown> = { Failure: OCTETH_FAILURE_EXAMPLE }
  for (const command of OCTETH_COMMAND_NAMES) {
    const name = nameOf(command)
    operations[command] = describe(command)
    if (OCTETH_COMMANDS[command].method !== 'GET') {
      schemas[`${name}Request`] = requestOf(command)
      examples[`${name}Request`] = OCTETH_REQUEST_EXAMPLES[command]
    }
    schemas[name] = OCTETH_ANSWERS[command]
    examples[name] = OCTETH_ANSWER_EXAMPLES[command]
  }
  return vendorDocument<string>({
    title: "Octeth's journeys, by Sessionframe",
    version,
    operations,
    schemas,
    examples,
    parameterExamples: Object.fromEntries(
      Object.values(OCTETH_REQUEST_EXAMPLES).flatMap(Object.entries<unknown>),
    ),
    refusal: 'Failure',
    refusals: () => ({}),
    securitySchemes: {
      apiKey: { type: 'apiKey', in: 'header', name: 'APIKey', description: "A user's key." },
      adminApiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'AdminAPIKey',
        description: "An administrator's key.",
      },
      session: {
        type: 'apiKey',
        in: 'query',
        name: 'SessionID',
        description: 'A session of a user; by GET only where nothing is changed.',
      },
    },
  })
}

function describe(command: OctethCommand): Operation {
  const { method, path, changes } = OCTETH_COMMANDS[command]
  const name = nameOf(command)
  const forAdmins = privilegeOf(command) === 'workspace:any'
  // A key in the address would be in every log of who follows it.
  const users = method === 'GET' && changes ? ['apiKey'] : ['apiKey', 'session']
  return {
    method: method.toLowerCase() as Operation['method'],
    path: path === null ? '/api.php' : `/api/v1/${path}`,
    summary: SUMMARIES[command],
    scope: privilegeOf(command),
    security: forAdmins ? ['adminApiKey'] : users,
    ...(method === 'GET' ? { query: requestOf(command) } : { body: `${name}Request` }),
    answers: { 200: { description: 'It is done.', schema: name } },
    refusals: octethRefusals(command),
    refusalExample: OCTETH_ODD_FAILURES[command],
  }
}
