type ProblemCode =
  | 'no-trigger'
  | 'trigger-open'
  | 'trigger-unknown'
  | 'trigger-incomplete'
  | 'into-trigger'
  | 'edge-without-ends'
  | 'edge-without-node'
  | 'unreachable'
  | 'dead-end'
  | 'ambiguous'
  | 'endless'
  | 'wait'
  | 'event'
  | 'settings'
  | 'record'
  | 'condition'
  | 'pattern'
  | 'pattern-in-pages'
  | 'split'
  | 'content'
  | 'goal'
  | 'entry-mode'
  | 'unknown-action'
  | 'action'

/** What is wrong with a draft. A warning keeps nobody from publishing. */
export interface Problem {
  severity: 'error' | 'warning'
  code: ProblemCode
  /** Null where no single node is meant. */
  nodeId: string | null
  edgeId?: string
  message: string
}

type Place = Partial<Pick<Problem, 'nodeId' | 'edgeId'>>

export function error(code: ProblemCode, message: string, place: Place = {}): Problem {
  return { severity: 'error', code, nodeId: null, ...place, message }
}

export function warning(code: ProblemCode, message: string, place: Place = {}): Problem {
  return { ...error(code, message, place), severity: 'warning' }
}

export function isError(problem: Problem): boolean {
  return problem.severity === 'error'
}
