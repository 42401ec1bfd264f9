import { z } from 'zod'
import type { ProblemCode } from '../../wire/endpoint.ts'
import { appointmentBody, ID, journeyBody } from '../parse-body.ts'
import { PROBLEMS } from '../problem.ts'
import { problem, sessionCreated, sessionStatusAnswer } from './answers.ts'

const SCHEMAS = {
  CreateJourneySession: journeyBody,
  CreateAppointmentSession: appointmentBody,
  SessionCreated: sessionCreated,
  SessionStatus: sessionStatusAnswer,
  Problem: problem,
} as const

type SchemaName = keyof typeof SCHEMAS

const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: SchemaName) => ({ 'application/json': { schema: ref(name) } })

/** What any route may answer. */
const ALWAYS: ProblemCode[] = ['forbidden', 'not-acceptable', 'rate-limited', 'internal']
const OF_UPSTREAM: ProblemCode[] = [
  'upstream-rejected',
  'upstream-failed',
  'upstream-open',
  'upstream-timeout',
]
const OF_CREATE: ProblemCode[] = [
  'invalid-request',
  'unauthorized',
  'in-flight',
  'too-large',
  'unsupported-media-type',
  'key-reused',
]

/**
 * The endpoint's routes in OpenAPI 3.1, from the schemas that it checks with.
 *
 * @param version of the package
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sessionframe endpoint',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/sessionframe/v1' }],
    security: [{ embedToken: [] }],
    paths: {
      '/journey-sessions': create('createJourneySession', 'CreateJourneySession'),
      '/appointment-sessions': create('createAppointmentSession', 'CreateAppointmentSession'),
      '/sessions/{sessionId}': { get: status() },
      '/webhooks/flg': { post: flgWebhook() },
    },
    components: {
      schemas: schemas(),
      headers: HEADERS,
      securitySchemes: {
        embedToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An embed token or an invite token, with `embedTokens`.',
        },
        webhookSecret: { type: 'apiKey', in: 'query', name: 'secret' },
      },
    },
  }
}

function create(operationId: string, body: SchemaName): object {
  return {
    post: {
      operationId,
      summary: 'Start a session, or give an open one of the same caller again.',
      parameters: [
        header('X-Sessionframe', { const: '1' }, 'No page of another site can send it unasked.'),
        header(
          'Idempotency-Key',
          { type: 'string', minLength: 1, maxLength: 130 },
          'One for each session wanted, the same one when you try again.',
        ),
      ],
      requestBody: { required: true, content: json(body) },
      responses: {
        201: answer('The session.', 'SessionCreated'),
        ...problems([...OF_CREATE, ...OF_UPSTREAM, ...ALWAYS]),
      },
    },
  }
}

function status(): object {
  const schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' }
  return {
    operationId: 'getSession',
    summary: 'What became of a session.',
    parameters: [{ name: 'sessionId', in: 'path', required: true, schema }],
    responses: {
      200: answer('Its state.', 'SessionStatus'),
      ...problems(['unauthorized', 'not-found', 'not-available', ...OF_UPSTREAM, ...ALWAYS]),
    },
  }
}

function flgWebhook(): object {
  const id = { type: 'string', pattern: ID.source }
  const query = (name: string) => ({ name, in: 'query', schema: id })
  const form = { type: 'object', required: ['id'], properties: { id } }
  return {
    operationId: 'receiveFlgWebhook',
    summary: 'A webhook action of FLG 360: a lead has completed a journey or an appointment type.',
    security: [{ webhookSecret: [] }],
    parameters: [query('journey'), query('appointmentType')],
    requestBody: {
      required: true,
      content: { 'application/x-www-form-urlencoded': { schema: form } },
    },
    responses: {
      204: { description: 'It was taken.', headers: { 'X-Request-Id': headerRef('X-Request-Id') } },
      ...problems([
        'invalid-request',
        'unauthorized',
        'not-found',
        'too-large',
        'unsupported-media-type',
        'rate-limited',
        'internal',
      ]),
    },
  }
}

const header = (name: string, schema: object, description: string) => ({
  name,
  in: 'header',
  required: true,
  schema,
  description,
})

const HEADERS = {
  'X-Request-Id': { schema: { type: 'string' }, description: 'Also in every line of the log.' },
  'Retry-After': { schema: { type: 'integer', minimum: 0 }, description: 'Seconds' },
}
const headerRef = (name: keyof typeof HEADERS) => ({ $ref: `#/components/headers/${name}` })

function answer(description: string, name: SchemaName): object {
  return {
    description,
    headers: { 'X-Request-Id': headerRef('X-Request-Id') },
    content: json(name),
  }
}

/** Those say when to come back. */
const WAIT: ReadonlySet<number> = new Set([409, 429, 503])

/** One answer for each status; two codes may share one. */
function problems(codes: readonly ProblemCode[]): object {
  const statuses = new Set(codes.map((code) => PROBLEMS[code].status))
  return Object.fromEntries(
    [...statuses].map((of) => {
      const all = codes.filter((code) => PROBLEMS[code].status === of)
      return [of, problemAnswer(of, all)]
    }),
  )
}

function problemAnswer(of: number, codes: readonly ProblemCode[]): object {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join(' '),
    headers: {
      'X-Request-Id': headerRef('X-Request-Id'),
      ...(WAIT.has(of) && { 'Retry-After': headerRef('Retry-After') }),
    },
    content: { 'application/problem+json': { schema: ref('Problem') } },
  }
}

function schemas(): object {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output' })
      return [name, rest]
    }),
  )
}
