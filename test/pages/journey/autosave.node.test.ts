import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { OpenDatabase } from '../../../src/database/open-database.ts'
import { openMigratedPglite } from '../../harness/fresh-pglite.ts'
import { Autosave } from '../../../src/pages/journey/autosave.ts'
import type { SaveStatus } from '../../../src/pages/journey/autosave.ts'
import type { Unsaved } from '../../../src/pages/journey/unsaved-answers.ts'
import type { SaveOutcome } from '../../../src/pages/journey/journey-client.ts'
import { readFormSession } from '../../../src/platform/sessions/read-form-session.ts'
import { saveAnswers } from '../../../src/platform/sessions/save-answers.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import type { Answers } from '../../../src/wire/form.ts'
import type { SaveAnswers } from '../../../src/wire/page.ts'
import { setUpWorkspace, testContext, tokenOf } from '../../platform/platform-fixture.ts'
import type { TestContext } from '../../platform/platform-fixture.ts'

const FORM = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const NOTES = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'

/** One visitor's page on a session, saving to the real platform. */
class OpenPage {
  readonly saves: SaveAnswers[] = []
  readonly statuses: SaveStatus[] = []
  readonly adopted: Answers[] = []
  kept: Unsaved | null = null
  readonly writer: string = crypto.randomUUID()
  /** Saves that an answer came back to. */
  answered = 0
  /** So many answers of the platform get lost. */
  lose = 0
  over: string | null = null
  onSave = (): unknown => undefined
  /** Instead of the platform, as long as there are any. */
  readonly instead: SaveOutcome[] = []
  readonly autosave: Autosave
  readonly #ctx: TestContext
  readonly #token: string
  /** Holds each save back until it is called. */
  gate: Promise<void> = Promise.resolve()

  constructor(ctx: TestContext, token: string, rev = 0) {
    this.#ctx = ctx
    this.#token = token
    this.autosave = new Autosave({
      rev,
      page: 1,
      writer: this.writer,
      save: (save) => this.#save(save),
      keep: (unsaved) => (this.kept = unsaved),
      adopt: (values) => void this.adopted.push(values),
      onStatus: (status) => void this.statuses.push(status),
      onOver: (state) => (this.over = state),
    })
  }

  async #save(save: SaveAnswers): Promise<SaveOutcome> {
    this.saves.push(save)
    this.onSave()
    await this.gate
    const other = this.instead.shift()
    if (other) return other
    const { ok, ...answers } = await saveAnswers(this.#ctx, this.#token, save)
    this.answered += 1
    if (this.lose-- > 0) return { kind: 'unreachable' }
    return ok ? { kind: 'saved', saved: answers } : { kind: 'conflict', stored: answers }
  }

