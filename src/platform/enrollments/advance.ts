import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import { EVENTS } from '../events/event.ts'
import type { NewEvent } from '../events/event.ts'
import { loadVersion } from '../journeys/running-version-store.ts'
import type { RunningVersion } from '../journeys/running-version-store.ts'
import { readHeldLead } from '../leads/journey-lead-store.ts'
import type { JourneyLead } from '../leads/journey-lead-store.ts'
import type { Told } from '../leads/lead-change.ts'
import { readFacts } from './facts.ts'
import type { EngineContext } from './facts.ts'
import type { Parked, Run, TakenStep } from './run.ts'
import type { Progress } from './progress-store.ts'
import { saveMoves } from './save-moves.ts'
import { chooseEdge } from './steps/edge.ts'
import type { Facts } from './steps/step.ts'
import { takeStep } from './steps/steps.ts'

/** Steps in one transaction; who has more of them goes on in the next one. */
const MOST_STEPS = 200

/** A run, its lead, and where it has come to; not yet written. */
export interface Move {
  run: Run
  lead: JourneyLead
  version: RunningVersion
  progress: Progress
  /** What its actions did to the lead. */
  happened: readonly NewEvent[]
}

/**
 * Moves a run on as far as it goes now, on the version that it began with. It
 * and its lead must be held.
 * @returns What happened by it, for the log: what actions did, and that the journey was completed.
 */
export async function advance(
  trx: Transaction<Database>,
  ctx: EngineContext,
  run: Run,
  lead: JourneyLead,
): Promise<NewEvent[]> {
  const move = await walk(trx, ctx, run, { lead })
  await saveMoves(trx, [move])
  return happenedBy(move)
}

/**
 * Takes the steps, and leaves it to the caller to write where they lead, by
 * `saveMoves`.
 * @param held The lead and, if that is known, the number of the last event that was heard of it.
 */
export async function walk(
  trx: Transaction<Database>,
  ctx: EngineContext,
  run: Run,
  held: { lead: JourneyLead; lastSeq?: string },
): Promise<Move> {
  const { lead } = held
  const version = await loadVersion(trx, run.versionId)
  const { rules } = version
  const steps = new Walk(ctx, run, lead, version, {
    facts: (now, tell) => readFacts(trx, ctx, { ...held, lead: now, run, rules, tell }),
    readLead: () => readHeldLead(trx, lead.id),
  })
  const progress = await steps.walk()
  return { run, lead, version, progress, happened: steps.happened }
}

export function happenedBy({ run, lead, version, progress, happened }: Move): NewEvent[] {
  const { next } = progress
  if (next.kind !== 'over' || next.status !== 'completed') return [...happened]
  return [
    ...happened,
    {
      workspaceId: run.workspaceId,
      leadId: lead.id,
      name: EVENTS.journeyCompleted,
      props: { journey: version.journeyNumber, journeyId: run.journeyId, enrollmentId: run.id },
      occurredAt: progress.at,
      messageId: `enrollment:${run.id}:completed`,
    },
  ]
}

/** What a walk sees of the world. */
interface View {
  facts(lead: JourneyLead, tell: (told: Told) => void): Facts
  /** As it has become; null when it was deleted. */
  readLead(): Promise<JourneyLead | null>
}

class Walk {
  readonly happened: NewEvent[] = []
  readonly #run: Run
  readonly #version: RunningVersion
  readonly #view: View
  #lead: JourneyLead
  #hasChangedLead = false
  #facts: Facts
  readonly #now: Date
  readonly #steps: TakenStep[] = []
  #nodeId: string | null
  #parked: Parked | null

  constructor(
    ctx: EngineContext,
    run: Run,
    lead: JourneyLead,
    version: RunningVersion,
    view: View,
  ) {
    this.#run = run
    this.#lead = lead
    this.#version = version
    this.#view = view
    this.#facts = this.#look()
    this.#now = ctx.now()
    this.#nodeId = run.nodeId
    this.#parked = run.parked
  }

  async walk(): Promise<Progress> {
    const { rules } = this.#version
    let deadlineAt = this.#run.deadlineAt
    const isGoalDue = deadlineAt !== null && deadlineAt <= this.#now
    if (isGoalDue || rules.settings['exitOnGoal'] === true) {
      const isMet = await this.#facts.isGoalMet()
      if (isMet && rules.settings['exitOnGoal'] === true) return this.#over('completed', 'goal')
      if (isGoalDue && !isMet) return this.#over('abandoned', 'deadline')
      if (isMet) deadlineAt = null
    }
    const next = await this.#stepOn()
    return { nodeId: this.#nodeId, steps: this.#steps, deadlineAt, at: this.#now, next }
  }

  async #stepOn(): Promise<Progress['next']> {
    const seen = new Set<string>()
    while (this.#steps.length < MOST_STEPS) {
      const node = this.#nodeId === null ? undefined : this.#version.nodes.get(this.#nodeId)
      if (node === undefined) return over('completed', null)
      // Publishing refuses circles without a wait; one that waited for nothing is found here.
      // Where somebody stood and waited, he may come to once more.
      if (this.#parked === null) {
        if (seen.has(node.id)) return over('failed', 'endless')
        seen.add(node.id)
      }
      const edges = this.#version.edges.get(node.id) ?? []
      const decision = await takeStep({
        node,
        edges,
        rules: this.#version.rules,
        run: this.#run,
        lead: this.#lead,
        parked: this.#parked,
        now: this.#now,
        facts: this.#facts,
      })
      if (this.#hasChangedLead) await this.#readAgain()
      if (decision.kind === 'park') {
        const { kind: _, ...parked } = decision
        return { kind: 'parked', parked }
      }
      const branch = decision.kind === 'go' ? decision.branch : null
      const effect = decision.kind === 'go' ? decision.effect : undefined
      const { outcome } = decision
      this.#steps.push({ nodeId: node.id, outcome, branch, ...(effect && { effect }) })
      if (decision.kind === 'end') return over(decision.status, decision.reason)
      const edge = decision.edge ?? chooseEdge(edges, branch)
      if (edge === undefined) return over('completed', null)
      this.#nodeId = edge.target
      this.#parked = null
    }
    return { kind: 'ready' }
  }

  #look(): Facts {
    return this.#view.facts(this.#lead, (told) => this.#tell(told))
  }

  /** Keeps for the log what an action did. Told of once, however often the step is tried. */
  #tell({ name, props }: Told): void {
    const stepNo = this.#run.stepNo + this.#steps.length + 1
    this.#hasChangedLead = true
    this.happened.push({
      workspaceId: this.#run.workspaceId,
      leadId: this.#lead.id,
      name,
      props: { ...props, enrollmentId: this.#run.id },
      occurredAt: this.#now,
      messageId: `enrollment:${this.#run.id}:${stepNo}:${name}`,
    })
  }

  /** The steps behind an action go by what it left. */
  async #readAgain(): Promise<void> {
    this.#hasChangedLead = false
    this.#lead = (await this.#view.readLead()) ?? this.#lead
    this.#facts = this.#look()
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
