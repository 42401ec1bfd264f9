import assert from 'node:assert/strict'
import type { Kysely } from 'kysely'
import type { Database } from '../../../../src/database/schema.ts'
import { linkToken } from '../../../../src/platform/access/link-token.ts'
import { enrollmentCounts } from '../../../../src/platform/enrollments/enrollment-list-store.ts'
import { listRefusals } from '../../../../src/platform/enrollments/refusal-store.ts'
import { listForms } from '../../../../src/platform/forms/form-store.ts'
import { changeJourneyState } from '../../../../src/platform/journeys/change-journey-state.ts'
import { editJourney } from '../../../../src/platform/journeys/edit-journey.ts'
import {
  publishAndActivate,
  publishJourney,
} from '../../../../src/platform/journeys/publish-journey.ts'
import type { JourneyRules } from '../../../../src/platform/journeys/rules.ts'
import { journeyStatistics } from '../../../../src/platform/statistics/journey-statistics.ts'
import { submitForm } from '../../../../src/platform/sessions/submit-form.ts'
import { START } from '../../platform-fixture.ts'
import { formFile } from '../../sessions/form-file.ts'
import { recount } from '../../statistics/recount.ts'
import { engineFixture } from '../engine-fixture.ts'
import type { EngineFixture } from '../engine-fixture.ts'
import { LEADS } from './happenings.ts'
import type { Happening } from './happenings.ts'
import { drawPlan, FORM_CLOSES } from './plan.ts'
import type { Plan } from './plan.ts'
import { Reference, SPREAD } from './reference.ts'
import type { ModelRules, ModelRun, Session, Version } from './reference.ts'

const MINUTE_MS = 60_000
/** Nobody's group, so that anybody may get it. */
const FORM = {
  ...formFile({ closesAfterMinutes: FORM_CLOSES * 60 }).forms![0]!,
  leadGroup: undefined,
}

/** The same journey in the platform and in the reference. */
export async function openBoth(db: Kysely<Database>, plan: Plan, rules: ModelRules) {
  const fixture = await engineFixture(db, { forms: [FORM] })
  const [form] = await listForms(db, fixture.workspaceId)
  const version = { plan, drawn: drawPlan(plan, form!.id) }
  const { id } = await fixture.journey(version.drawn, rulesOf(rules, form!.id))
  const leads: string[] = []
  while (leads.length < LEADS) leads.push(await fixture.lead())
  return new Both(fixture, db, { id, formId: form!.id, leads }, new Reference(id, rules, version))
}

function rulesOf(rules: ModelRules, formId: string): Partial<JourneyRules> {
  const { entryMode, goal, deadlineDays: deadline, exitOnGoal } = rules
  const aim =
    goal === 'event'
      ? ({ type: 'event', config: { eventName: 'a' } } as const)
      : ({ type: 'flow_completed', config: { flowId: formId } } as const)
  return { entryMode, goal: { ...aim, deadline }, settings: { exitOnGoal } }
}

interface Ids {
  id: string
  formId: string
  leads: readonly string[]
}

class Both {
  readonly #fixture: EngineFixture
  readonly #db: Kysely<Database>
  readonly #ids: Ids
  readonly #model: Reference
  /** Names of the nodes of all versions, by their ids. */
  readonly #names = new Map<string, string>()
  readonly #sessionIds = new Map<Session, string>()
  #messages = 0

  constructor(fixture: EngineFixture, db: Kysely<Database>, ids: Ids, model: Reference) {
    this.#fixture = fixture
    this.#db = db
    this.#ids = ids
    this.#model = model
    this.#learn(model.newest)
  }

  async happen(one: Happening): Promise<void> {
    await this.#do(one)
    await this.#compare()
  }

