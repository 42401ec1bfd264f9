import assert from 'node:assert/strict'
import { it } from 'node:test'
import { listFailures } from '../../../../src/platform/effects/failure-store.ts'
import { retryFailure } from '../../../../src/platform/effects/retry-failure.ts'
import { changeLead } from '../../../../src/platform/enrollments/change-lead.ts'
import type { LeadChange } from '../../../../src/platform/leads/lead-change.ts'
import { findLeadByNumber } from '../../../../src/platform/leads/lead-store.ts'
import { submitForm } from '../../../../src/platform/sessions/submit-form.ts'
import type { WantedSubmit } from '../../../../src/platform/sessions/submit-form.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { SENDER } from '../../effects/effect-fixture.ts'
import { mailWorker } from '../../effects/mail-worker.ts'
import { FormSessionFixture } from '../form-session-fixture.ts'
import { copyFile, copyForm, FIELDS } from './copy-form.ts'

const ANN = 'ann@example.test'
const ENDED = 'a copy of answers has ended'
const answers = { [FIELDS.name]: 'Ann <b>', [FIELDS.email]: ANN, [FIELDS.copy]: true }

onBothDatabases('copies of answers by mail', (db) => {
  const fixture = new FormSessionFixture(db)

  async function setUp(form: object = {}, lead: string | { newIn: string } = '1'): Promise<string> {
    await fixture.useFile({ ...copyFile, forms: [{ ...copyForm, ...form }] })
    return fixture.startToken({ lead })
  }
  const submit = (token: string, more: Partial<WantedSubmit> = {}) =>
    submitForm(fixture.ctx, token, { submitKey: token, values: answers, ...more })
  const rows = () =>
    db()
      .selectFrom('answers_mail')
      .select(['id', 'session_id', 'state', 'failure', 'attempts'])
      .where('workspace_id', '=', fixture.workspaceId)
      .orderBy('id')
      .execute()
  const states = async () =>
    (await rows()).map(({ state, failure }) => [state, failure].join(' ').trim())

  it('go to the address that was typed, once, however often it is submitted', async () => {
    await using worker = await mailWorker(fixture.ctx)
    const token = await setUp()
    const language = { words: 'de', locale: 'de-AT' }
    const all = Array.from({ length: 10 }, () => submit(token, { language }))
    const [{ session }] = (await Promise.all(all)) as [Awaited<(typeof all)[0]>]
    await submit(token, { language })
    await assert.rejects(submit(token, { submitKey: 'another' }), { code: 'closed' })
    await worker.ended(1, ENDED)
    const [row, ...others] = await rows()
    assert.deepEqual([row?.session_id, row?.state, others], [session.id, 'sent', []])

    const [mail, ...more] = worker.smtp.mails
    assert.deepEqual([mail?.to, mail?.from, more.length], [[ANN], SENDER.address, 0])
    const { messageId, subject, text, html, headers, attachments } = mail!.parsed
    assert.equal(messageId, `<${row!.id}.answers@sender.example>`)
    assert.equal(subject, 'Eine Kopie Ihrer Antworten: Einen Hut bestellen')
    assert.match(text!, /Ihr Name\n {2}Ann <b>\n/)
    assert.match(text!, /Zeichen\n {2}R-1\n/)
    assert.match(String(html), /Ann &lt;b&gt;/)
    assert.equal(headers.get('auto-submitted'), 'auto-generated')
    assert.equal(attachments.length, 0)
    for (const part of [mail!.raw, text!, String(html)]) {
      assert.ok(!part.includes(token))
      assert.doesNotMatch(part, /canary|pages\.example|known@|List-Unsubscribe/i)
    }
    assert.doesNotMatch(worker.lines.join('\n'), /ann|@example/i)
  })

  it('go to nobody who did not ask, or gave no address, nor where there is no mail server', async () => {
    await using worker = await mailWorker(fixture.ctx)
    await submit(await setUp(), { values: { ...answers, [FIELDS.copy]: false } })
    assert.deepEqual(await rows(), [])
    await submit(await setUp(), { values: { [FIELDS.email]: ANN } })
    assert.deepEqual(await rows(), [])
    await submit(await setUp(), { values: { ...answers, [FIELDS.email]: ' ' } })
    assert.deepEqual(await rows(), [])
    await submit(await setUp({ copy: undefined }))
    assert.deepEqual(await rows(), [])
    fixture.ctx.sendsMail = false
    await submit(await setUp())
    assert.deepEqual(await rows(), [])
    fixture.ctx.sendsMail = true
    const token = await setUp()
    await assert.rejects(submit(token, { values: { [FIELDS.name]: 'x'.repeat(10_001) } }))
    assert.deepEqual(await rows(), [])
    await submit(token, { values: { ...answers, [FIELDS.email]: `${ANN}, eve@example.test` } })
    await worker.ended(1, ENDED)
    assert.deepEqual(await states(), ['dropped no-address'])
    assert.equal(worker.smtp.read, 0)
  })

  it('are not for who is not asked for the address any more', async () => {
    await using worker = await mailWorker(fixture.ctx)
    const [about, hat] = copyForm.pages
    const showWhen = { field: 'name', operator: 'equals' as const, value: 'Ann' }
    const fields = about.fields.map((field) =>
      field.id === FIELDS.email ? { ...field, showWhen } : field,
    )
    const form = { copy: { to: 'email' }, pages: [{ ...about, fields }, hat] }
    await submit(await setUp(form))
    assert.deepEqual(await rows(), [])
    await submit(await setUp(form), { values: { [FIELDS.name]: 'Ann', [FIELDS.email]: ANN } })
    await worker.ended(1, ENDED)
    assert.deepEqual(await states(), ['sent'])
  })

  it('are for who came without a lead, in the language of the form where no page was read', async () => {
    await using worker = await mailWorker(fixture.ctx)
    await submit(await setUp({}, { newIn: 'Ours' }))
    await worker.ended(1, ENDED)
    assert.equal(worker.smtp.mails[0]?.parsed.subject, 'A copy of your answers: Order a hat')
  })

  it('go to who has unsubscribed, and not to an address that complained', async () => {
    await using worker = await mailWorker(fixture.ctx)
    const token = await setUp()
    const second = await fixture.startToken()
    await change({ kind: 'suppress', reason: 'unsubscribed' })
    await submit(token)
    await worker.ended(1, ENDED)
    await change({ kind: 'unsuppress', consent: true })
    await change({ kind: 'suppress', reason: 'complained' })
    await submit(second)
    await worker.ended(2, ENDED)
    // Whoever has filled it in: it is the address that complained, or that is none.
    await submit(await fixture.startToken({ lead: '2' }))
    await worker.ended(3, ENDED)
    assert.deepEqual(await states(), ['sent', 'dropped suppressed', 'dropped suppressed'])
    assert.equal(worker.smtp.read, 1)
  })

  it('a mailbox that is none gets no second one', async () => {
    await using worker = await mailWorker(fixture.ctx)
    const one = await setUp()
    const two = await fixture.startToken()
    worker.smtp.behaveTo = () => ({ code: 550, text: '5.1.1 no such user' })
    await submit(one)
    await worker.ended(1, ENDED)
    await submit(two)
    await worker.ended(2, ENDED)
    assert.deepEqual(await states(), ['dropped no-mailbox', 'dropped suppressed'])
  })

  it('are not sent to who is deleted meanwhile', async () => {
    const token = await setUp()
    fixture.ctx.sendsMail = true
    await submit(token)
    await change({ kind: 'delete' })
    await using worker = await mailWorker(fixture.ctx)
    await worker.ended(1, ENDED)
    assert.deepEqual(await states(), ['dropped suppressed'])
    assert.equal(worker.smtp.read, 0)
  })

  it('are tried again under the same id, and sent once', async () => {
    await using worker = await mailWorker(fixture.ctx)
    const ids: (string | undefined)[] = []
    worker.smtp.behave = ({ parsed }) =>
      ids.push(parsed.messageId) < 3 ? { code: 451, text: 'later' } : null
    await submit(await setUp())
    await worker.ended(1, ENDED)
    assert.deepEqual([ids.length, new Set(ids).size, worker.smtp.mails.length], [3, 1, 1])
    assert.deepEqual(
      (await rows()).map(({ state, attempts }) => [state, attempts]),
      [['sent', 3]],
    )
  })

  it('are given up when the server says no for good, and go out when an operator says so', async () => {
    await using worker = await mailWorker(fixture.ctx)
    worker.smtp.behave = () => ({ code: 554, text: `no ${ANN} here` })
    await submit(await setUp())
    await worker.ended(1, 'a copy of answers was given up')
    assert.deepEqual(await states(), ['failed smtp-554'])
    assert.doesNotMatch(worker.lines.join('\n'), /ann@/)

    const { ctx, workspaceId } = fixture
    const [failed] = await listFailures(db(), workspaceId)
    const { id, failedAt, ...told } = failed!
    assert.deepEqual(failedAt, ctx.now())
    assert.deepEqual(told, {
      what: 'answers-mail',
      reason: 'smtp-554',
      attempts: 1,
      lead: '1',
      journey: null,
      appointmentType: null,
      form: 'ORDER',
    })
    worker.smtp.behave = () => null
    assert.equal(await retryFailure(ctx, crypto.randomUUID(), id), false)
    assert.equal(await retryFailure(ctx, workspaceId, id), true)
    assert.equal(await retryFailure(ctx, workspaceId, id), false)
    await worker.ended(1, ENDED)
    assert.deepEqual(await states(), ['sent'])
    assert.deepEqual(await listFailures(db(), workspaceId), [])
    assert.equal(worker.smtp.mails.length, 1)
  })

  async function change(wanted: LeadChange): Promise<void> {
    const { ctx, workspaceId } = fixture
    const lead = await findLeadByNumber(db(), workspaceId, '1')
    await changeLead(ctx, { workspaceId, leadId: lead!.id }, wanted)
  }
})
