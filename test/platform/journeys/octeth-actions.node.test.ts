import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { graphSchema, newEdge, newNode } from '../../../src/platform/journeys/graph.ts'
import type { JourneyGraph } from '../../../src/platform/journeys/graph.ts'
import { JourneyError } from '../../../src/platform/journeys/journey-error.ts'
import type { Action } from '../../../src/platform/journeys/octeth-actions/action.ts'
import { actionsToGraph } from '../../../src/platform/journeys/octeth-actions/actions-to-graph.ts'
import { graphToActions } from '../../../src/platform/journeys/octeth-actions/graph-to-actions.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { anyActions, anyGraph, sorted } from './any-graph.ts'
import { MANUAL, chain } from './journey-fixture.ts'

const action = (name: Action['action'], branches?: Action['branches']): Action => ({
  action: name,
  parameters: {},
  published: true,
  ...(branches && { branches }),
})

/** Without ids, which a new action has none of. */
function bare(actions: readonly Action[]): unknown[] {
  return actions.map(({ action, parameters, published, branches }) => ({
    action,
    parameters,
    published,
    ...(branches && { branches: { true: bare(branches.true), false: bare(branches.false) } }),
  }))
}

/** A canvas in letters: "T>A" or "A>B:true". A "D…" is a decision, an "E…" an exit, a "C…" a condition of BreakGround's, others mails. */
function drawn(text: string): { graph: JourneyGraph; name: (id: string | undefined) => string } {
  const ids = new Map<string, string>()
  const idOf = (name: string) => ids.get(name) ?? ids.set(name, newId()).get(name)!
  const edges = text.split(' ').map((edge) => {
    const [ends = '', handle] = edge.split(':')
    const [source = '', target = ''] = ends.split('>')
    return newEdge({
      id: newId(),
      source: idOf(source),
      target: idOf(target),
      handle: handle ?? null,
    })
  })
  const nodes = [...ids].map(([name, id]) => {
    if (name === 'T') return newNode({ id, ...MANUAL })
    if (name.startsWith('D')) return newNode({ id, type: 'CONDITION', kind: 'Decision' })
    if (name.startsWith('C')) return newNode({ id, type: 'CONDITION' })
    if (name.startsWith('E')) return newNode({ id, type: 'EXIT' })
    return newNode({ id, type: 'ACTION', kind: 'SendEmail' })
  })
  const names = new Map([...ids].map(([name, id]) => [id, name]))
  return { graph: { nodes, edges, extra: {} }, name: (id) => names.get(id ?? '') ?? '' }
}

function shape(text: string): string {
  const { graph, name } = drawn(text)
  const tree = graphToActions(graph)
  const write = (actions: readonly Action[]): string =>
    actions
      .map(({ nodeId, action, branches }) => {
        const region = [...(tree.regions.get(nodeId ?? '') ?? [])].map(name).toSorted().join('')
        if (action === 'Custom') return `[${region}]`
        return branches
          ? `${name(nodeId)}(${write(branches.true)}|${write(branches.false)})`
          : name(nodeId)
      })
      .join(' ')
  return write(tree.actions)
}

describe('the actions of a canvas', () => {
  it('are a tree where the canvas is one, and Custom where it is not', () => {
    const table: [canvas: string, tree: string][] = [
      ['T>A A>B B>E', 'A B E'],
      ['T>D D>A:true D>B:false A>C B>C', 'D(A|B) [C]'],
      ['T>D D>A:true D>B:false', 'D(A|B)'],
      ['T>D D>A:true D>B:false B>A', 'D(|B) A'],
      ['T>D D>A:true', 'D(A|)'],
      ['T>D D>A:true D>A:false', 'D(|) A'],
      ['T>D D>E:true D>B:false B>F', 'D(E|B F)'],
      ['T>D D>A:true D>X:false A>D2 D2>F:true D2>G:false F>X G>X X>Y', 'D(A D2(F|G)|) X Y'],
      ['T>C C>A:yes C>B:no A>X B>X X>Y', '[ABC] X Y'],
      ['T>A A>C C>B:yes C>F:no', 'A [BCF]'],
      ['T>A A>B B>A', '[AB]'],
      ['T>A T>B', '[AB]'],
      ['T>D D>A:true D>B:false D>F:other A>X B>X F>X', '[ABDF] X'],
      ['T>D D>F:true D>G:false F>D2 D2>G:true D2>E:false', '[DD2EFG]'],
    ]
    for (const [canvas, tree] of table) assert.equal(shape(canvas), tree, canvas)
  })

  it('show what other vendors made in the words that fit', () => {
    const graph = chain(
      MANUAL,
      { type: 'WAIT', config: { duration: 2, unit: 'day' } },
      { type: 'CONTENT', contentId: 'flow_abc', config: { contentType: 'flow' } },
      { type: 'EXIT' },
    )
    assert.deepEqual(bare(graphToActions(graph).actions), [
      { action: 'Wait', parameters: { WaitUnit: 'days', WaitAmount: 2 }, published: true },
      { action: 'Custom', parameters: { NodeType: 'content' }, published: true },
      { action: 'ExitThisJourney', parameters: {}, published: true },
    ])
  })
})

describe('a canvas of actions', () => {
  it('gives every tree back as it was', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        const graph = actionsToGraph(actions, chain(MANUAL))
        assert.ok(graphSchema.safeParse(graph).success)
        assert.deepEqual(bare(graphToActions(graph).actions), bare(actions))
      }),
      { numRuns: 500 },
    )
  })

  it('stays as it was, whoever drew it, when its own actions come back', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { actions } = graphToActions(graph)
        assert.deepEqual(sorted(actionsToGraph(actions, graph)), sorted(graph))
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps the nodes of actions that come back, and what is behind a Custom', () => {
    const { graph, name } = drawn('T>A A>C C>B:yes C>F:no B>X F>X X>Y')
    const { actions } = graphToActions(graph)
    const [a, custom, x, y] = actions
    const changed = actionsToGraph([x!, action('AddTag'), custom!, a!], graph)
    assert.deepEqual(
      changed.nodes.map(({ id }) => name(id)),
      ['T', 'X', '', 'C', 'B', 'F', 'A'],
    )
    assert.deepEqual(
      changed.edges
        .map(({ source, target, handle }) => `${name(source!)}>${name(target!)}${handle ?? ''}`)
        .toSorted(),
      ['>C', 'B>A', 'C>Byes', 'C>Fno', 'F>A', 'T>X', 'X>'],
    )
    assert.ok(y)
  })

  it('refuses what cannot be', () => {
    const { graph } = drawn('T>A A>C C>B:yes C>F:no')
    const { actions } = graphToActions(graph)
    const [a, custom] = actions
    const wrong: [string, Action[]][] = [
      ['a Custom that is gone', [a!]],
      ['a Custom of nowhere', [a!, custom!, action('Custom')]],
      ['a Custom that was changed', [a!, { ...custom!, action: 'Wait' }]],
      ['something behind a Custom without an end', [custom!, a!]],
      ['an action twice', [a!, { ...a! }, custom!]],
      ['an action of another journey', [{ ...a!, nodeId: newId() }, custom!]],
      ['too many actions', [...Array.from({ length: 1000 }, () => action('Wait')), custom!]],
    ]
    for (const [what, tree] of wrong) {
      assert.throws(() => actionsToGraph(tree, graph), JourneyError, what)
    }
    let deep: Action[] = []
    for (let n = 0; n < 100_000; n++) deep = [action('Decision', { true: deep, false: [] })]
    assert.throws(() => actionsToGraph(deep, chain(MANUAL)), JourneyError)
  })
})
