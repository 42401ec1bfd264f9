import type { ProblemCode } from '../../wire/endpoint.ts'
import { ID } from '../parse-body.ts'
import {
  ALWAYS,
  answer,
  CSRF_HEADER,
  header,
  headerRef,
  HEADERS,
  OF_UPSTREAM,
  problems,
} from './parts.ts'
import { json, schemas } from './schemas.ts'
import type { SchemaName } from './schemas.ts'
import { visitorPaths } from './visitor-paths.ts'

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
      ...visitorPaths(),
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
        visitorId: {
          type: 'http',
          scheme: 'bearer',
          description: 'What `/visitor/identify` gave, for pages of one origin.',
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
        CSRF_HEADER,
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