  /** The same page, loaded anew. */
  again(rev: number): OpenPage {
    return new OpenPage(this.#ctx, this.#token, rev)
  }

  async stored(): Promise<{ values: Answers; page: number; rev: number }> {
    const session = await readFormSession(this.#ctx, this.#token)
    assert.ok(session)
    return session
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries++) await wait(50)
  assert.ok(condition(), 'it came about in five seconds')
}

describe('Autosave', { concurrency: true }, () => {
  let opened: OpenDatabase | undefined
  let ctx: TestContext | undefined
  let workspaceId = ''
  before(async () => {
    opened = await openMigratedPglite()
    ctx = await testContext(opened.db)
    workspaceId = await setUpWorkspace(opened.db, {
      leads: [{ number: '1' }],
      forms: [
        {
          id: FORM,
          name: 'FORM',
          title: 'Form',
          pages: [
            { title: 'One', fields: [{ id: NAME, type: 'input', label: 'Name' }] },
            { title: 'Two', fields: [{ id: NOTES, type: 'textarea', label: 'Notes' }] },
          ],
        },
      ],
    })
  })
  after(() => opened?.close())

  async function open(pages = 1): Promise<OpenPage[]> {
    assert.ok(ctx)
    const wanted = { workspaceId, lead: '1', form: FORM, public: true, reuse: false }
    const token = tokenOf((await startFormSession(ctx, wanted)).publicUrl)
    return Array.from({ length: pages }, () => new OpenPage(ctx as TestContext, token))
  }

  it('saves once for several changes, and only what changed', async () => {
    const [page] = await open()
    assert.ok(page)
    for (const text of ['A', 'Ad', 'Ada']) page.autosave.change(NAME, text)
    await until(() => page.statuses.length > 0)
    const batch = { writer: page.writer, number: 1 }
    assert.deepEqual(page.saves, [{ rev: 0, page: 1, values: { [NAME]: 'Ada' }, batch }])
    assert.deepEqual(page.statuses, ['saved'])
    assert.deepEqual((await page.stored()).values, { [NAME]: 'Ada' })
  })

  it('saves a page that is turned to at once', async () => {
    const [page] = await open()
    const [typed] = await open()
    assert.ok(page && typed)
    const order: string[] = []
    page.onSave = () => order.push('turned')
    typed.onSave = () => order.push('typed')
    typed.autosave.change(NAME, 'Ada')
    page.autosave.turn(2)
    await until(() => page.statuses.length > 0 && typed.statuses.length > 0)
    assert.deepEqual(order, ['turned', 'typed'], 'without the wait after typing')
    assert.equal((await page.stored()).page, 2)
  })

  it('saves what is typed while a save is on its way', async () => {
    const [page] = await open()
    assert.ok(page)
    let release = () => {}
    page.gate = new Promise((done) => (release = done))
    page.autosave.change(NAME, 'Ada')
    await until(() => page.saves.length === 1)
    page.autosave.change(NAME, 'Grace')
    await wait(800)
    assert.equal(page.saves.length, 1, 'one at a time')
    release()
    await until(() => page.statuses.length === 2)
    assert.deepEqual((await page.stored()).values, { [NAME]: 'Grace' })
  })

  it('merges with another tab: its answers come in, what was typed here stays', async () => {
    const [one, two] = await open(2)
    assert.ok(one && two)
    one.autosave.change(NAME, 'Ada')
    one.autosave.change(NOTES, 'from the first tab')
    await until(() => one.statuses.length === 1)

    two.autosave.change(NOTES, 'from the second tab')
    await until(() => two.statuses.length === 1)
    assert.deepEqual(two.adopted, [{ [NAME]: 'Ada' }])
    assert.deepEqual((await two.stored()).values, { [NAME]: 'Ada', [NOTES]: 'from the second tab' })
  })

  it('goes on trying while nobody answers, says so, and loses nothing', async () => {
    const [page] = await open()
    assert.ok(page)
    page.instead.push({ kind: 'unreachable' }, { kind: 'unreachable' })
    page.autosave.change(NAME, 'Ada')
    await until(() => page.statuses.length === 1)
    page.autosave.change(NOTES, 'offline')
    await until(() => page.statuses.includes('saved'))
    assert.equal(page.statuses[0], 'waiting')
    assert.deepEqual((await page.stored()).values, { [NAME]: 'Ada', [NOTES]: 'offline' })
  })

  it('turns no page before the answers that were given on it have arrived', async () => {
    const [page] = await open()
    assert.ok(page)
    page.instead.push({ kind: 'unreachable' })
    page.autosave.change(NAME, 'Ada')
    await until(() => page.statuses.includes('waiting'))
    page.autosave.change(NOTES, 'Typed while nobody answered')
    page.autosave.turn(2)
    await until(() => page.saves.length >= 2)
    // It is an old batch: a device that dies now leaves nobody on a page behind what is missing.
    assert.deepEqual([page.saves[1]?.values, page.saves[1]?.page], [{ [NAME]: 'Ada' }, 1])
    await until(() => page.answered === 2)
    const { values, page: shown } = await page.stored()
    assert.deepEqual(values, { [NAME]: 'Ada', [NOTES]: 'Typed while nobody answered' })
    assert.equal(shown, 2)
  })

  it('tries at once when the connection is back', async () => {
    const [page] = await open()
    assert.ok(page)
    page.instead.push(...Array.from({ length: 3 }, () => ({ kind: 'unreachable' as const })))
    page.autosave.change(NAME, 'Ada')
    await until(() => page.saves.length === 3)
    const earlier = page.saves.length
    page.autosave.retry()
    await wait(200)
    assert.equal(page.saves.length, earlier + 1, 'without the wait of four seconds')
    page.autosave.end()
  })

  it('sends what is not saved yet when the page goes away', async () => {
    const [page] = await open()
    assert.ok(page)
    page.autosave.leave()
    assert.equal(page.saves.length, 0, 'nothing to save')
    page.autosave.change(NAME, 'Ada')
    page.autosave.leave()
    const batch = { writer: page.writer, number: 1 }
    const last = { rev: 0, page: 1, values: { [NAME]: 'Ada' }, batch, merge: true }
    assert.deepEqual(page.saves, [last])
  })

  it('sends what is on its way once more when the page goes away, whichever comes first', async () => {
    for (const first of [0, 1]) {
      const [page] = await open()
      assert.ok(page)
      const release: (() => void)[] = []
      const gates = [0, 1].map(() => new Promise<void>((done) => release.push(done)))
      page.onSave = () => void (page.gate = gates[page.saves.length - 1] ?? page.gate)
      page.autosave.change(NAME, 'Ada')
      await until(() => page.saves.length === 1)
      page.autosave.change(NOTES, 'last words')
      page.autosave.leave()
      const values = { [NAME]: 'Ada', [NOTES]: 'last words' }
      assert.deepEqual(page.saves[1]?.values, values)
      release[first]?.()
      for (let tries = 0; tries < 40 && (await page.stored()).rev < 1; tries++) await wait(50)
      release[1 - first]?.()
      await until(() => page.answered === 2)
      assert.deepEqual((await page.stored()).values, values)
    }
  })

  it('is heard when the page goes away, whatever another tab has saved', async () => {
    const [one, two] = await open(2)
    assert.ok(one && two)
    one.autosave.change(NAME, 'Ada')
    await until(() => one.statuses.length === 1)
    two.autosave.change(NOTES, 'last words')
    two.autosave.leave()
    await until(() => two.answered === 1)
    assert.deepEqual((await two.stored()).values, { [NAME]: 'Ada', [NOTES]: 'last words' })
  })

  it('puts nothing over a later answer of another tab when it sends again what had arrived', async () => {
    const [one, two] = await open(2)
    assert.ok(one && two)
    one.lose = 1
    one.autosave.change(NAME, 'Ada')
    await until(() => one.statuses.length === 1)
    two.autosave.change(NAME, 'Grace')
    await until(() => two.statuses.length === 1)
    await until(() => one.statuses.includes('saved'))
    assert.deepEqual((await one.stored()).values, { [NAME]: 'Grace' })
    assert.deepEqual(one.adopted, [{ [NAME]: 'Grace' }])
  })

  it('does the same in its next life, out of what it has kept', async () => {
    const [one, two] = await open(2)
    assert.ok(one && two)
    one.lose = 1
    one.autosave.change(NAME, 'Ada')
    await until(() => one.statuses.length === 1)
    await one.autosave.pause()
    assert.ok(one.kept)
    two.autosave.change(NAME, 'Grace')
    await until(() => two.statuses.length === 1)
    const { rev } = await two.stored()
    const next = one.again(rev)
    next.autosave.takeUp(
      JSON.parse(JSON.stringify({ ...one.kept, changed: { [NOTES]: 'kept' } })) as Unsaved,
    )
    await until(() => next.kept?.batch === null && Object.keys(next.kept.changed).length === 0)
    assert.deepEqual((await one.stored()).values, { [NAME]: 'Grace', [NOTES]: 'kept' })
    assert.deepEqual(next.adopted[0], { [NAME]: 'Grace' })
  })

  it('looks for news when somebody looks at it, and writes nothing for that', async () => {
    const [one, two] = await open(2)
    assert.ok(one && two)
    two.autosave.look()
    await until(() => two.answered === 1)
    assert.equal((await two.stored()).rev, 0)
    assert.deepEqual([two.statuses, two.adopted], [[], []])
    one.autosave.change(NAME, 'Ada')
    await until(() => one.statuses.length === 1)
    two.autosave.look()
    await until(() => two.adopted.length === 1)
    assert.deepEqual(two.adopted, [{ [NAME]: 'Ada' }])
    assert.equal((await two.stored()).rev, 1)
    // A page that is turned is a look too.
    one.autosave.change(NAME, 'Grace')
    await until(() => one.statuses.length === 2)
    two.autosave.turn(2)
    await until(() => two.adopted.length === 2)
    assert.deepEqual(two.adopted[1], { [NAME]: 'Grace' })
    for (let tries = 0; tries < 40 && (await two.stored()).page !== 2; tries++) await wait(50)
    assert.equal((await two.stored()).page, 2)
  })

  it('looks again where nobody answered, and says when all is well', async () => {
    const [page, other] = await open(2)
    assert.ok(page && other)
    other.autosave.change(NAME, 'Ada')
    await until(() => other.statuses.length === 1)
    page.instead.push({ kind: 'unreachable' })
    page.autosave.look()
    await until(() => page.adopted.length === 1)
    assert.deepEqual(page.adopted, [{ [NAME]: 'Ada' }])
    assert.deepEqual(page.statuses, ['waiting', 'saved'])
  })

  it('insists once on the page that is shown, and then leaves it to the server', async () => {
    const [page] = await open()
    assert.ok(page)
    for (const rev of [1, 2, 3, 4]) {
      page.instead.push({ kind: 'saved', saved: { rev, page: 1, values: {} } })
    }
    page.autosave.turn(2)
    await until(() => page.saves.length === 2)
    await wait(1500)
    assert.equal(page.saves.length, 2)
  })

  it('sends what is mended with what was refused', async () => {
    const [page] = await open()
    assert.ok(page)
    page.instead.push({ kind: 'refused', code: null })
    page.autosave.change(NAME, 'Ada')
    page.autosave.change(NOTES, 'too long')
    await until(() => page.statuses.includes('refused'))
    page.autosave.change(NOTES, 'shorter')
    await until(() => page.statuses.includes('saved'))
    assert.deepEqual((await page.stored()).values, { [NAME]: 'Ada', [NOTES]: 'shorter' })
  })

  it('saves at once what is to be saved, and says whether that could be', async () => {
    const [one, two] = await open(2)
    assert.ok(one && two)
    assert.equal(await one.autosave.flush(), true)
    assert.equal(one.saves.length, 0)
    one.autosave.change(NAME, 'Ada')
    assert.equal(await one.autosave.flush(), true)
    assert.deepEqual((await one.stored()).values, { [NAME]: 'Ada' })
    // Somebody has saved meanwhile.
    two.autosave.change(NOTES, 'mine')
    assert.equal(await two.autosave.flush(), true)
    assert.deepEqual((await one.stored()).values, { [NAME]: 'Ada', [NOTES]: 'mine' })
    assert.equal(two.autosave.rev, (await one.stored()).rev)
    two.lose = 9
    two.autosave.change(NOTES, 'later')
    assert.equal(await two.autosave.flush(), false)
    assert.deepEqual(two.statuses.slice(-1), ['waiting'])
    await two.autosave.pause()
  })

  it('ends when the session is over', async () => {
    const [page] = await open()
    assert.ok(page)
    page.instead.push({ kind: 'over', state: 'expired' })
    page.autosave.change(NAME, 'Ada')
    await until(() => page.over !== null)
    assert.equal(page.over, 'expired')
    page.autosave.change(NAME, 'Grace')
    await wait(800)
    assert.equal(page.saves.length, 1)
  })

  it('waits while the form is being sent, and goes on when that failed', async () => {
    const [page] = await open()
    assert.ok(page)
    page.autosave.change(NAME, 'Ada')
    await page.autosave.pause()
    await wait(800)
    assert.equal(page.saves.length, 0)
    page.autosave.resume()
    await until(() => page.statuses.length === 1)
    assert.deepEqual((await page.stored()).values, { [NAME]: 'Ada' })
  })
})