  /** Whatever has happened, the figures are those of the rows. */
  async compareFigures(): Promise<void> {
    const { workspaceId } = this.#fixture
    const figures = await journeyStatistics(this.#db, workspaceId, this.#ids.id)
    assert.deepEqual(figures, await recount(this.#db, this.#ids.id))
    assert.equal(figures.total.entered, this.#model.runs.length)
    // What vendors' lists show of it is counted by itself.
    const counts = (await enrollmentCounts(this.#db, workspaceId, [this.#ids.id])).get(this.#ids.id)
    const { entered: total, waiting: active, ...rest } = figures.total
    const { completed, stopped, abandoned, failed } = rest
    assert.deepEqual(counts, { active, completed, stopped, abandoned, failed, total })
  }

  async #do(one: Happening): Promise<void> {
    const { ctx, workspaceId, tell } = this.#fixture
    switch (one.kind) {
      case 'tell': {
        const { name, n, isRepeated } = one
        const messageId = `m${isRepeated ? this.#messages : ++this.#messages}`
        const leadId = this.#lead(one.lead)
        this.#model.tell(leadId, { name, n, messageId })
        await tell(leadId, name, { messageId, props: n === null ? {} : { n } })
        return
      }
      case 'feel': {
        const leadId = this.#lead(one.lead)
        this.#model.feel(leadId, one.mood)
        const values = JSON.stringify({ mood: one.mood })
        await this.#db.updateTable('lead').set({ values }).where('id', '=', leadId).execute()
        return
      }
      case 'submit':
        return this.#submit(this.#lead(one.lead), one.which)
      case 'pass':
        return this.#pass(one.minutes, one)
      case 'change':
        if (!this.#model.change(one.action)) return
        await changeJourneyState(ctx, workspaceId, this.#ids.id, one.action)
        // When each of the late ones is looked at is left to chance: they all are, behind the spread.
        return this.#pass(SPREAD, { isWatched: true })
      case 'publish':
        return this.#publish(one)
      default:
        return one satisfies never
    }
  }

  async #pass(minutes: number, { isWatched }: { isWatched: boolean }): Promise<void> {
    this.#model.pass(minutes, { isWatched })
    this.#fixture.ctx.clock.passMinutes(minutes)
    if (isWatched) await this.#fixture.moveAll()
  }

  async #submit(leadId: string, which: number): Promise<void> {
    const { runs, now } = this.#model
    const open = runs
      .filter(({ lead }) => lead === leadId)
      .flatMap(({ sessions }) => sessions)
      .filter(({ isSeen, isComplete, closesAt }) => isSeen && !isComplete && closesAt > now)
    const session = open[which % open.length]
    if (session === undefined) return
    this.#model.submit(leadId, session)
    const { ctx } = this.#fixture
    const link = linkToken(ctx.keys.linkKey, this.#sessionIds.get(session)!, 1)
    await submitForm(ctx, link, { submitKey: 'k', values: {} })
  }

  async #publish({ plan, isActivated }: Happening & { kind: 'publish' }): Promise<void> {
    const { ctx, workspaceId } = this.#fixture
    const { id, formId } = this.#ids
    const version = { plan, drawn: drawPlan(plan, formId) }
    if (!this.#model.publish(version)) return
    this.#learn(version)
    await editJourney(ctx, workspaceId, id, { graph: version.drawn.graph })
    if (!isActivated) return void (await publishJourney(ctx, workspaceId, id))
    this.#model.change('activate')
    await publishAndActivate(ctx, workspaceId, id, 'activate')
    return this.#pass(SPREAD, { isWatched: true })
  }

  async #compare(): Promise<void> {
    const { id } = this.#ids
    const real = await this.#fixture.runsOf(id)
    const steps = await this.#db
      .selectFrom('enrollment_step')
      .selectAll()
      .where('enrollment_id', 'in', real.length > 0 ? real.map((run) => run.id) : [id])
      .orderBy('step_no')
      .execute()
    const { runs } = this.#model
    const actual = real.map((run) => {
      const own = steps.filter((step) => step.enrollment_id === run.id)
      return {
        lead: run.lead_id,
        rotation: run.rotation,
        status: run.status,
        node: this.#names.get(run.current_node_id ?? ''),
        reason: run.exit_reason,
        until: run.wait_until && (run.wait_until.getTime() - START) / MINUTE_MS,
        isHeld: run.held && run.status === 'active',
        steps: own.map(({ step_no: no, node_id: node, outcome, branch }) =>
          [no, this.#names.get(node), outcome, ...(branch === null ? [] : [branch])].join(' '),
        ),
      }
    })
    assert.deepEqual(actual, runs.map(expected))
    assert.deepEqual(this.#fixture.failures, [])
    const refusals = await listRefusals(this.#db, this.#fixture.workspaceId, id)
    assert.deepEqual(
      new Map(refusals.map(({ leadId, reason, times }) => [`${leadId} ${reason}`, times])),
      this.#model.refusals,
    )
    for (const [at, { waiting }] of runs.entries()) {
      if (waiting?.session === undefined) continue
      waiting.session.isSeen = true
      this.#sessionIds.set(waiting.session, real[at]!.wait_session!)
    }
  }

  #learn({ drawn }: Version): void {
    for (const [id, name] of drawn.names) this.#names.set(id, name)
  }

  #lead(at: number): string {
    return this.#ids.leads[at]!
  }
}

function expected({ lead, rotation, status, node, reason, waiting, isHeld, steps }: ModelRun) {
  const until = waiting?.until ?? null
  const numbered = steps.map((step, at) => `${at + 1} ${step}`)
  return { lead, rotation, status, node, reason, until, isHeld, steps: numbered }
}
