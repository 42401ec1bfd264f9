import { readWeights } from '../../journeys/node-settings/weights.ts'
import { drawEdge, drawNumber } from './draw.ts'
import { nameOf } from './edge.ts'
import type { Step } from './step.ts'

/** With `settings.splitStickiness: "lead"` a lead goes the same way each time. */
export const split: Step = ({ node, edges, run, rules }) => {
  const isSticky = rules.settings['splitStickiness'] === 'lead'
  const parts = [run.journeyId, node.id, run.leadId, ...(isSticky ? [] : [run.rotation])]
  const edge = drawEdge(edges, readWeights(node.config), drawNumber(...parts))
  // Edges need no names here: the id tells them apart.
  return { kind: 'go', outcome: 'drawn', branch: edge ? (nameOf(edge) ?? edge.id) : null, edge }
}
