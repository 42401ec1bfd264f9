import type { Drawn } from '../engine-fixture.ts'
import { drawnWay } from './draw-by-hand.ts'
import { ALLOWED, BECOMES } from './journey-states.ts'
import type { Action, State } from './journey-states.ts'
import { FORM_CLOSES } from './plan.ts'
import type { Plan, PlannedNode } from './plan.ts'

/**
 * What must become of leads in a journey, written from the pages that say how
 * journeys run, not from the engine. Times are minutes since the beginning.
 */

export const HOUR = 60
const DAY = 24 * HOUR
/** Late ones are spread over a minute when a frozen journey goes on. */
export const SPREAD = 2

export interface ModelRules {
  entryMode: 'once' | 'once_at_a_time' | 'every_time'
  /** The event `a`, or the form. */
  goal: 'event' | 'form'
  deadlineDays: number | null
  exitOnGoal: boolean
}

export interface Version {
  plan: Plan
  drawn: Drawn
}

export interface Session {
  closesAt: number
  isComplete: boolean
  /** Its run has stood at it when somebody looked: so its link is known. */
  isSeen: boolean
}

interface Waiting {
  until: number | null
  since?: number
  session?: Session
}

export interface ModelRun {
  lead: string
  rotation: number
  version: Version
  node: string
  steps: string[]
  status: 'active' | 'completed' | 'stopped' | 'abandoned'
  reason: string | null
  waiting: Waiting | null
  /** When it is looked at, whatever it waits for. */
  wake: number | null
  deadline: number | null
  enteredAt: number
  isHeld: boolean
  sessions: Session[]
}

interface Happened {
  lead: string
  name: string
  n: number | null
  seq: number
}

export class Reference {
  now = 0
  state: State = 'active'
  readonly runs: ModelRun[] = []
  readonly refusals = new Map<string, number>()
  readonly #journeyId: string
  readonly #rules: ModelRules
  readonly #moods = new Map<string, string>()
  readonly #log: Happened[] = []
  readonly #told = new Set<string>()
  newest: Version
  #active: Version

  constructor(journeyId: string, rules: ModelRules, version: Version) {
    this.#journeyId = journeyId
    this.#rules = rules
    this.newest = version
    this.#active = version
  }

  feel(lead: string, mood: string): void {
    this.#moods.set(lead, mood)
  }

