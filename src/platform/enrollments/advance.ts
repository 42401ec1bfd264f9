import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { EVENTS } from '../events/event.ts'
import type { NewEvent } from '../events/event.ts'
import { loadVersion } from '../journeys/running-version-store.ts'
import type { RunningVersion } from '../journeys/running-version-store.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import { readFacts } from './facts.ts'
import type { EngineContext } from './facts.ts'
import type { Parked, Run, TakenStep } from './run.ts'
import { saveProgress } from './run-store.ts'
import type { Progress } from './run-store.ts'
import { chooseEdge } from './steps/edge.ts'
import { takeStep } from './steps/steps.ts'
import { journeyNumber } from './stop-run-store.ts'

/** Steps in one transaction; who has more of them goes on in the next one. */
const MOST_STEPS = 200

/**
 * Moves a run on as far as it goes now, on the version that it began with. It
 * and its lead must be held.
 * @returns What happened by it, for the log: that the journey was completed.
 */
export async function advance(
  trx: Transaction<Database>,
  ctx: EngineContext,
  run: Run,
  lead: JourneyLead,
): Promise<NewEvent[]> {
  const version = await loadVersion(trx, run.versionId)
  const progress = await new Walk(trx, ctx, run, lead, version).walk()
  await saveProgress(trx, run, progress)
  const { next } = progress
  if (next.kind !== 'over' || next.status !== 'completed') return []
  const journey = await journeyNumber(trx, run.journeyId)
  return [
    {
      workspaceId: run.workspaceId,
      leadId: lead.id,
      name: EVENTS.journeyCompleted,
      props: { journey, journeyId: run.journeyId, enrollmentId: run.id },
      occurredAt: progress.at,
      messageId: `enrollment:${run.id}:completed`,
    },
  ]
}

class Walk {
  readonly #trx: Transaction<Database>
  readonly #ctx: EngineContext
  readonly #run: Run
  readonly #lead: JourneyLead
  readonly #version: RunningVersion
  readonly #now: Date
  readonly #steps: TakenStep[] = []
  #nodeId: string | null
  #parked: Parked | null

  constructor(
    trx: Transaction<Database>,
    ctx: EngineContext,
    run: Run,
    lead: JourneyLead,
    version: RunningVersion,
  ) {
    this.#trx = trx
    this.#ctx = ctx
    this.#run = run
    this.#lead = lead
    this.#version = version
    this.#now = ctx.now()
    this.#nodeId = run.nodeId
    this.#parked = run.parked
  }

  async walk(): Promise<Progress> {
    const { rules } = this.#version
    const facts = readFacts(this.#trx, this.#ctx, { run: this.#run, lead: this.#lead, rules })
    let deadlineAt = this.#run.deadlineAt
    const isGoalDue = deadlineAt !== null && deadlineAt <= this.#now
    if (isGoalDue || rules.settings['exitOnGoal'] === true) {
      const isMet = await facts.isGoalMet()
      if (isMet && rules.settings['exitOnGoal'] === true) return this.#over('completed', 'goal')
      if (isGoalDue && !isMet) return this.#over('abandoned', 'deadline')
      if (isMet) deadlineAt = null
    }
    const next = await this.#stepOn(facts)
    return { nodeId: this.#nodeId, steps: this.#steps, deadlineAt, at: this.#now, next }
  }

  async #stepOn(facts: ReturnType<typeof readFacts>): Promise<Progress['next']> {
    const seen = new Set<string>()
    while (this.#steps.length < MOST_STEPS) {
      const node = this.#nodeId === null ? undefined : this.#version.nodes.get(this.#nodeId)
      if (node === undefined) return over('completed', null)
      // Publishing refuses circles without a wait; one that waited for nothing is found here.
      if (seen.has(node.id)) return over('failed', 'endless')
      seen.add(node.id)
      const edges = this.#version.edges.get(node.id) ?? []
      const decision = await takeStep({
        node,
        edges,
        rules: this.#version.rules,
        run: this.#run,
        lead: this.#lead,
        parked: this.#parked,
        now: this.#now,
        facts,
      })
      if (decision.kind === 'park') {
        const { kind: _, ...parked } = decision
        return { kind: 'parked', parked }
      }
      const branch = decision.kind === 'go' ? decision.branch : null
      this.#steps.push({ nodeId: node.id, outcome: decision.outcome, branch })
      if (decision.kind === 'end') return over(decision.status, decision.reason)
      const edge = decision.edge ?? chooseEdge(edges, branch)
      if (edge === undefined) return over('completed', null)
      this.#nodeId = edge.target
      this.#parked = null
    }
    return { kind: 'ready' }
  }

  #over(status: 'completed' | 'abandoned', reason: string): Progress {
    const next = over(status, reason)
    return { nodeId: this.#nodeId, steps: [], deadlineAt: null, at: this.#now, next }
  }
}

type Over = Extract<Progress['next'], { kind: 'over' }>

function over(status: Over['status'], reason: string | null): Over {
  return { kind: 'over', status, reason }
}
