import { fail, go } from './step.ts'
import type { Content, Situation, Step } from './step.ts'
import { timeoutOf } from './timeout.ts'

/** What `contentType` may say; BreakGround calls a form `flow`. Whatever says nothing is asked for by its id. */
const KINDS = new Map<unknown, Content['kind'][]>([
  ['form', ['form']],
  ['flow', ['form']],
  ['appointment', ['appointment']],
  [undefined, ['form', 'appointment']],
])

/** Opens a form or an appointment for the lead, and waits until it is done, has run out or takes too long. */
export const content: Step = async (situation) => {
  const { facts, parked, now } = situation
  if (parked?.session === undefined) return open(situation)
  const state = await facts.sessionState(parked.session)
  if (state === 'complete') return go('completed', 'completed')
  if (state === 'expired') return go('expired', 'expired')
  if (parked.until !== null && parked.until <= now) return go('timeout', 'timeout')
  return { kind: 'park', ...parked }
}

async function open(situation: Situation) {
  const { node, facts } = situation
  const { contentId, config } = node
  if (contentId === null) return fail('content')
  for (const kind of KINDS.get(config?.['contentType']) ?? []) {
    const session = await facts.openSession({ kind, id: contentId })
    if (session === null) continue
    const ends = [timeoutOf(situation), session.closesAt].filter((end) => end !== null)
    const until = ends.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
    return { kind: 'park', until, session: session.id } as const
  }
  return fail('unknown-content')
}
