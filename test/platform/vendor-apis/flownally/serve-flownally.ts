import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { toNodeListener } from '../../../../src/node/node-listener.ts'
import { createAccessKey } from '../../../../src/platform/access/access-key-store.ts'
import { JOURNEY_SCOPES } from '../../../../src/platform/access/scope.ts'
import type { Scope } from '../../../../src/platform/access/scope.ts'
import { createPlatform } from '../../../../src/platform/create-platform.ts'
import { flownallyDocument } from '../../../../src/platform/vendor-apis/flownally/openapi.ts'
import { vendorAnswerCheck } from '../../../contracts/vendor-answer.ts'
import { listen } from '../../../harness/listen.ts'
import { setUpWorkspace, testContext } from '../../platform-fixture.ts'
import type { TestContext } from '../../platform-fixture.ts'

const checkAnswer = vendorAnswerCheck(flownallyDocument('1.2.3'))
const PAGES = new URL('../../../../dist/pages/', import.meta.url)

export interface Reply {
  status: number
  // What an answer holds is for the test to say.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
  headers: Headers
}

export interface Sent {
  /** Null for none. */
  key?: string | null
  /** A string is sent as it is. */
  body?: unknown
}

export interface Tenant {
  workspaceId: string
  key: string
  ask(method: string, path: string, sent?: Sent): Promise<Reply>
  keyWith(scopes: readonly Scope[]): Promise<string>
}

export interface FlownallyServer {
  ctx: TestContext
  /** A new workspace, and a key that may do everything with its journeys. */
  tenant(): Promise<Tenant>
  /** Without a connection, which would be closed on a body that is too large. */
  fetch(request: Request): Promise<Response>
  /** What the platform could not answer. */
  failures: unknown[]
  close(): Promise<void>
}

/** The platform on a real port; `ask` refuses an answer of 5xx, and what OpenAPI does not say. */
export async function serveFlownally(db: Kysely<Database>): Promise<FlownallyServer> {
  const ctx = await testContext(db)
  const failures: unknown[] = []
  const log = { error: ({ err }: { err: unknown }) => void failures.push(err) }
  const platform = await createPlatform(ctx, { pages: PAGES, log })
  const server = await listen(createServer(toNodeListener((request) => platform.fetch(request))))
  const ask = async (method: string, path: string, { key, body }: Sent): Promise<Reply> => {
    const response = await fetch(server.origin + path, {
      method,
      headers: {
        ...(key !== null && { Authorization: `Bearer ${key}` }),
        'Content-Type': 'application/json',
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    assert.ok(response.status < 500, `${method} ${path}: ${response.status} ${text}`)
    const { status, headers } = response
    const answer: unknown = text === '' ? null : JSON.parse(text)
    checkAnswer(method, path, status, answer)
    return { status, headers, body: answer }
  }
  return {
    ctx,
    failures,
    fetch: platform.fetch,
    tenant: async () => {
      const workspaceId = await setUpWorkspace(db)
      const keyWith = async (scopes: readonly Scope[]) =>
        (await createAccessKey(db, workspaceId, { name: 'test', scopes })).key
      const key = await keyWith(JOURNEY_SCOPES)
      return {
        workspaceId,
        key,
        keyWith,
        ask: (method, path, sent = {}) => ask(method, path, { key, ...sent }),
      }
    },
    close: server.close,
  }
}

/** A definition that can be published. */
export function definition(label = 'go') {
  return {
    nodes: [
      {
        id: 'start',
        type: 'start',
        data: { triggerConfig: { type: 'contact_created', conditions: {} }, entryMode: 'once' },
      },
      { id: 'wait', type: 'wait', data: { duration: 2, unit: 'days' } },
    ],
    edges: [{ id: 'e1', source: 'start', target: 'wait', label }],
  }
}