  /** Lets time pass, and the workers look if there are any. */
  pass(minutes: number, { isWatched }: { isWatched: boolean }): void {
    this.now += minutes
    if (!isWatched) return
    while (this.runs.some((run) => this.#isDue(run))) {
      for (const run of this.runs) if (this.#isDue(run)) this.#advance(run)
    }
  }

  tell(lead: string, event: { name: string; n: number | null; messageId: string }): void {
    this.#catchUp(lead)
    if (this.#told.has(event.messageId)) return
    this.#told.add(event.messageId)
    this.#write(lead, event.name, event.n)
    if (event.name === 'go' && this.state === 'active') this.#enter(lead)
    const wanted = (run: ModelRun) => {
      const node = this.#nodeOf(run)
      return node.type === 'WAIT_FOR_EVENT' && node.event === event.name && run.waiting !== null
    }
    this.#wake(lead, wanted)
  }

  submit(lead: string, session: Session): void {
    session.isComplete = true
    this.#catchUp(lead)
    this.#write(lead, 'form.submitted', null)
    this.#wake(lead, (run) => run.waiting?.session === session)
  }

  /** @returns False where the state does not allow it. */
  change(action: Action): boolean {
    if (!ALLOWED[action].includes(this.state)) return false
    this.state = BECOMES[action]
    const inside = this.runs.filter(({ status }) => status === 'active')
    if (action === 'activate') this.#active = this.newest
    if (action === 'archive') for (const run of inside) this.#end(run, 'stopped', 'archived')
    if (action === 'freeze') for (const run of inside) run.isHeld = true
    if (action === 'unfreeze' || action === 'activate') for (const run of inside) this.#release(run)
    return true
  }

  /** Those inside stay on the version that they began with. */
  publish(version: Version): boolean {
    if (this.state === 'archived') return false
    this.newest = version
    return true
  }

  #enter(lead: string): void {
    const before = this.runs.filter((run) => run.lead === lead)
    const isInside = before.some(({ status }) => status === 'active')
    const { entryMode, deadlineDays } = this.#rules
    if (entryMode !== 'every_time' && isInside) return this.#refuse(lead, 'inside')
    if (entryMode === 'once' && before.length > 0) return this.#refuse(lead, 'entered-before')
    const run: ModelRun = {
      lead,
      rotation: entryMode === 'once_at_a_time' ? before.length + 1 : 1,
      version: this.#active,
      node: 'start',
      steps: [],
      status: 'active',
      reason: null,
      waiting: null,
      wake: null,
      deadline: deadlineDays === null ? null : this.now + deadlineDays * DAY,
      enteredAt: this.#lastSeq(),
      isHeld: false,
      sessions: [],
    }
    this.runs.push(run)
    this.#advance(run)
  }

  #refuse(lead: string, reason: string): void {
    const key = `${lead} ${reason}`
    this.refusals.set(key, (this.refusals.get(key) ?? 0) + 1)
  }

  #isDue({ status, isHeld, wake, deadline }: ModelRun): boolean {
    const at = Math.min(wake ?? Infinity, deadline ?? Infinity)
    return status === 'active' && !isHeld && at <= this.now
  }

  #catchUp(lead: string): void {
    for (const run of this.runs) if (run.lead === lead && this.#isDue(run)) this.#advance(run)
  }

  /** Whoever waits for what just happened; where the goal is the end, everybody. */
  #wake(lead: string, isConcerned: (run: ModelRun) => boolean): void {
    for (const run of this.runs) {
      if (run.lead !== lead || run.status !== 'active' || run.isHeld) continue
      if (isConcerned(run) || this.#rules.exitOnGoal) this.#advance(run)
    }
  }

