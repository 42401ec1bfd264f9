import assert from 'node:assert/strict'
import { it } from 'node:test'
import { happen, holdUpToDate } from '../../../src/platform/enrollments/happen.ts'
import { inTransaction } from '../../../src/platform/in-transaction.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { listLeads } from '../../../src/platform/leads/lead-store.ts'
import { importLeads } from '../../../src/platform/leads/import-leads.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { tokenOf } from '../platform-fixture.ts'
import { draw, on } from './engine-fixture.ts'
import { CONSENT, FIRST_NAME, octethTrigger, recordsFixture } from './records-fixture.ts'
import type { RecordsFixture } from './records-fixture.ts'

interface Case {
  trigger: (f: RecordsFixture) => ReturnType<typeof octethTrigger>
  /** What does not set it off, then what does. */
  not: (f: RecordsFixture, leadId: string) => Promise<unknown>
  does: (f: RecordsFixture, leadId: string) => Promise<unknown>
}

const conversion = (f: RecordsFixture, leadId: string, value: unknown) =>
  f.tell(leadId, 'conversion', { props: { 'conversion-value': value } })

/** As the tracking of mails is to tell it. */
const ofMail = (f: RecordsFixture, leadId: string, name: string, props: object) =>
  inTransaction(f.ctx.db, async (trx) => {
    const lead = await holdUpToDate(trx, f.ctx, { workspaceId: f.workspaceId, leadId })
    const messageId = `mail:${JSON.stringify([name, props])}`
    await happen(trx, f.ctx, lead!, {
      name,
      props: { ...props },
      occurredAt: f.ctx.now(),
      messageId,
    })
  })

const CASES: Record<string, Case> = {
  'ListSubscription of one list': {
    trigger: ({ news }) => octethTrigger('ListSubscription', { ListID: news }),
    not: (f, lead) => f.change(lead, { kind: 'subscribe', list: f.club }),
    does: (f, lead) => f.change(lead, { kind: 'subscribe', list: f.news }),
  },
  'ListSubscription of any list': {
    trigger: () => octethTrigger('ListSubscription', { ListID: 0 }),
    not: (f, lead) => f.change(lead, { kind: 'unsubscribe', list: f.club }),
    does: (f, lead) => f.change(lead, { kind: 'subscribe', list: f.club }),
  },
  ListUnsubscription: {
    trigger: ({ news }) => octethTrigger('ListUnsubscription', { ListID: news }),
    not: (f, lead) => f.change(lead, { kind: 'subscribe', list: f.news }),
    does: (f, lead) => f.change(lead, { kind: 'unsubscribe', list: f.news }),
  },
  Tag: {
    trigger: ({ vip }) => octethTrigger('Tag', { Value: vip }),
    not: (f, lead) => f.change(lead, { kind: 'tag', tag: f.cold }),
    does: (f, lead) => f.change(lead, { kind: 'tag', tag: f.vip }),
  },
  UnTag: {
    trigger: ({ vip }) => octethTrigger('UnTag', { Value: vip }),
    not: (f, lead) => f.change(lead, { kind: 'tag', tag: f.vip }),
    does: (f, lead) => f.change(lead, { kind: 'untag', tag: f.vip }),
  },
  CustomFieldValueChanged: {
    trigger: ({ city }) => octethTrigger('CustomFieldValueChanged', { Value: city }),
    not: (f, lead) => f.change(lead, { kind: 'set-field', field: f.firstName, value: 'Ada' }),
    does: (f, lead) => f.change(lead, { kind: 'set-field', field: f.city, value: 'Leeds' }),
  },
  'RevenueHit, where the total comes there': {
    trigger: () => octethTrigger('RevenueHit', { Value: 0.3 }),
    async not(f, lead) {
      await conversion(f, lead, 0.1)
      for (const odd of ['', 'x', -5, 0, null, true, 1e30]) await conversion(f, lead, odd)
    },
    does: (f, lead) => conversion(f, lead, '0.2'),
  },
  EmailOpen: {
    trigger: ({ hello }) => octethTrigger('EmailOpen', { EmailID: hello }),
    not: (f, lead) => ofMail(f, lead, 'email.opened', { email: f.hello + 1 }),
    does: (f, lead) => ofMail(f, lead, 'email.opened', { email: f.hello }),
  },
  'EmailLinkClick of one link': {
    trigger: ({ hello }) =>
      octethTrigger('EmailLinkClick', { EmailID: hello, Value: 'https://a.example/' }),
    not: (f, lead) =>
      ofMail(f, lead, 'email.clicked', { email: f.hello, url: 'https://b.example/' }),
    does: (f, lead) =>
      ofMail(f, lead, 'email.clicked', { email: f.hello, url: 'https://a.example/' }),
  },
  'EmailConversion of any e-mail': {
    trigger: () => octethTrigger('EmailConversion', { EmailID: 0 }),
    not: (f, lead) => ofMail(f, lead, 'email.opened', { email: f.hello }),
    does: (f, lead) => ofMail(f, lead, 'email.converted', { email: f.hello }),
  },
  WebsiteEvent_pageView: {
    trigger: () => octethTrigger('WebsiteEvent_pageView'),
    not: (f, lead) => f.tell(lead, 'viewed'),
    does: (f, lead) => f.tell(lead, 'page_view'),
  },
  WebsiteEvent_identify: {
    trigger: () => octethTrigger('WebsiteEvent_identify'),
    not: (f, lead) => f.tell(lead, 'page_view'),
    does: (f, lead) => f.tell(lead, 'identify'),
  },
  WebsiteEvent_conversion: {
    trigger: () => octethTrigger('WebsiteEvent_conversion'),
    not: (f, lead) => f.tell(lead, 'bought'),
    does: (f, lead) => f.tell(lead, 'conversion'),
  },
  WebsiteEvent_customEvent: {
    trigger: () => octethTrigger('WebsiteEvent_customEvent'),
    // What happens by itself is no event of a website.
    not: (f, lead) => f.change(lead, { kind: 'tag', tag: f.vip }),
    does: (f, lead) => f.tell(lead, 'bought'),
  },
}

