import assert from 'node:assert/strict'
import type { Kysely } from 'kysely'
import type { ReceivedMail } from '../../harness/smtp-server.ts'
import type { Database } from '../../../src/database/schema.ts'
import { pageRoutes } from '../../../src/platform/page-api/routes.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { effectFixture } from '../effects/effect-fixture.ts'
import { ASSETS } from '../page-api/page-fixture.ts'

/** Journeys that send mails, and the pages that the links in them lead to. */
export async function mailFixture(db: Kysely<Database>) {
  const fixture = await effectFixture(db)
  const { ctx, workspaceId } = fixture
  const errors: unknown[] = []
  const routes = pageRoutes(ctx, {
    assets: ASSETS,
    extraParents: [],
    onError: (error) => errors.push(error),
  })
  const ask = async (url: string, init?: RequestInit): Promise<Response> =>
    routes.fetch(new Request(url, init))

  return {
    ...fixture,
    errors,
    ask,
    get: (url: string) => ask(url),
    /** As a mail program does that unsubscribes by one click: no cookie, no origin. */
    oneClick: (url: string) =>
      ask(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
    /** Octeth's list of a new lead group. */
    async list(): Promise<{ id: string; number: number }> {
      const row = await db
        .insertInto('lead_group')
        .values({ id: newId(), workspace_id: workspaceId, name: newId(), fields: [] })
        .returning(['id', 'number'])
        .executeTakeFirstOrThrow()
      return { id: row.id, number: Number(row.number) }
    },
    async leadOf(listId: string, values: Record<string, string> = {}): Promise<string> {
      const id = await fixture.lead({ email: 'ada@example.com', ...values })
      await db.updateTable('lead').set({ lead_group_id: listId }).where('id', '=', id).execute()
      return id
    },
    /** Has the lead enter, and waits until the mail is there. */
    async sent(journeyId: string, leadId: string): Promise<ReceivedMail> {
      const before = fixture.smtp.mails.length
      await fixture.enrol(journeyId, leadId)
      await using _ = await fixture.work()
      await fixture.told('an effect has ended', before + 1)
      const mail = fixture.smtp.mails[before]
      assert.ok(mail)
      return mail
    },
    /** Names of what is in the log of a lead, in its order. */
    async events(leadId: string) {
      return db
        .selectFrom('event')
        .select(['name', 'props'])
        .where('lead_id', '=', leadId)
        .orderBy('received_seq')
        .execute()
    },
  }
}

export type MailFixture = Awaited<ReturnType<typeof mailFixture>>

/** The address in `List-Unsubscribe`, as its RFC writes it. */
export function unsubscribeUrl({ raw }: ReceivedMail): string {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const value = /^List-Unsubscribe: (.*)$/im.exec(head.replaceAll(/\r\n[ \t]+/g, ' '))?.[1]
  return /^<([^<>\s]+)>$/.exec(value ?? '')?.[1] ?? assert.fail(`List-Unsubscribe: ${value}`)
}
