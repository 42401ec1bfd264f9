import { createServer, request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { toNodeListener } from '../../../../src/node/node-listener.ts'
import { createAccessKey } from '../../../../src/platform/access/access-key-store.ts'
import type { Scope } from '../../../../src/platform/access/scope.ts'
import { createUserSession } from '../../../../src/platform/access/user-session-store.ts'
import { recordNumber } from '../../../../src/platform/octeth-records/record-store.ts'
import { octethDocument } from '../../../../src/platform/vendor-apis/octeth/openapi.ts'
import { octethRoutes } from '../../../../src/platform/vendor-apis/octeth/routes.ts'
import { workspaceNumber } from '../../../../src/platform/workspaces/workspace-store.ts'
import { vendorAnswerCheck } from '../../../contracts/vendor-answer.ts'
import { setUpWorkspace, testContext } from '../../platform-fixture.ts'

export interface Sent {
  method: string
  path: string
  /** JSON unless it is text already. */
  body?: unknown
  headers?: Record<string, string>
}

export interface Received {
  status: number
  headers: IncomingHttpHeaders
  text: string
  json: unknown
}

const checkAnswer = vendorAnswerCheck(octethDocument('1.2.3'))

/** Octeth's routes behind a real server, with two users and credentials of every kind. */
export async function openOctethFixture(db: Kysely<Database>) {
  const ctx = await testContext(db)
  const failures: unknown[] = []
  const app = octethRoutes(ctx).onError((error, c) => {
    failures.push(error)
    return c.text('internal', 500)
  })
  const server = createServer(toNodeListener((request) => app.fetch(request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const workspaceId = await setUpWorkspace(db, {
    leadGroups: [{ name: 'Newsletter' }],
    emails: [{ name: 'Welcome' }],
    tags: [{ name: 'vip' }],
    customFields: [{ name: 'city' }],
  })
  const otherId = await setUpWorkspace(db)
  const key = async (name: string, scopes: Scope[], ofWorkspace = workspaceId) =>
    (await createAccessKey(db, ofWorkspace, { name, scopes })).key
  const session = (scopes: Scope[], minutes: number) => {
    const expiresAt = new Date(ctx.clock.at + minutes * 60_000)
    return createUserSession(db, workspaceId, { scopes, expiresAt })
  }
  const both: Scope[] = ['campaign:create', 'campaign:delete']

  /** Calls come a second after each other, so that none is one too many. */
  async function send({ method, path, body, headers = {} }: Sent): Promise<Received> {
    ctx.clock.at += 1000
    const payload = typeof body === 'string' ? body : JSON.stringify(body ?? '')
    const sent = httpRequest({
      host: '127.0.0.1',
      port,
      method,
      path,
      // The server closes one that is kept while a test is busy for seconds.
      agent: false,
      headers: {
        'content-type': 'application/json',
        // Which curl tells of a GET too.
        ...(body !== undefined && { 'content-length': Buffer.byteLength(payload) }),
        ...headers,
      },
    })
    const answered = new Promise<Received>((resolve, reject) => {
      sent.on('error', reject)
      sent.on('response', (response) => {
        text(response).then((answer) => {
          const json: unknown = answer === '' ? null : JSON.parse(answer)
          const { statusCode: status = 0, headers } = response
          // All commands are at the other route, which describes one.
          if (path.startsWith('/api/v1/')) checkAnswer(method, path, status, json)
          resolve({ status, headers, text: answer, json })
        }, reject)
      })
    })
    sent.end(body === undefined ? undefined : payload)
    return answered
  }

  const keys = {
    user: await key('user', both),
    createOnly: await key('create', ['campaign:create']),
    deleteOnly: await key('delete', ['campaign:delete']),
    none: await key('none', ['journey:list', 'journey:create', 'journey:delete']),
    admin: await key('admin', ['workspace:any']),
    other: await key('other', both, otherId),
  }

  return {
    ctx,
    workspaceId,
    otherId,
    keys,
    sessions: { open: await session(both, 100_000), expired: await session(both, -1) },
    listId: (await recordNumber(db, 'lead_group', workspaceId, 'Newsletter'))!,
    emailId: (await recordNumber(db, 'email', workspaceId, 'Welcome'))!,
    tagId: (await recordNumber(db, 'tag', workspaceId, 'vip'))!,
    fieldId: (await recordNumber(db, 'custom_field', workspaceId, 'city'))!,
    userId: await workspaceNumber(db, workspaceId),
    otherUserId: await workspaceNumber(db, otherId),
    /** What no handler expected. */
    failures,
    send,
    /** A command at `/api.php`, by the user's key unless another credential is given. */
    call: (command: string, parameters: object = {}) =>
      send({
        method: 'POST',
        path: '/api.php',
        body: { Command: command, APIKey: keys.user, ...parameters },
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export type OctethFixture = Awaited<ReturnType<typeof openOctethFixture>>
