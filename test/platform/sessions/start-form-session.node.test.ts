import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import {
  formSessionById,
  readFormSession,
} from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import { setUpWorkspace, tokenOf } from '../platform-fixture.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { FormSessionFixture } from './form-session-fixture.ts'
import { FIELDS, formFile } from './form-file.ts'

onBothDatabases('starting form sessions', (db) => {
  const fixture = new FormSessionFixture(db)

  describe('startFormSession', () => {
    it('makes an open session with a link that finds it', async () => {
      const { session, publicUrl, resumed } = await fixture.start()
      assert.match(
        publicUrl,
        /^https:\/\/pages\.example\.test\/journeys\/run\/1\/[A-Za-z0-9_-]{43}$/,
      )
      assert.equal(resumed, false)
      assert.equal(session.state, 'open')
      assert.equal(session.leadNumber, '1')
      assert.equal(session.page, 1)
      assert.equal(session.rev, 0)
      assert.equal(session.closesAt, null)
      assert.deepEqual(session.createdAt, fixture.ctx.now())
      assert.deepEqual(await readFormSession(fixture.ctx, tokenOf(publicUrl)), session)
      assert.deepEqual(await formSessionById(fixture.ctx, fixture.workspaceId, session.id), session)
    })

    it('keeps the token out of the session and the database', async () => {
      const { session, publicUrl } = await fixture.start()
      const rows = await db()
        .selectFrom('form_session')
        .selectAll()
        .where('id', '=', session.id)
        .execute()
      assert.equal(rows.length, 1)
      assert.ok(!JSON.stringify([rows, session]).includes(tokenOf(publicUrl)))
    })

    it('refuses what does not exist or does not fit, each with its code', async () => {
      await assert.rejects(fixture.start({ lead: '99' }), { code: 'unknown-lead' })
      await assert.rejects(fixture.start({ lead: 'x' }), { code: 'unknown-lead' })
      await assert.rejects(fixture.start({ form: crypto.randomUUID() }), { code: 'unknown-form' })
      await assert.rejects(fixture.start({ form: 'no-uuid' }), { code: 'unknown-form' })
      await assert.rejects(fixture.start({ lead: '3' }), { code: 'lead-group-mismatch' })
      const other = await setUpWorkspace(db(), formFile())
      await assert.rejects(fixture.start({ workspaceId: other }), { code: 'unknown-form' })
    })

    it('takes a lead without a group only for a form of all groups', async () => {
      const file = formFile()
      const [one] = file.forms ?? []
      assert.ok(one)
      const { leadGroup: _, ...forAll } = one
      const open = await setUpWorkspace(db(), {
        ...file,
        leads: [{ number: '1' }],
        forms: [forAll],
      })
      const [openForm] = await listForms(db(), open)
      await fixture.start({ workspaceId: open, form: openForm?.id ?? '' })
      const closed = await setUpWorkspace(db(), { ...file, leads: [{ number: '1' }] })
      const [closedForm] = await listForms(db(), closed)
      await assert.rejects(fixture.start({ workspaceId: closed, form: closedForm?.id ?? '' }), {
        code: 'lead-group-mismatch',
      })
    })

    it('shows what the lead has, and prefill by data field or id over it', async () => {
      const { session } = await fixture.start({
        values: { firstname: 'Ann', [FIELDS.phone]: '999', ref: 'forged', unheard: 'of' },
      })
      assert.deepEqual(session.values, {
        [FIELDS.first]: 'Ann',
        [FIELDS.phone]: '999',
        [FIELDS.reference]: 'R-1',
      })
    })

    it('refuses prefill that is too long', async () => {
      await assert.rejects(fixture.start({ values: { firstname: 'x'.repeat(10_001) } }), {
        code: 'invalid',
      })
    })

    it('gives the open session again, with the same link, when asked to', async () => {
      const first = await fixture.start({ reuse: true, values: { firstname: 'Ann' } })
      const again = await fixture.start({ reuse: true, values: { firstname: 'Bea' } })
      assert.equal(again.resumed, true)
      assert.equal(again.publicUrl, first.publicUrl)
      assert.equal(again.session.values[FIELDS.first], 'Ann')
      assert.notEqual((await fixture.start({ reuse: false })).session.id, first.session.id)
      assert.notEqual(
        (await fixture.start({ reuse: true, lead: '2' })).session.id,
        first.session.id,
      )
    })

    it('gives neither a complete, nor an expired, nor a session that is not public again', async () => {
      await fixture.useFile(formFile({ closesAfterMinutes: 10 }))
      const hidden = await fixture.start({ public: false, reuse: true })
      const first = await fixture.start({ reuse: true })
      assert.notEqual(first.session.id, hidden.session.id)
      await submitForm(fixture.ctx, tokenOf(first.publicUrl), { submitKey: 'k', values: {} })
      const second = await fixture.start({ reuse: true })
      assert.equal(second.resumed, false)
      fixture.ctx.clock.passMinutes(10)
      assert.equal((await fixture.start({ reuse: true })).resumed, false)
    })

    it('makes one session for many who ask at once', async () => {
      const all = await Promise.all(
        Array.from({ length: 20 }, () => fixture.start({ reuse: true })),
      )
      assert.equal(new Set(all.map(({ publicUrl }) => publicUrl)).size, 1)
      assert.equal(all.filter(({ resumed }) => !resumed).length, 1)
    })
  })

  describe('a session in time', () => {
    it('expires when its time is up, and not before', async () => {
      await fixture.useFile(formFile({ closesAfterMinutes: 10 }))
      const { session, publicUrl } = await fixture.start()
      const token = tokenOf(publicUrl)
      assert.equal(session.closesAt?.getTime(), fixture.ctx.clock.at + 600_000)
      fixture.ctx.clock.at += 599_999
      assert.equal((await readFormSession(fixture.ctx, token))?.state, 'open')
      fixture.ctx.clock.at += 1
      assert.equal((await readFormSession(fixture.ctx, token))?.state, 'expired')
      await assert.rejects(saveAnswers(fixture.ctx, token, { rev: 0, page: 1, values: {} }), {
        code: 'expired',
      })
      await assert.rejects(submitForm(fixture.ctx, token, { submitKey: 'k', values: {} }), {
        code: 'expired',
      })
    })

    it('stays complete after its time', async () => {
      await fixture.useFile(formFile({ closesAfterMinutes: 10 }))
      const token = await fixture.startToken()
      await submitForm(fixture.ctx, token, { submitKey: 'k', values: {} })
      fixture.ctx.clock.passMinutes(11)
      assert.equal((await readFormSession(fixture.ctx, token))?.state, 'complete')
    })

    it('keeps the version it began with', async () => {
      const token = await fixture.startToken()
      const file = formFile()
      const [one] = file.forms ?? []
      assert.ok(one)
      await applyWorkspaceFile(
        db(),
        fixture.workspaceId,
        parseWorkspaceFile({ ...file, forms: [{ ...one, title: 'Newer' }] }),
      )
      assert.equal((await readFormSession(fixture.ctx, token))?.form.definition.title, 'A form')
      assert.equal((await fixture.start()).session.form.definition.title, 'Newer')
    })

    it('follows the lead in its read-only fields until it is submitted', async () => {
      const token = await fixture.startToken()
      const set = (ref: string) =>
        applyWorkspaceFile(
          db(),
          fixture.workspaceId,
          parseWorkspaceFile({ leads: [{ number: '1', values: { ref } }] }),
        )
      await set('R-2')
      assert.equal((await readFormSession(fixture.ctx, token))?.values[FIELDS.reference], 'R-2')
      await submitForm(fixture.ctx, token, {
        submitKey: 'k',
        values: { [FIELDS.reference]: 'forged' },
      })
      await set('R-3')
      assert.equal((await readFormSession(fixture.ctx, token))?.values[FIELDS.reference], 'R-2')
      assert.equal((await fixture.leadValues())?.['ref'], 'R-3')
    })
  })

  describe('readFormSession', () => {
    it('finds nothing by another token, or in another workspace', async () => {
      const { session } = await fixture.start()
      assert.equal(await readFormSession(fixture.ctx, 'x'.repeat(43)), null)
      assert.equal(await readFormSession(fixture.ctx, session.id), null)
      assert.equal(await formSessionById(fixture.ctx, crypto.randomUUID(), session.id), null)
      assert.equal(await formSessionById(fixture.ctx, fixture.workspaceId, 'no-uuid'), null)
    })
  })
})
