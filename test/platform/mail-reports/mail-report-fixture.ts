import assert from 'node:assert/strict'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { createAccessKey } from '../../../src/platform/access/access-key-store.ts'
import type { Scope } from '../../../src/platform/access/scope.ts'
import { sessionApiRoutes } from '../../../src/platform/session-api/routes.ts'
import { mailFixture } from '../mails/mail-fixture.ts'

const PATH = '/api/sessionframe/v1/mail-reports'

/** A lead who was sent a mail, and the route that hears what became of it. */
export async function mailReportFixture(db: Kysely<Database>) {
  const fixture = await mailFixture(db)
  const routes = sessionApiRoutes(fixture.ctx)
  const keyOf = async (workspaceId: string, scopes: Scope[]) =>
    (await createAccessKey(db, workspaceId, { name: 'mails', scopes })).key
  const own = await keyOf(fixture.workspaceId, ['mail:report'])
  const post = async (body: unknown, key = own) =>
    routes.request(PATH, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const postRaw = async (mail: string, contentType = 'message/rfc822', key = own) =>
    routes.request(PATH, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': contentType },
      body: mail,
    })
  const report = async (...reports: object[]) => {
    const answer = await post({ reports })
    assert.equal(answer.status, 200)
    return (await answer.json()) as { heard: number; unknown: number }
  }
  const journey = await fixture.mailJourney('S', 'H')
  const leadId = await fixture.lead({ email: 'Ada@example.com' })
  const mail = await fixture.sent(journey.id, leadId)
  const told = async () =>
    (await fixture.events(leadId)).filter(({ name }) => name !== 'journey.completed')
  return {
    ...fixture,
    keyOf,
    post,
    postRaw,
    report,
    leadId,
    mail,
    messageId: mail.parsed.messageId ?? '',
    told,
    names: async () => (await told()).map(({ name }) => name),
  }
}
