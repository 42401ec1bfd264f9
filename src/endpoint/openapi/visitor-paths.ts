import { OPEN_EVENT } from '../../wire/visitor.ts'
import { ALWAYS, answer, CSRF_HEADER, OF_UPSTREAM, problems } from './parts.ts'
import { json } from './schemas.ts'
import type { SchemaName } from './schemas.ts'

const STREAM = {
  'text/event-stream': {
    schema: {
      type: 'string',
      description: `Server-sent events named "${OPEN_EVENT}", each with a VisitorEventsTaken as its data.`,
    },
  },
}

/** Of an endpoint with the option `visitors`; others have no such routes. */
export function visitorPaths(): object {
  return {
    '/visitor/identify': post({
      operationId: 'identifyVisitor',
      summary: 'Give a browser an id, say who a visitor is, and learn what its page watches for.',
      security: [],
      body: 'IdentifyVisitor',
      told: answer('Who it is from now on.', 'VisitorIdentified'),
    }),
    '/visitor/events': post({
      operationId: 'sendVisitorEvents',
      summary: 'Tell what a visitor did.',
      security: [{ visitorId: [] }],
      body: 'SendVisitorEvents',
      told: answer('What journeys want to be shown now.', 'VisitorEventsTaken'),
    }),
    '/visitor/live': post({
      operationId: 'listenAsVisitor',
      summary: 'Hear what journeys want to be shown, from now on or, as JSON, at this moment.',
      security: [{ visitorId: [] }],
      body: 'ListenAsVisitor',
      told: answer('What journeys want to be shown.', 'VisitorEventsTaken', STREAM),
    }),
  }
}

interface Described {
  operationId: string
  summary: string
  security: object[]
  body: SchemaName
  told: object
}

function post({ body, told, ...operation }: Described): object {
  return {
    post: {
      ...operation,
      parameters: [CSRF_HEADER],
      requestBody: { required: true, content: json(body) },
      responses: {
        200: told,
        ...problems([
          'invalid-request',
          'unauthorized',
          'not-found',
          'too-large',
          'unsupported-media-type',
          'not-available',
          ...OF_UPSTREAM,
          ...ALWAYS,
        ]),
      },
    },
  }
}
