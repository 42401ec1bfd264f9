import assert from 'node:assert/strict'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { createAccessKey } from '../../../../src/platform/access/access-key-store.ts'
import { JOURNEY_SCOPES } from '../../../../src/platform/access/scope.ts'
import { signUserToken } from '../../../../src/platform/access/user-token.ts'
import { createPlatform } from '../../../../src/platform/create-platform.ts'
import { insertEnrollment } from '../../../../src/platform/enrollments/enrollment-store.ts'
import { insertLeads } from '../../../../src/platform/leads/lead-store.ts'
import { setUpWorkspace, testContext } from '../../platform-fixture.ts'
import { vendorClients } from './vendor-clients.ts'
import type { Reply } from './vendor-clients.ts'

const PAGES = new URL('../../../../dist/pages/', import.meta.url)
const SITE = 'https://www.example.test'
const LEAD = '1'

/** The platform's handler, and in each workspace a client of every vendor's API. */
export async function openPlatform(db: Kysely<Database>) {
  const ctx = await testContext(db)
  const failures: unknown[] = []
  const log = { error: ({ err }: { err: unknown }) => void failures.push(err) }
  const platform = await createPlatform(ctx, { pages: PAGES, log })

  const send = async (
    method: string,
    path: string,
    authorization: string,
    body?: unknown,
  ): Promise<Reply> => {
    // Calls come a second after each other, so that none is one too many.
    ctx.clock.at += 1000
    const response = await platform.fetch(
      new Request(`https://platform.test${path}`, {
        method,
        headers: { Authorization: authorization, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    assert.ok(response.status < 500, `${method} ${path}: ${String(failures.at(-1))}`)
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  /** A new workspace. */
  return async function connect() {
    const workspaceId = await setUpWorkspace(db, { sites: [SITE], leads: [{ number: LEAD }] })
    const key = async (wanted: Parameters<typeof createAccessKey>[2]) =>
      (await createAccessKey(db, workspaceId, wanted)).key
    const flg = await key({ name: 'FLG', permissions: ['journeys'] })
    const flownally = await key({ name: 'Flownally', scopes: JOURNEY_SCOPES })
    const octeth = await key({ name: 'Octeth', scopes: ['campaign:create', 'campaign:delete'] })
    const user = { workspaceId, userId: 'owner', role: 'owner' } as const
    const person = await signUserToken(ctx, user, new Date(ctx.clock.at + 1e9))
    const { id: siteId } = await db
      .selectFrom('site')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow()
    return {
      ...vendorClients(send, { lead: LEAD, flg, flownally, octeth, breakground: person }),
      siteId,
      /** Lets a new lead in by hand, if the journey does. */
      async enter(journeyId: string): Promise<boolean> {
        const [lead] = await insertLeads(db, workspaceId, [{ leadGroupId: null, values: {} }])
        const wanted = { journeyId, leadId: lead?.id ?? '', nodeId: null, at: ctx.now() }
        return (await insertEnrollment(db, workspaceId, wanted)) !== null
      },
    }
  }
}

export type Workspace = Awaited<ReturnType<Awaited<ReturnType<typeof openPlatform>>>>
