import { newEdge } from '../../../src/platform/journeys/graph.ts'
import type { JourneyGraph, JourneyNode } from '../../../src/platform/journeys/graph.ts'
import type { JourneyRules } from '../../../src/platform/journeys/rules.ts'
import { newId } from '../../../src/platform/uuid.ts'
import { MANUAL, chain, soundGraph } from './journey-fixture.ts'

type Part = Partial<JourneyNode> & Pick<JourneyNode, 'type'>

/** A graph and the problems it has: each is a code at the place of a node, "-" for none. */
interface Row {
  graph: JourneyGraph
  rules?: Partial<JourneyRules>
  missing?: number[]
  problems: string[]
}

const EXIT = { type: 'EXIT' } as const
const DAY = { type: 'WAIT', config: { WaitUnit: 'Days', WaitAmount: '1' } } as const
const trigger = (triggerType: string, triggerConfig: object = {}) =>
  chain({ type: 'TRIGGER', config: { triggerType, triggerConfig } }, EXIT)
const inside = (...nodes: Part[]) => chain(MANUAL, ...nodes, EXIT)
const criteria = (Operator: string, Value: unknown) => [{ Property: 'City', Operator, Value }]

/** With more edges, by the places of their ends. */
function plus(graph: JourneyGraph, ...edges: [number, number, string?][]): JourneyGraph {
  const more = edges.map(([from, to, handle = null]) =>
    newEdge({ id: newId(), source: graph.nodes[from]!.id, target: graph.nodes[to]!.id, handle }),
  )
  return { ...graph, edges: [...graph.edges, ...more] }
}

function split(config: Record<string, unknown> | null, ...ways: (string | null)[]): JourneyGraph {
  const graph = chain(MANUAL, { type: 'SPLIT', config }, EXIT)
  const [first, way] = graph.edges
  return { ...graph, edges: [first!, ...ways.map((handle) => ({ ...way!, id: newId(), handle }))] }
}

function withEdge(edge: { source: string | null; target: string | null }): JourneyGraph {
  const graph = soundGraph()
  return { ...graph, edges: [...graph.edges, newEdge({ id: newId(), ...edge })] }
}

