import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import * as fc from 'fast-check'
import type { OpenDatabase } from '../../../../src/database/open-database.ts'
import type { AnswerValue, Answers } from '../../../../src/wire/form.ts'
import { toSignature } from '../../../../src/wire/signature.ts'
import { FIELD_TYPES } from '../../../../src/wire/form.ts'
import { isServersOwn, takesAnswer } from '../../../../src/wire/form-flow.ts'
import type { FieldProblems, SaveAnswers } from '../../../../src/wire/page.ts'
import { readFormSession } from '../../../../src/platform/sessions/read-form-session.ts'
import { openMigratedPglite } from '../../../harness/fresh-pglite.ts'
import { setUpWorkspace, testContext, tokenOf } from '../../platform-fixture.ts'
import type { TestContext } from '../../platform-fixture.ts'
import { PageFixture } from '../page-fixture.ts'
import { anyAnswer, anyForm, CALL } from './any-form.ts'
import type { AnyForm } from './any-form.ts'
import { NodePage } from './node-page.ts'

/** Each is a form of its own, filled in by two tabs; `npm run check:all` takes more. */
const RUNS = Number(process.env['FORM_RUNS'] ?? 40)

const anyStep = fc.record({
  act: fc.constantFrom(
    ...(['put', 'put', 'put', 'put', 'clear', 'next', 'back', 'save', 'send'] as const),
    ...(['open', 'leave', 'lose', 'stale'] as const),
  ),
  tab: fc.nat(1),
  field: fc.nat(20),
  /** An answer for whatever type it turns out to be. */
  answers: fc.record(
    Object.fromEntries(FIELD_TYPES.map((type) => [type, anyAnswer(type)])),
  ) as fc.Arbitrary<Record<string, AnswerValue>>,
})
type Step = Awaited<ReturnType<typeof anyStep.generate>>['value']

let opened: OpenDatabase | undefined
let ctx: TestContext

before(async () => {
  opened = await openMigratedPglite()
  // By today's clock, as a page has it.
  ctx = await testContext(opened.db, Date.now())
})
after(() => opened?.close())

it('whatever the form and what is done to it, page and server agree, and no answer is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyForm,
      fc.array(anyStep, { minLength: 4, maxLength: 25, size: 'max' }),
      async (form, steps) => {
        const filling = await Filling.begin(form)
        try {
          for (const step of steps) await filling.step(step)
          await filling.send()
        } finally {
          filling.end()
        }
      },
    ),
    // Unbiased: short ones would be the rule else, and meet nothing.
    { numRuns: RUNS, unbiased: true },
  )
})

class Filling {
  readonly #fixture: PageFixture
  readonly #url: string
  readonly #tabs: NodePage[] = []
  /** What the server has said that it has. */
  readonly #acknowledged: Answers = {}
  readonly #batches = new Set<string>()

  private constructor(fixture: PageFixture, url: string) {
    this.#fixture = fixture
    this.#url = url
  }

  static async begin({ pages, review, values }: AnyForm): Promise<Filling> {
    const id = crypto.randomUUID()
    const availability = [{ weekday: 1 as const, start: '09:00', end: '17:00' }]
    const workspace = await setUpWorkspace(ctx.db, {
      leads: [{ number: '1', values }],
      forms: [{ id, name: 'FORM', title: 'Any form', pages, review }],
      hosts: [{ name: 'Grace', timeZone: 'Europe/London', availability }],
      appointmentTypes: [{ title: CALL, hosts: ['Grace'], duration: 30 }],
    })
    const fixture = new PageFixture(ctx, workspace)
    const filling = new Filling(fixture, await fixture.form(id))
    await filling.#open(0)
    await filling.#open(1)
    return filling
  }