  #release(run: ModelRun): void {
    if (!run.isHeld) return
    run.isHeld = false
    const waits = run.waiting?.since !== undefined || run.waiting?.session !== undefined
    if (waits || (run.wake !== null && run.wake <= this.now)) run.wake = this.now
  }

  #advance(run: ModelRun): void {
    const isLate = run.deadline !== null && run.deadline <= this.now
    if (isLate || this.#rules.exitOnGoal) {
      const isMet = this.#isGoalMet(run)
      if (isMet && this.#rules.exitOnGoal) return this.#end(run, 'completed', 'goal')
      if (isLate && !isMet) return this.#end(run, 'abandoned', 'deadline')
      if (isMet) run.deadline = null
    }
    while (run.status === 'active') {
      const node = this.#nodeOf(run)
      const outcome = node.published ? this.#stay(run, node) : passOver(node)
      if (outcome === null) return
      run.waiting = null
      run.wake = null
      const [what, branch] = outcome
      run.steps.push([run.node, what, ...(branch === null ? [] : [branch])].join(' '))
      if (node.type === 'EXIT') return this.#end(run, 'completed', node.reason)
      const way = node.ways.find(({ name }) => name !== null && name === branch)
      const others = node.ways.find(({ name }) => name === null)
      // Where no way was chosen and there is one only, its name does not matter.
      const only = branch === null && node.ways.length === 1 ? node.ways[0] : undefined
      const next = way ?? others ?? only
      if (next === undefined) return this.#end(run, 'completed', null)
      run.node = next.to
    }
  }

  /** What happens there and by which way it goes on; null while it waits. */
  #stay(run: ModelRun, node: PlannedNode): readonly [string, string | null] | null {
    const wait = (waiting: Waiting) => {
      run.waiting = waiting
      run.wake = waiting.until
    }
    const inHours = (hours: number | null) => (hours === null ? null : this.now + hours * HOUR)
    const isOver = () => run.waiting?.until != null && run.waiting.until <= this.now
    switch (node.type) {
      case 'TRIGGER':
        return ['entered', null]
      case 'WAIT':
        if (run.waiting === null) wait({ until: inHours(node.hours) })
        run.wake = run.waiting?.until ?? null
        return isOver() ? ['waited', null] : null
      case 'WAIT_FOR_EVENT': {
        const since = node.looksBack ? run.enteredAt : this.#lastSeq()
        if (run.waiting === null) wait({ until: inHours(node.timeout), since })
        run.wake = run.waiting?.until ?? null
        const from = run.waiting?.since ?? 0
        const fits = ({ n }: Happened) => node.n === null || n === node.n
        if (this.#since(run, from, node.event).some(fits)) return ['event', 'event']
        return isOver() ? ['timeout', 'timeout'] : null
      }
      case 'CONDITION': {
        const mood = this.#moods.get(run.lead)
        return ['decided', node.values.find((value) => value === mood) ?? 'else']
      }
      case 'SPLIT':
        return ['drawn', this.#drawn(run, node)]
      case 'CONTENT': {
        if (run.waiting === null) {
          const closesAt = this.now + FORM_CLOSES * HOUR
          const session: Session = { closesAt, isComplete: false, isSeen: false }
          run.sessions.push(session)
          wait({ until: Math.min(inHours(node.timeout) ?? closesAt, closesAt), session })
        }
        run.wake = run.waiting?.until ?? null
        const { session } = run.waiting ?? {}
        if (session?.isComplete) return ['completed', 'completed']
        if (session !== undefined && session.closesAt <= this.now) return ['expired', 'expired']
        return isOver() ? ['timeout', 'timeout'] : null
      }
      case 'GOAL_CHECK':
        return this.#isGoalMet(run) ? ['goal', 'success'] : ['no-goal', 'fallback']
      case 'EXIT':
        return ['exit', null]
      default:
        return node satisfies never
    }
  }

  #drawn(run: ModelRun, { ways, ...node }: PlannedNode & { type: 'SPLIT' }): string {
    const { names } = run.version.drawn
    const nodeId = [...names].find(([, name]) => name === run.node)?.[0] ?? ''
    const who = { journeyId: this.#journeyId, leadId: run.lead, rotation: run.rotation }
    const { weights } = node
    const byName =
      weights && Object.fromEntries(ways.map(({ name }, at) => [name ?? '', weights[at] ?? 0]))
    return drawnWay(run.version.drawn, nodeId, who, byName)
  }

  #isGoalMet(run: ModelRun): boolean {
    const name = this.#rules.goal === 'event' ? 'a' : 'form.submitted'
    return this.#since(run, run.enteredAt, name).length > 0
  }

  #since({ lead }: ModelRun, seq: number, name: string): Happened[] {
    return this.#log.filter((one) => one.lead === lead && one.seq > seq && one.name === name)
  }

  #write(lead: string, name: string, n: number | null): void {
    this.#log.push({ lead, name, n, seq: this.#lastSeq() + 1 })
  }

  #lastSeq(): number {
    return this.#log.length
  }

  #end(run: ModelRun, status: ModelRun['status'], reason: string | null): void {
    Object.assign(run, { status, reason, waiting: null, wake: null, isHeld: false })
  }

  #nodeOf({ version, node }: ModelRun): PlannedNode {
    const found = version.plan.get(node)
    if (found === undefined) throw new Error(`The plan has no "${node}".`)
    return found
  }
}

/** An unpublished node does nothing; a decision goes the way of `false`. */
function passOver({ type }: PlannedNode): readonly [string, string | null] {
  return ['passed-over', type === 'CONDITION' ? 'false' : null]
}
