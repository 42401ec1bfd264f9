import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { inTransaction } from '../../../src/platform/in-transaction.ts'
import { findOrMakeLead } from '../../../src/platform/leads/known-lead-store.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { PlatformError } from '../../../src/platform/platform-error.ts'
import { identifyVisitor } from '../../../src/platform/visitors/identify-visitor.ts'
import { sessionsOfVisitors } from '../../../src/platform/visitors/sessions-to-open.ts'
import { takeVisitorEvents } from '../../../src/platform/visitors/take-visitor-events.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture } from '../enrollments/engine-fixture.ts'
import { FIELDS, formFile } from '../sessions/form-file.ts'

const SITE = 'https://www.example.com'
const EXIT = { type: 'EXIT' } as const

onBothDatabases('visitors', (db) => {
  const setUp = async () => {
    const file = formFile()
    // Whom nobody knows is in no group, and gets no form that is for one.
    for (const form of file.forms!) delete form.leadGroup
    const fixture = await engineFixture(db(), file)
    const { ctx, workspaceId } = fixture
    const [form] = await listForms(db(), workspaceId)
    const showing = (
      triggerType: string,
      triggerConfig: object = {},
      config: object = { contentType: 'flow', display: 'drawer' },
    ) =>
      draw(
        {
          start: { type: 'TRIGGER', config: { triggerType, triggerConfig } },
          show: { type: 'CONTENT', contentId: form!.id, config: { ...config } },
          done: EXIT,
        },
        [
          ['start', 'show'],
          ['show', 'done', 'completed'],
        ],
      )
    const visitor = (lead?: string) => ({
      id: crypto.randomUUID(),
      site: SITE,
      ...(lead !== undefined && { lead }),
    })
    const event = (name: string, properties: Record<string, unknown> = {}) => ({
      event: name,
      properties,
      messageId: crypto.randomUUID(),
      timestamp: ctx.now().toISOString(),
    })
    const leads = () =>
      db().selectFrom('lead').selectAll().where('workspace_id', '=', workspaceId).execute()
    return {
      ...fixture,
      showing,
      visitor,
      event,
      leads,
      take: (who: ReturnType<typeof visitor>, ...events: ReturnType<typeof event>[]) =>
        takeVisitorEvents(ctx, workspaceId, who, events),
      identify: (who: ReturnType<typeof visitor>) => identifyVisitor(ctx, workspaceId, who),
    }
  }
  const anybody = { allowAnonymous: true }

  it('are told the triggers of active journeys that pages can watch for', async () => {
    const { journey, showing, identify, visitor, leads } = await setUp()
    const url = showing('URL_MATCH', { matchType: 'contains', pattern: '/shop', delay: 2 })
    const click = showing('ELEMENT_CLICK', { selector: '.offer', text: 'Buy', frequency: 'day' })
    const started = showing('MANUAL', { page: true })
    const { id: startedId } = await journey(started)
    for (const drawn of [url, click, showing('MANUAL'), showing('contact_created')]) {
      await journey(drawn)
    }
    const before = (await leads()).length
    const { triggers } = await identify(visitor())
    const idOf = ({ graph }: typeof url) => graph.nodes[0]!.id
    assert.deepEqual(triggers, [
      { id: idOf(started), type: 'MANUAL', journey: startedId },
      { id: idOf(url), type: 'URL_MATCH', matchType: 'contains', pattern: '/shop', delay: 2 },
      {
        id: idOf(click),
        type: 'ELEMENT_CLICK',
        selector: '.offer',
        text: 'Buy',
        frequency: 'day',
      },
    ])
    // Nobody is made a lead for a look at the page.
    assert.equal((await leads()).length, before)
  })

  it('enter by a page view, are shown the form, and go on when it is sent', async () => {
    const { ctx, journey, showing, visitor, event, take, runsOf } = await setUp()
    const config = { matchType: 'contains', pattern: '/shop' }
    const { id } = await journey(showing('URL_MATCH', config), anybody)
    const who = visitor()
    assert.deepEqual(await take(who, event('page_view', { url: `${SITE}/` })), [])
    const view = event('page_view', { url: `${SITE}/shop` })
    const [open, ...others] = await take(who, view)
    const [run] = await runsOf(id)
    assert.deepEqual(others, [])
    assert.deepEqual(open, {
      kind: 'journey',
      sessionId: run!.wait_session,
      publicUrl: open!.publicUrl,
      display: 'drawer',
      enrollmentId: run!.id,
    })
    // Told again, it is the same one; it is shown until it is done.
    assert.deepEqual(await take(who, view), [open])
    const token = open.publicUrl.split('/').at(-1)!
    await submitForm(ctx, token, { submitKey: 'k', values: { [FIELDS.first]: 'Ada' } })
    assert.deepEqual(await take(who, event('page_view', { url: `${SITE}/` })), [])
    assert.equal((await runsOf(id)).length, 1)
  })

  it('are told at once of what waits for them, each of his own', async () => {
    const { ctx, workspaceId, journey, showing, visitor, event, take, identify, leads } =
      await setUp()
    await journey(showing('CUSTOM_EVENT', { eventName: 'signup' }), anybody)
    const look = (...all: ReturnType<typeof visitor>[]) => sessionsOfVisitors(ctx, workspaceId, all)
    const [one, other, nobody] = [visitor(), visitor(), visitor()]
    assert.deepEqual(await look(one, other, nobody), [[], [], []])
    const [his] = await take(one, event('signup'))
    const [hers] = await take(other, event('signup'))
    assert.ok(his && hers)
    assert.deepEqual(await look(nobody, one, visitor('x'), other), [[], [his], [], [hers]])
    const before = (await leads()).length
    await look(visitor(), visitor('999'))
    // Nobody is made a lead for that.
    assert.equal((await leads()).length, before)

    // It is known whose browser it is: from now on only with the owner's word.
    const { number } = (await leads()).find(({ anonymous_id: id }) => id === null)!
    const known = { ...one, lead: number }
    await identify(known)
    assert.deepEqual(await look(one, known), [[], [his]])
    const token = his.publicUrl.split('/').at(-1)!
    await submitForm(ctx, token, { submitKey: 'k', values: { [FIELDS.first]: 'Ada' } })
    assert.deepEqual(await look(known, other), [[], [hers]])
  })

  it('enter by what only the page knows, of triggers that it was told of', async () => {
    const { journey, showing, visitor, event, take, runsOf } = await setUp()
    const timed = showing('CUSTOM_EVENT', { eventName: 'signup', delay: 5 })
    const scroll = showing('SCROLL_DEPTH', { percent: 50 })
    const byHand = showing('MANUAL')
    const ids: string[] = []
    for (const one of [timed, scroll, byHand]) ids.push((await journey(one, anybody)).id)
    const entered = async () => Promise.all(ids.map(async (id) => (await runsOf(id)).length))
    const who = visitor()
    await take(who, event('signup'))
    assert.deepEqual(await entered(), [0, 0, 0])
    for (const { graph } of [timed, scroll, byHand]) {
      await take(who, event('page_trigger', { trigger: graph.nodes[0]!.id }))
    }
    assert.deepEqual(await entered(), [1, 1, 0])
    await take(who, event('page_trigger', { trigger: { x: 1 } }))
  })

  it('of another site are not told, not let in and not shown', async () => {
    const { workspaceId, journey, showing, visitor, event, take, identify } = await setUp()
    await db()
      .insertInto('site')
      .values({ id: crypto.randomUUID(), workspace_id: workspaceId, origin: SITE })
      .execute()
    const site = await db()
      .selectFrom('site')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('origin', '=', SITE)
      .executeTakeFirstOrThrow()
    const drawn = showing('ELEMENT_CLICK', { selector: '.offer' })
    const { id } = await journey(drawn, anybody)
    await db().updateTable('journey').set({ site_id: site.id }).where('id', '=', id).execute()
    const fired = () => event('page_trigger', { trigger: drawn.graph.nodes[0]!.id })
    const elsewhere = { ...visitor(), site: 'https://other.example.com' }
    assert.deepEqual((await identify(elsewhere)).triggers, [])
    assert.deepEqual(await take(elsewhere, fired()), [])
    const here = { ...elsewhere, site: SITE }
    assert.equal((await identify(here)).triggers.length, 1)
    assert.equal((await take(here, fired())).length, 1)
    assert.deepEqual(await take(elsewhere, event('page_view')), [])
  })

  it('are one with the lead that they turn out to be', async () => {
    const { journey, showing, visitor, event, take, identify, leads, runsOf } = await setUp()
    const one = await journey(showing('CUSTOM_EVENT', { eventName: 'a' }), anybody)
    const both = await journey(showing('CUSTOM_EVENT', { eventName: 'b' }), anybody)
    const [known] = await leads()
    const who = visitor()
    const before = (await leads()).length
    const shown = await take(who, event('a'), event('b'))
    assert.equal(shown.length, 2)
    assert.equal((await leads()).length, before + 1)
    const same = { ...who, lead: known!.number }
    await take(visitor(known!.number), event('b'))
    await identify(same)
    await identify(same)
    assert.equal((await leads()).length, before)
    for (const { id } of [one, both]) {
      assert.deepEqual(
        (await runsOf(id)).map(({ lead_id: lead }) => lead),
        [known!.id],
      )
    }
    const events = await db()
      .selectFrom('event')
      .select('name')
      .where('lead_id', '=', known!.id)
      .orderBy('received_seq')
      .execute()
    assert.deepEqual(
      events.map(({ name }) => name),
      ['a', 'b', 'b', 'identify'],
    )
    assert.equal((await take(same, event('c'))).length, 2)
  })

  it('at two browsers at once make one lead each, and are merged once', async () => {
    const { visitor, event, take, identify, leads } = await setUp()
    const who = visitor()
    const [known] = await leads()
    const before = (await leads()).length
    await Promise.all([take(who, event('a')), take(who, event('b')), take(who, event('c'))])
    assert.equal((await leads()).length, before + 1)
    const same = { ...who, lead: known!.number }
    await Promise.all([identify(same), identify(same), take(same, event('d'))])
    assert.equal((await leads()).length, before)
  })

  it('lose nothing that they do while it becomes known who they are', async () => {
    const { visitor, event, take, identify, leads } = await setUp()
    const [known] = await leads()
    const before = (await leads()).length
    const who = visitor()
    const names = Array.from({ length: 20 }, (_, n) => `e${n}`)
    await Promise.all([
      ...names.map((name) => take(who, event(name))),
      identify({ ...who, lead: known!.number }),
    ])
    const heard = await db()
      .selectFrom('event')
      .select('name')
      .where('lead_id', '=', known!.id)
      .where('name', 'like', 'e%')
      .execute()
    assert.deepEqual(heard.map(({ name }) => name).toSorted(), names.toSorted())
    assert.equal((await leads()).length, before)
  })

  it('are heard without the word of the owner, and shown nothing, once they are known', async () => {
    const { journey, showing, visitor, event, take, identify, leads, runsOf } = await setUp()
    const { id } = await journey(showing('CUSTOM_EVENT', { eventName: 'a' }))
    const [known] = await leads()
    const who = visitor()
    const same = { ...who, lead: known!.number }
    await identify(same)
    assert.deepEqual(await take(who, event('a')), [])
    assert.deepEqual(
      (await runsOf(id)).map(({ lead_id: lead }) => lead),
      [known!.id],
    )
    assert.equal((await take(same, event('b'))).length, 1)
  })

  it('who have become known are the same ones to event.track, and keep what they said', async () => {
    const { ctx, workspaceId, visitor, event, take, identify, leads } = await setUp()
    const [known] = await leads()
    const before = (await leads()).length
    const who = visitor()
    await take(who, event('a'))
    await db()
      .updateTable('lead')
      .set({ values: JSON.stringify({ phone1: 'of the visitor', colour: 'red' }) })
      .where('anonymous_id', '=', who.id)
      .execute()
    await identify({ ...who, lead: known!.number })
    const told = (externalId?: string) =>
      inTransaction(ctx.db, (trx) =>
        findOrMakeLead(trx, workspaceId, {
          externalId,
          email: undefined,
          anonymousId: who.id,
          leadGroupId: null,
        }),
      )
    assert.equal((await told()).id, known!.id)
    const now = (await leads()).find(({ id }) => id === known!.id)
    assert.deepEqual(now!.values, { ...known!.values, colour: 'red' })
    assert.equal(now!.anonymous_id, null)
    assert.equal((await leads()).length, before)
    await db().updateTable('lead').set({ external_id: 'u1' }).where('id', '=', known!.id).execute()
    assert.notEqual((await told('u2')).id, known!.id)
  })

  it('are not taken for a lead that the owner has an id for', async () => {
    const { ctx, workspaceId, visitor, identify, leads } = await setUp()
    const [known] = await leads()
    const who = visitor()
    const owners = await inTransaction(ctx.db, (trx) =>
      findOrMakeLead(trx, workspaceId, {
        externalId: 'u1',
        email: undefined,
        anonymousId: who.id,
        leadGroupId: null,
      }),
    )
    await identify({ ...who, lead: known!.number })
    assert.ok((await leads()).some(({ id }) => id === owners.id))
  })

  it('are refused for an unknown lead, and a name that is not theirs', async () => {
    const { visitor, event, take, identify } = await setUp()
    await assert.rejects(identify(visitor('999999')), PlatformError)
    await assert.rejects(take(visitor('999999'), event('a')), PlatformError)
    await assert.rejects(take(visitor(), event('journey.completed')), PlatformError)
  })
})
