import { DEMO_QUESTION, DEMO_QUESTION_CALL } from './demo-workspace.ts'
import { newEdge, newNode } from './journeys/graph.ts'
import type { JourneyGraph, JourneyNode } from './journeys/graph.ts'
import type { WantedJourney } from './journeys/create-journey.ts'
import { newId } from './uuid.ts'

/** A journey of the demo's page for visitors. */
export interface DemoJourney extends WantedJourney {
  /** The same in each demo: the page starts one by it. */
  id: string
}

const FORM = { contentType: 'flow' } as const

/** URL match → form → wait → condition → booking → goal → exit. */
const offer = (): JourneyGraph =>
  draw(
    {
      page: trigger('URL_MATCH', { matchType: 'contains', pattern: 'offer=summer' }),
      ask: { type: 'CONTENT', contentId: DEMO_QUESTION, config: { ...FORM, display: 'modal' } },
      pause: { type: 'WAIT', config: { duration: 3, unit: 'seconds' } },
      talk: {
        type: 'CONDITION',
        config: {
          branches: [
            {
              handle: 'call',
              criteria: [{ Property: 'contactby', Operator: 'equals', Value: 'phone' }],
            },
          ],
        },
      },
      book: {
        type: 'CONTENT',
        contentId: DEMO_QUESTION_CALL,
        config: { contentType: 'appointment', display: 'drawer' },
      },
      check: { type: 'GOAL_CHECK' },
      booked: { type: 'EXIT', config: { reason: 'booked' } },
      over: { type: 'EXIT', config: { reason: 'no call' } },
    },
    [
      ['page', 'ask'],
      ['ask', 'pause', 'completed'],
      ['ask', 'over'],
      ['pause', 'talk'],
      ['talk', 'book', 'call'],
      ['talk', 'over'],
      ['book', 'check'],
      ['check', 'booked', 'success'],
      ['check', 'over', 'fallback'],
    ],
  )

/** A question as soon as the trigger fires. */
const question = (type: string, config: object, display: string): JourneyGraph =>
  draw(
    {
      start: trigger(type, { ...config }),
      ask: { type: 'CONTENT', contentId: DEMO_QUESTION, config: { ...FORM, display } },
      done: { type: 'EXIT' },
    },
    [
      ['start', 'ask'],
      ['ask', 'done'],
    ],
  )

/** Journeys that begin on `demo/visitor.html`, one for each kind of trigger. */
export function demoJourneys(): DemoJourney[] {
  const again = { frequency: 'session' }
  const all: [id: string, name: string, graph: JourneyGraph][] = [
    ['1', 'Summer offer', offer()],
    ['2', 'Click', question('ELEMENT_CLICK', { selector: '.rates' }, 'drawer')],
    ['3', 'Event', question('CUSTOM_EVENT', { eventName: 'rate calculated' }, 'modal')],
    ['4', 'By hand', question('MANUAL', { page: true }, 'popover')],
    ['5', 'Leaving', question('EXIT_INTENT', again, 'modal')],
    ['6', 'Read on', question('SCROLL_DEPTH', { ...again, percent: 70 }, 'popover')],
    ['7', 'Still there', question('TIME_ON_PAGE', { ...again, seconds: 60 }, 'popover')],
    ['8', 'Fees seen', question('ELEMENT_VISIBLE', { ...again, selector: '#fees' }, 'inline')],
  ]
  return all.map(([last, name, graph]) => ({
    id: `5e55f7a3-0000-4000-8000-00000000000${last}`,
    name,
    graph,
    rules: {
      entryMode: 'once_at_a_time',
      allowAnonymous: true,
      ...(last === '1' && {
        goal: { type: 'flow_completed', config: { flowId: DEMO_QUESTION_CALL } },
      }),
    },
  }))
}

type Drawn = Partial<JourneyNode> & Pick<JourneyNode, 'type'>

function trigger(triggerType: string, triggerConfig: object): Drawn {
  return { type: 'TRIGGER', config: { triggerType, triggerConfig } }
}

/** A canvas by names, from left to right. */
function draw(
  nodes: Record<string, Drawn>,
  edges: [from: string, to: string, handle?: string][],
): JourneyGraph {
  const ids = new Map(Object.keys(nodes).map((name) => [name, newId()]))
  const idOf = (name: string) => ids.get(name) ?? name
  return {
    nodes: Object.entries(nodes).map(([name, node], at) =>
      newNode({ ...node, id: idOf(name), position: { x: at * 240, y: 0 } }),
    ),
    edges: edges.map(([from, to, handle = null]) =>
      newEdge({ id: newId(), source: idOf(from), target: idOf(to), handle }),
    ),
    extra: {},
  }
}