const TAG = { type: 'ACTION', kind: 'AddTag', config: { TargetTagID: 7 } } as const
const sound = soundGraph()
/** By what is wrong with each. */
export const DRAFTS: Record<string, Row> = {
  'a sound journey': { graph: sound, problems: [] },
  nothing: { graph: chain(), problems: ['no-trigger -'] },
  'no trigger': { graph: chain(DAY, EXIT), problems: ['no-trigger -'] },
  'a node that nothing leads to': {
    graph: {
      ...chain(MANUAL, EXIT),
      nodes: [...chain(MANUAL, EXIT).nodes, ...chain(EXIT).nodes].slice(0, 3),
      edges: [],
    },
    problems: ['dead-end 0 (warning)', 'unreachable 1', 'unreachable 2'],
  },
  'no way on': { graph: chain(MANUAL, DAY), problems: ['dead-end 1 (warning)'] },
  'an edge to nowhere': {
    graph: {
      ...sound,
      edges: [...sound.edges, newEdge({ id: newId(), source: sound.nodes[1]!.id, target: 'x' })],
    },
    problems: ['edge-without-node 1'],
  },
  'an edge from nowhere to nowhere': {
    graph: withEdge({ source: 'a', target: 'b' }),
    problems: ['edge-without-node -', 'edge-without-node -'],
  },
  'an edge with one end': {
    graph: withEdge({ source: 'a', target: null }),
    problems: ['edge-without-node -', 'edge-without-node -'],
  },
  'an edge without ends': {
    graph: withEdge({ source: null, target: null }),
    problems: ['edge-without-ends - (warning)'],
  },
  'an edge into a trigger': {
    graph: plus(inside(DAY), [1, 0, 'back']),
    problems: ['into-trigger 0'],
  },
  'two ways of one name': { graph: plus(inside(DAY), [1, 2]), problems: ['ambiguous 1'] },
  'two ways of two names': { graph: plus(inside(DAY), [1, 2, 'late']), problems: [] },
  'a circle': {
    graph: plus(inside(TAG, TAG), [2, 1, 'again']),
    problems: ['endless 1'],
  },
  'a circle of one': {
    graph: plus(inside(TAG), [1, 1, 'again']),
    problems: ['endless 1'],
  },
  'a circle with a wait': {
    graph: plus(inside(DAY, TAG), [2, 1, 'again']),
    problems: [],
  },
  'a circle whose wait is passed over': {
    graph: plus(inside({ ...DAY, published: false }, TAG), [2, 1, 'again']),
    problems: ['endless 1'],
  },

  'a trigger that says nothing': {
    graph: chain({ type: 'TRIGGER' }, EXIT),
    problems: ['trigger-open 0 (warning)'],
  },
  'a trigger that nobody knows': {
    graph: trigger('MOON_PHASE'),
    problems: ['trigger-unknown 0 (warning)'],
  },
  'a URL without anything': {
    graph: trigger('URL_MATCH'),
    problems: ['trigger-incomplete 0', 'trigger-incomplete 0'],
  },
  'a URL of another kind': {
    graph: trigger('URL_MATCH', { matchType: 'like', pattern: 'x' }),
    problems: ['trigger-incomplete 0'],
  },
  'a URL pattern that cannot be read': {
    graph: trigger('URL_MATCH', { matchType: 'regex', pattern: '(' }),
    problems: ['pattern 0'],
  },
  'a URL pattern that looks ahead, which no page does': {
    graph: trigger('URL_MATCH', { matchType: 'regex', pattern: '^/(?!admin)' }),
    problems: ['pattern-in-pages 0 (warning)'],
  },
  'a URL pattern that looks behind': {
    graph: trigger('URL_MATCH', { matchType: 'regex', pattern: '(?<=/)x' }),
    problems: ['pattern-in-pages 0 (warning)'],
  },
  'a URL pattern that refers back': {
    graph: trigger('URL_MATCH', { matchType: 'regex', pattern: '(a)\\1' }),
    problems: ['pattern-in-pages 0 (warning)'],
  },
  'a URL pattern that only looks like these': {
    graph: trigger('URL_MATCH', {
      matchType: 'regex',
      pattern: '\\(\\?=[(?=\\]]+(?<year>\\d)\\\\1',
    }),
    problems: [],
  },
  'a URL': { graph: trigger('URL_MATCH', { matchType: 'contains', pattern: '(' }), problems: [] },
  'an event without a name': {
    graph: trigger('CUSTOM_EVENT', { eventName: '' }),
    problems: ['trigger-incomplete 0'],
  },
  'a click on nothing': { graph: trigger('ELEMENT_CLICK'), problems: ['trigger-incomplete 0'] },
  "a criterion of Octeth's": {
    graph: trigger('Tag', { Criteria: criteria('matches regex', '[') }),
    problems: ['pattern 0'],
  },
  "Flownally's start": {
    graph: chain(
      {
        type: 'TRIGGER',
        kind: 'start',
        config: { triggerConfig: { type: 'contact_created' }, entryMode: 'once' },
      },
      EXIT,
    ),
    problems: [],
  },
  'a start of another mode': {
    graph: chain(
      {
        type: 'TRIGGER',
        kind: 'start',
        config: { triggerConfig: { type: 'contact_created' }, entryMode: 'once' },
      },
      EXIT,
    ),
    rules: { entryMode: 'every_time' },
    problems: ['entry-mode 0'],
  },

  'content that is not said': { graph: inside({ type: 'CONTENT' }), problems: ['content 1'] },
  'content that is not there': {
    graph: inside({ type: 'CONTENT', contentId: 'x' }),
    missing: [1],
    problems: ['content 1'],
  },
  'a wait for nothing': { graph: inside({ type: 'WAIT' }), problems: ['wait 1'] },
  'a wait of no length': {
    graph: inside({ type: 'WAIT', config: { duration: 0, unit: 'days' } }),
    problems: ['wait 1'],
  },
  'a wait in unknown units': {
    graph: inside({ type: 'WAIT', config: { duration: 1, unit: 'moons' } }),
    problems: ['wait 1'],
  },
  'a wait until a day': {
    graph: inside({ type: 'WAIT', config: { until: '2026-12-24' } }),
    problems: [],
  },
  'a wait until no day': {
    graph: inside({ type: 'WAIT', config: { until: '2026-02-30' } }),
    problems: ['wait 1'],
  },
  'no event to wait for': { graph: inside({ type: 'WAIT_FOR_EVENT' }), problems: ['event 1'] },
  'an event with a timeout of nothing': {
    graph: inside({
      type: 'WAIT_FOR_EVENT',
      config: { eventName: 'paid', timeout: { amount: 0, unit: 'day' } },
    }),
    problems: ['wait 1'],
  },
  'an event with a timeout': {
    graph: inside({
      type: 'WAIT_FOR_EVENT',
      config: { eventName: 'paid', timeout: { amount: 3, unit: 'day' } },
    }),
    problems: [],
  },
  'a condition without branches': {
    graph: chain(MANUAL, { type: 'CONDITION' }),
    problems: ['dead-end 1 (warning)', 'condition 1', 'settings 1'],
  },
  "a decision of Octeth's without branches": {
    graph: chain(MANUAL, { type: 'CONDITION', kind: 'Decision' }),
    problems: ['dead-end 1 (warning)', 'condition 1 (warning)', 'settings 1'],
  },
  'a pattern in a decision': {
    graph: inside({
      type: 'CONDITION',
      config: { Criteria: criteria("doesn't match regex", '*') },
    }),
    problems: ['pattern 1'],
  },
  'a pattern in a branch': {
    graph: inside({
      type: 'CONDITION',
      config: { branches: [null, { criteria: criteria('matches regex', 'x'.repeat(501)) }] },
    }),
    problems: ['pattern 1'],
  },
  'a split of nothing': {
    graph: chain(MANUAL, { type: 'SPLIT' }),
    problems: ['dead-end 1 (warning)', 'split 1'],
  },
  'a split without weights': { graph: split(null, null, null), problems: [] },
  'a split of thirds': {
    graph: split({ weights: { a: 33.33, b: 33.33, c: 33.34 } }, 'a', 'b', 'c'),
    problems: [],
  },
  'a split of 90': {
    graph: split(
      {
        branches: [
          { handle: 'a', weight: 40 },
          { handle: 'b', weight: 50 },
        ],
      },
      'a',
      'b',
    ),
    problems: ['split 1'],
  },
  'a split into others': {
    graph: split({ weights: { a: 100 } }, 'b'),
    problems: ['split 1', 'split 1'],
  },
  'a goal that nobody set': { graph: inside({ type: 'GOAL_CHECK' }), problems: ['goal 1'] },
  'a goal': {
    graph: inside({ type: 'GOAL_CHECK' }),
    rules: { goal: { type: 'event' } },
    problems: [],
  },
  'an action that does not say what it is to do': {
    graph: inside({ type: 'ACTION', kind: 'AddTag', config: { TargetTagID: 0 } }),
    problems: ['settings 1'],
  },
  'a decision by nothing': {
    graph: inside({ type: 'CONDITION', config: { branches: [{ handle: 'a' }] } }),
    problems: ['settings 1'],
  },
  'a split by a word': {
    graph: split({ weights: { a: 'most' } }, 'a'),
    problems: ['settings 1'],
  },
  'an action that nobody knows': {
    graph: inside({ type: 'ACTION', kind: 'sing' }),
    problems: ['unknown-action 1 (warning)'],
  },
  'an unfinished node that is passed over': {
    graph: inside({ type: 'WAIT', published: false }),
    problems: [],
  },
  'a pattern among the run criteria': {
    graph: sound,
    rules: { runCriteria: [criteria('equals', '('), criteria('matches regex', '(')] as never },
    problems: ['pattern -'],
  },
  'many things at once': {
    graph: chain(
      MANUAL,
      { type: 'WAIT' },
      { type: 'CONTENT' },
      { type: 'GOAL_CHECK' },
      { type: 'WAIT_FOR_EVENT' },
    ),
    problems: ['dead-end 4 (warning)', 'wait 1', 'content 2', 'goal 3', 'event 4'],
  },
}
