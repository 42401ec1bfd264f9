import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { toNodeListener } from '../../../../src/node/node-listener.ts'
import type { Role, Scope } from '../../../../src/platform/access/scope.ts'
import { signUserToken } from '../../../../src/platform/access/user-token.ts'
import { insertEnrollment } from '../../../../src/platform/enrollments/enrollment-store.ts'
import { insertLeads } from '../../../../src/platform/leads/lead-store.ts'
import { breakgroundDocument } from '../../../../src/platform/vendor-apis/breakground/openapi.ts'
import { breakgroundRoutes } from '../../../../src/platform/vendor-apis/breakground/routes.ts'
import {
  BREAKGROUND_PATH,
  breakgroundErrorAnswer,
} from '../../../../src/wire/vendors/breakground.ts'
import type {
  BreakgroundErrorBody,
  BreakgroundJourney,
  BreakgroundJourneySummary,
  BreakgroundMeta,
} from '../../../../src/wire/vendors/breakground.ts'
import { vendorAnswerCheck } from '../../../contracts/vendor-answer.ts'
import { listen } from '../../../harness/listen.ts'
import { setUpWorkspace, testContext } from '../../platform-fixture.ts'

const checkAnswer = vendorAnswerCheck(breakgroundDocument('1.2.3'))

export interface Answered {
  status: number
  headers: Headers
  body: unknown
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answered>

/** BreakGround's routes on a real port. */
export async function serveBreakground(db: Kysely<Database>) {
  const ctx = await testContext(db)
  const app = new Hono().route('/', breakgroundRoutes(ctx))
  app.onError((error, c) => {
    console.error(error)
    return c.text('unexpected', 500)
  })
  const server = await listen(createServer(toNodeListener((request) => app.fetch(request))))

  const send = async (method: string, path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(server.origin + path, { method, ...init })
    const text = await response.text()
    assert.ok(response.status < 500, `${method} ${path}: ${text}`)
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    const { status, headers } = response
    const body = JSON.parse(text) as unknown
    checkAnswer(method, path, status, body)
    return { status, headers, body }
  }
  const tokenOf = (
    workspaceId: string,
    { role = 'owner', scopes, seconds = 3600 }: { role?: Role; scopes?: Scope[]; seconds?: number },
  ) =>
    signUserToken(
      ctx,
      { workspaceId, userId: `the-${role}`, role, ...(scopes && { scopes }) },
      new Date(ctx.clock.at + seconds * 1000),
    )
  const callWith =
    (token: string): Call =>
    (method, path, body) =>
      send(method, path, {
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })

  /** A new workspace with one site, and an owner who calls. */
  const workspace = async () => {
    const workspaceId = await setUpWorkspace(db, { sites: ['https://www.example.test'] })
    const { id: siteId } = await db
      .selectFrom('site')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow()
    const call = callWith(await tokenOf(workspaceId, {}))
    return { workspaceId, siteId, call }
  }

  return {
    ctx,
    app,
    send,
    tokenOf,
    callWith,
    close: server.close,
    workspace,
    /** A draft in a workspace of its own. */
    async journey(more: object = {}) {
      const { call, siteId, workspaceId } = await workspace()
      const journey = await createDraft(call, siteId, more)
      const path = `${BREAKGROUND_PATH}/${journey.id}`
      const get = async () => journeyOf(await call('GET', path))
      return { workspaceId, siteId, call, journey, path, get }
    },
    /** Lets so many leads into an active journey. */
    async enrol(workspaceId: string, journeyId: string, many: number) {
      const leads = await insertLeads(
        db,
        workspaceId,
        Array.from({ length: many }, () => ({ leadGroupId: null, values: { role: 'admin' } })),
      )
      for (const { id: leadId } of leads) {
        const wanted = { journeyId, leadId, nodeId: null, at: ctx.now() }
        assert.ok(await insertEnrollment(db, workspaceId, wanted))
      }
    },
  }
}

export type Breakground = Awaited<ReturnType<typeof serveBreakground>>

/** A draft that can be published. */
export async function createDraft(call: Call, siteId: string, more: object = {}) {
  const wanted = { name: 'Onboarding', siteId, ...SOUND_CANVAS, ...more }
  return journeyOf(await call('POST', BREAKGROUND_PATH, wanted), 201)
}

/** A page of the list. */
export async function listed(call: Call, query = '') {
  const { status, body } = await call('GET', `${BREAKGROUND_PATH}?${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body as { data: BreakgroundJourneySummary[]; meta: BreakgroundMeta }
}

/** The journey of an answer. */
export function journeyOf({ status, body }: Answered, wanted = 200): BreakgroundJourney {
  assert.equal(status, wanted, JSON.stringify(body))
  return (body as { data: BreakgroundJourney }).data
}

/** Fails unless the answer is a refusal, as all of them look. */
export function refused(
  { status, body }: Answered,
  wanted: number,
  code: BreakgroundErrorBody['error']['code'],
): BreakgroundErrorBody['error'] {
  assert.equal(status, wanted, JSON.stringify(body))
  const { error } = breakgroundErrorAnswer.parse(body)
  assert.equal(error.code, code)
  assert.equal(error.statusCode, wanted)
  assert.ok(error.message.length > 10)
  return error
}

export const TRIGGER = {
  type: 'TRIGGER',
  config: { triggerType: 'MANUAL', triggerConfig: {} },
  position: { x: 0, y: 0 },
}
/** It can be published. */
export const SOUND_CANVAS = {
  nodes: [TRIGGER, { type: 'EXIT', position: { x: 200, y: 0 } }],
  edges: [{ sourceNodeId: '<node-1-id>', targetNodeId: '<node-2-id>' }],
}
