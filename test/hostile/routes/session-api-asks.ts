import { randomUUID } from 'node:crypto'
import type { Scope } from '../../../src/platform/access/scope.ts'
import { MAIL_REPORTS_PATH } from '../../../src/wire/mail-reports.ts'
import { PLATFORM_PATHS } from '../../../src/wire/platform-api.ts'
import { PLATFORM_VISITOR_PATHS } from '../../../src/wire/platform-visitor-api.ts'
import { json } from './ask.ts'
import type { Ask, Asked, Who } from './ask.ts'
import type { Things } from './things.ts'
import { bearer, keyOf } from './vendor-asks.ts'

const BY: readonly Who[] = [
  'nobody',
  'forged',
  'revoked',
  'fewer rights',
  'other workspace',
  'right',
]

const visitor = ({ lead }: Things) => ({
  id: randomUUID(),
  site: 'https://shop.example.test',
  lead,
})

/** What endpoints on other servers call, and who delivers mails. */
export function sessionApiAsks(): Ask[] {
  const { journey, appointment } = PLATFORM_PATHS
  const { identify, events, open } = PLATFORM_VISITOR_PATHS
  const form: Scope = 'form-session:start'
  return [
    ask('POST', journey, form, ({ lead, form: id }) => ({ id, lead, reuse: false })),
    ask('POST', appointment, 'appointment-session:start', ({ lead, type }) => ({
      id: type,
      lead,
      reuse: false,
    })),
    ask('GET', `${journey}/:id`, form, null, ({ formSession }) => formSession),
    ask(
      'GET',
      `${appointment}/:id`,
      'appointment-session:start',
      null,
      ({ appointmentSession }) => appointmentSession,
    ),
    ask('POST', identify, form, (things) => ({ visitor: visitor(things) })),
    ask('POST', events, form, (things) => ({
      visitor: visitor(things),
      events: [
        {
          event: 'seen',
          properties: {},
          messageId: randomUUID(),
          timestamp: new Date().toISOString(),
        },
      ],
    })),
    ask('POST', open, form, (things) => ({ visitors: [visitor(things)] })),
    ask('POST', MAIL_REPORTS_PATH, 'mail:report', () => ({
      reports: [{ type: 'bounce', permanent: false, email: 'nobody@example.com' }],
    })),
  ]
}

function ask(
  method: string,
  path: string,
  scope: Scope,
  body: ((things: Things) => object) | null,
  id: (things: Things) => string = () => '',
): Ask {
  return {
    server: 'platform',
    method,
    path,
    group: 'access key',
    by: BY,
    names: path !== MAIL_REPORTS_PATH,
    make(world, who, things) {
      const sent: Omit<Asked, 'path'> = body === null ? {} : json(body(things))
      return {
        ...sent,
        path: path.replace(':id', id(things)),
        headers: { ...sent.headers, ...bearer(keyOf(world, who, [scope])) },
      }
    },
  }
}
