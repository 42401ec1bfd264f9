import type { Journey } from '../journey.ts'
import { allCriteria, criteriaProblems } from '../criteria.ts'
import { findEndless } from './find-endless.ts'
import { nodeProblems } from './node-problems.ts'
import { error } from './problem.ts'
import type { Problem } from './problem.ts'
import { structureProblems } from './structure-problems.ts'

/**
 * Everything that is wrong with a draft, not only the first.
 * @param missingContent Ids of content nodes that name a form or an appointment type that is not there.
 */
export function validateDraft(
  { graph, rules }: Pick<Journey, 'graph' | 'rules'>,
  missingContent: ReadonlySet<string>,
): Problem[] {
  return [
    ...structureProblems(graph),
    ...graph.nodes
      // A node that is passed over may be unfinished.
      .filter(({ published }) => published)
      .flatMap((node) => nodeProblems(node, { graph, rules, missingContent })),
    ...findEndless(graph),
    ...criteriaProblems(allCriteria(rules.runCriteria)).map((message) => error('pattern', message)),
  ]
}
