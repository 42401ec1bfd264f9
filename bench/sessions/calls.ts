import { sql } from 'kysely'
import { linkToken, tokenHash } from '../../src/platform/access/link-token.ts'
import { findLeadByNumber } from '../../src/platform/leads/lead-store.ts'
import { listValueChanges } from '../../src/platform/leads/value-change-store.ts'
import { startFormSession } from '../../src/platform/sessions/start-form-session.ts'
import { PageFixture } from '../../test/platform/page-api/page-fixture.ts'
import { FIELDS } from '../../test/platform/sessions/form-file.ts'
import type { Ask } from '../common/few-and-many.ts'
import type { Full } from './open-sessions.ts'

/** Of which links are known: from all over, opened again and again, and saved. */
const KNOWN = 500

const ANSWERS = { [FIELDS.first]: 'Ada', [FIELDS.phone]: '+442079460000', [FIELDS.consent]: true }

/** What visitors and servers ask, by its name, of sessions and leads from all over. */
export async function callsOf(full: Full): Promise<Map<string, Ask>> {
  const { ctx, workspaceId, formId, db, sessions } = full
  const page = new PageFixture({ ...ctx, clock: { at: Date.now(), passMinutes() {} } }, workspaceId)
  const links = await knownLinks(full)
  const revs = new Map<string, number>()
  let turn = 0
  const anyLink = () => links[turn++ % links.length] ?? ''
  const leads = Math.floor(sessions / 4)
  const anyLead = () => `${1_000_000 + Math.floor(Math.random() * leads)}`
  const start = (reuse: boolean) =>
    startFormSession(ctx, { workspaceId, lead: anyLead(), form: formId, public: true, reuse })
  const send = async (method: string, url: string, body: object) => {
    const answer = await page.send(method, url, body)
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${method}: ${answer.status} ${text}`)
  }
  return new Map<string, Ask>([
    ['start a new session', () => start(false)],
    ['start, and get the open one again', () => start(true)],
    ['open the page', async () => (await page.get(anyLink())).text()],
    [
      'save',
      async () => {
        const link = anyLink()
        const rev = revs.get(link) ?? 3
        await send('PUT', `${link}/answers`, { rev, page: 1, values: ANSWERS })
        revs.set(link, rev + 1)
      },
    ],
    [
      'start and submit',
      async () => {
        const { publicUrl } = await start(false)
        await send('POST', `${publicUrl}/submit`, { submitKey: 'key', rev: 0, values: ANSWERS })
      },
    ],
    [
      'the log of a lead',
      async () => {
        const lead = await findLeadByNumber(db, workspaceId, anyLead())
        if (lead === null) throw new Error('a lead is not there')
        return listValueChanges(db, lead.id, { limit: 50 })
      },
    ],
  ])
}

/** Their hashes are put in the place of those that nobody has the token of. */
async function knownLinks({ db, ctx, sessions }: Full): Promise<string[]> {
  const share = Math.min(100, (KNOWN * 8 * 100) / sessions)
  const { rows } = await sql<{ id: string }>`
    select id from form_session tablesample bernoulli (${sql.lit(share)}) where completed_at is null
    limit ${KNOWN}`.execute(db)
  const links: string[] = []
  for (const { id } of rows) {
    const token = linkToken(ctx.keys.linkKey, id, 1)
    await sql`update form_session set token_hash = ${tokenHash(token)} where id = ${id}`.execute(db)
    links.push(`${ctx.url}/journeys/run/1/${token}`)
  }
  return links
}