onBothDatabases('a trigger', (db) => {
  for (const [name, { trigger, not, does }] of Object.entries(CASES)) {
    it(name, async () => {
      const f = await recordsFixture(db())
      const { id } = await f.journey(
        draw({ start: trigger(f), end: { type: 'EXIT' } }, [['start', 'end']]),
      )
      const leadId = await f.lead()
      await not(f, leadId)
      assert.deepEqual(await f.statusesOf(id), [])
      await does(f, leadId)
      assert.deepEqual(await f.statusesOf(id), ['completed'])
      assert.deepEqual(await f.reasons(id), [])
    })
  }

  it('JourneyCompleted', async () => {
    const f = await recordsFixture(db())
    const first = await f.journey(draw({ start: on('go') }, []))
    const other = await f.journey(draw({ start: on('stop') }, []))
    const second = await f.journey(
      draw({ start: octethTrigger('JourneyCompleted', { Value: first.number }) }, []),
    )
    const leadId = await f.lead()
    await f.tell(leadId, 'stop')
    assert.deepEqual(await f.statusesOf(other.id), ['completed'])
    assert.deepEqual(await f.statusesOf(second.id), [])
    await f.tell(leadId, 'go')
    assert.deepEqual(await f.statusesOf(second.id), ['completed'])
  })

  it('RevenueHit is hit once, and by half pennies to the letter', async () => {
    const f = await recordsFixture(db())
    const rules = { entryMode: 'every_time' } as const
    const { id } = await f.journey(
      draw({ start: octethTrigger('RevenueHit', { Value: 0.1 }) }, []),
      rules,
    )
    const leadId = await f.lead()
    for (const value of [0.1, 0.2, 0.2, 100]) await conversion(f, leadId, value)
    assert.deepEqual(await f.statusesOf(id), ['completed'])
    const totals = (await f.logOf(leadId))
      .filter(({ name }) => name === 'revenue.grown')
      .map(({ props }) => [props['from'], props['to']])
    assert.deepEqual(totals, [
      [0, 0.1],
      [0.1, 0.3],
      [0.3, 0.5],
      [0.5, 100.5],
    ])
  })

  it('contact_created and ListSubscription: a visitor who begins a public form', async () => {
    const f = await recordsFixture(db())
    const created = await f.journey(
      draw(
        {
          start: {
            type: 'TRIGGER',
            kind: 'start',
            config: { triggerConfig: { type: 'contact_created' } },
          },
        },
        [],
      ),
    )
    const joined = await f.journey(
      draw({ start: octethTrigger('ListSubscription', { ListID: f.group }) }, []),
    )
    const named = await f.journey(
      draw({ start: octethTrigger('CustomFieldValueChanged', { Value: f.firstName }) }, []),
    )
    const [form] = await listForms(db(), f.workspaceId)
    const begin = async () => {
      const wanted = {
        workspaceId: f.workspaceId,
        lead: { newIn: 'Ours' },
        form: form!.id,
        reuse: false,
        public: true,
      }
      const { publicUrl } = await startFormSession(f.ctx, wanted)
      return tokenOf(publicUrl)
    }
    const token = await begin()
    assert.deepEqual(await f.statusesOf(created.id), [])
    await saveAnswers(f.ctx, token, { rev: 0, page: 1, values: { [FIRST_NAME]: 'Ann' } })
    assert.deepEqual(await f.statusesOf(created.id), ['completed'])
    assert.deepEqual(await f.statusesOf(joined.id), ['completed'])
    assert.deepEqual(await f.statusesOf(named.id), [], 'nothing is sent yet')
    const values = { [FIRST_NAME]: 'Ann', [CONSENT]: true }
    await submitForm(f.ctx, token, { submitKey: 'k', values })
    await submitForm(f.ctx, token, { submitKey: 'k', values })
    assert.deepEqual(await f.statusesOf(named.id), ['completed'])
    const [lead] = await listLeads(db(), f.workspaceId)
    assert.deepEqual(
      await f.namesOf(lead!.id),
      ['lead.created', 'list.joined', 'field.changed', 'form.submitted'].flatMap((name) => [
        name,
        ...(name === 'form.submitted' ? [] : ['journey.completed']),
      ]),
    )
    // Without script, all of it comes at once.
    await submitForm(f.ctx, await begin(), { submitKey: 'k', values })
    assert.equal((await f.statusesOf(created.id)).length, 2)
  })

  it('contact_created is not set off by an import, nor by a workspace file', async () => {
    const f = await recordsFixture(db())
    const { id } = await f.journey(
      draw(
        {
          start: {
            type: 'TRIGGER',
            kind: 'start',
            config: { triggerConfig: { type: 'contact_created' } },
          },
        },
        [],
      ),
    )
    await importLeads(db(), f.workspaceId, [{ firstname: 'Ann', leadGroup: 'News' }])
    assert.deepEqual(await f.statusesOf(id), [])
    const [lead] = await listLeads(db(), f.workspaceId)
    assert.deepEqual(await f.namesOf(lead!.id), [])
  })
})
