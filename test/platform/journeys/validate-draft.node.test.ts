import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { defaultRules } from '../../../src/platform/journeys/rules.ts'
import { isError } from '../../../src/platform/journeys/validate/problem.ts'
import { validateDraft } from '../../../src/platform/journeys/validate/validate-draft.ts'
import { anyGraph } from './any-graph.ts'
import { DRAFTS } from './drafts.ts'

describe('what keeps a draft from being published', () => {
  for (const [name, { graph, rules = {}, missing = [], problems }] of Object.entries(DRAFTS)) {
    it(name, () => {
      const ids = graph.nodes.map(({ id }) => id)
      const missingContent = new Set(missing.map((at) => ids[at] ?? ''))
      const found = validateDraft({ graph, rules: { ...defaultRules(), ...rules } }, missingContent)
      const told = found.map(
        (problem) =>
          `${problem.code} ${problem.nodeId === null ? '-' : ids.indexOf(problem.nodeId)}${isError(problem) ? '' : ' (warning)'}`,
      )
      assert.deepEqual(told, problems)
    })
  }

  it('is told of any canvas, and each problem is at a node that is there', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const ids = new Set(graph.nodes.map(({ id }) => id))
        for (const { nodeId, message } of validateDraft(
          { graph, rules: defaultRules() },
          new Set(),
        )) {
          assert.ok(nodeId === null || ids.has(nodeId))
          assert.notEqual(message, '')
        }
      }),
      { numRuns: 500 },
    )
  })
})