  end(): void {
    for (const tab of this.#tabs) tab.autosave.end()
  }

  async step({ act, tab: at, field: which, answers }: Step): Promise<void> {
    const tab = this.#tab(at)
    const field = tab.fields[which % tab.fields.length]
    assert.ok(field)
    switch (act) {
      case 'put':
        tab.put(field, answers[field.type] ?? '')
        return
      case 'clear':
        tab.put(field, '')
        return
      case 'next':
        tab.next()
        return
      case 'back':
        tab.back()
        return
      case 'save':
        await this.#flush(tab)
        return
      case 'send':
        await this.#flush(tab)
        if (tab.problems().length > 0) await this.#refused(tab)
        return
      case 'open':
        // Left in good order: what was typed is saved first.
        await this.#flush(tab)
        tab.autosave.end()
        await this.#open(at)
        return
      case 'leave':
        await this.#left(tab)
        await this.#open(at)
        return
      case 'lose':
        tab.losesAnswer = true
        return
      case 'stale':
        if (takesAnswer(field) && !isServersOwn(field)) {
          await tab.saveStale(field, answers[field.type] ?? '')
          await this.#allThere()
        }
        return
      default:
        act satisfies never
    }
  }

  /** At the end one tab sends it. */
  async send(): Promise<void> {
    const [tab, other] = [this.#tab(0), this.#tab(1)]
    await this.#flush(other)
    tab.autosave.look()
    await this.#flush(tab)
    if (tab.problems().length > 0) return this.#refused(tab)
    const { flow } = tab
    const sent = await tab.submit('key', 'checked')
    assert.equal(sent.status, 200, await sent.clone().text())
    const again = await tab.submit('key', 'checked')
    assert.equal(await again.text(), await sent.text(), 'sent once, whatever is retried')
    const session = await readFormSession(ctx, tokenOf(this.#url))
    assert.equal(session?.state, 'complete')
    const signatures = new Set(
      tab.fields.filter(({ type }) => type === 'signature').map(({ id }) => id),
    )
    for (const [id, value] of Object.entries(tab.answers())) {
      // Blank is sent of one that nobody has written.
      const answer = signatures.has(id) ? { ...toSignature(value) } : value
      assert.deepEqual(session.values[id], storable(answer), `sent answer to ${id}`)
    }
    for (const [id, value] of Object.entries(flow.computed)) {
      assert.deepEqual(session.values[id], value, `computed ${id}`)
    }
    const asked = new Set(flow.fields.map(({ id }) => id))
    const kept = Object.keys(session.values).filter((id) => !asked.has(id))
    const readOnly = new Set(tab.fields.filter((one) => one.readOnly).map(({ id }) => id))
    assert.deepEqual(
      kept.filter((id) => !readOnly.has(id)),
      [],
      'kept and not asked',
    )
  }

  async #refused(tab: NodePage): Promise<void> {
    const expected = tab.problems()
    const answer = await tab.submit(crypto.randomUUID(), 'raw')
    assert.equal(answer.status, 422, `${JSON.stringify(expected)} ${await answer.clone().text()}`)
    assert.deepEqual(((await answer.json()) as FieldProblems).errors, expected)
    await this.#allThere()
  }

  /** Its last word arrives, whoever has saved meanwhile. */
  async #left(tab: NodePage): Promise<void> {
    const unsaved = await tab.leave()
    await this.#allThere()
    for (const [id, value] of Object.entries(unsaved)) {
      assert.deepEqual(this.#acknowledged[id], value, `last word on ${id}`)
    }
  }

  async #flush(tab: NodePage): Promise<void> {
    // A page at a time, where several were turned meanwhile.
    for (let turns = 0; turns <= tab.data.form.pages.length; turns += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      assert.ok(await tab.autosave.flush(), 'everything was saved')
    }
    await this.#allThere()
    if (tab.savedPage === tab.page) return
    // The other tab has answered so that a page before is asked, which nobody has seen: from there it would go on.
    const led = tab.savedPage < tab.page && tab.flow.pages.includes(tab.savedPage)
    assert.ok(led, `the page that is shown is ${tab.page}, and not ${tab.savedPage}`)
  }

  async #allThere(): Promise<void> {
    const session = await readFormSession(ctx, tokenOf(this.#url))
    assert.ok(session)
    for (const [id, value] of Object.entries(this.#acknowledged)) {
      assert.deepEqual(session.values[id], storable(value), `answer to ${id}`)
    }
  }

  async #open(at: number): Promise<void> {
    this.#tabs[at] = await NodePage.open(this.#fixture, this.#url, (save) => this.#took(save))
  }

  /** What is sent again, as its answer got lost, is no answer of now. */
  #took({ batch, values }: SaveAnswers): void {
    const name = batch && `${batch.writer} ${batch.number}`
    if (name !== undefined && this.#batches.has(name)) return
    if (name !== undefined) this.#batches.add(name)
    Object.assign(this.#acknowledged, values)
  }

  #tab(at: number): NodePage {
    const tab = this.#tabs[at]
    assert.ok(tab)
    return tab
  }
}

/** What a database can keep of it: neither NUL nor half a surrogate pair. */
function storable(value: AnswerValue): unknown {
  const json = JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'string' ? Buffer.from(one).toString().replaceAll('\0', '') : one,
  )
  const clean = JSON.parse(json) as AnswerValue
  if (typeof clean !== 'object' || !('name' in clean)) return clean
  return toSignature(clean)
}
