import type { Canvas, Step } from './reference-model.ts'

/** A row of steps in each vendor's shape, there and back. */

interface Item {
  id?: string
  type: string
  contentId?: string | null
  settings: Record<string, unknown>
}

const asItem = (step: Step): Item =>
  'page' in step
    ? {
        type: 'CONTENT',
        ...(step.page === 'complete' && { contentId: 'flow_1' }),
        settings: { contentType: 'flow' },
      }
    : { type: 'WAIT', settings: { duration: step.hours, unit: 'hours' } }

const inARow = (many: number) => Array.from({ length: Math.max(0, many - 1) }, (_, at) => at)

export function breakgroundCanvas({ trigger, steps }: Canvas) {
  const start = { type: 'TRIGGER', settings: { triggerType: 'MANUAL', triggerConfig: {} } }
  const items = [...(trigger ? [start] : []), ...steps.map(asItem)]
  return {
    nodes: items.map(({ settings, ...item }) => ({ ...item, config: settings })),
    edges: inARow(items.length).map((at) => ({
      sourceNodeId: `<node-${at + 1}-id>`,
      targetNodeId: `<node-${at + 2}-id>`,
    })),
  }
}

/** @param prefix Of the ids of nodes. Flownally's are the caller's own, and one that comes again is the same node. */
export function flownallyDefinition({ trigger, steps }: Canvas, prefix: string) {
  const start = { type: 'start', settings: { triggerConfig: { type: 'contact_created' } } }
  const items = [...(trigger ? [start] : []), ...steps.map(asItem)]
  const id = (at: number) => `${prefix}${at}`
  return {
    nodes: items.map(({ type, settings, ...item }, at) => ({
      ...item,
      id: id(at),
      type: type.toLowerCase().replace('trigger', 'start'),
      data: settings,
    })),
    edges: inARow(items.length).map((at) => ({ source: id(at), target: id(at + 1) })),
  }
}

export function octethActions(steps: readonly Step[]) {
  return steps.map((step) => ({
    Action: 'Wait',
    WaitUnit: 'hours',
    WaitAmount: 'hours' in step ? step.hours : 0,
    Published: String(step.published),
  }))
}

/** What one can see of a canvas that knows nothing of being published. */
export interface SeenCanvas {
  trigger: boolean
  steps: (number | 'page')[]
}

export const seen = ({ trigger, steps }: Canvas): SeenCanvas => ({
  trigger,
  steps: steps.map((step) => ('page' in step ? 'page' : step.hours)),
})

// What the answers hold is for the comparison to say.
// oxlint-disable typescript/no-explicit-any
export function readBreakground({ nodes, edges }: any): SeenCanvas {
  const items = nodes.map(({ id, type, config }: any) => ({ id, type, settings: config ?? {} }))
  return followed(
    items,
    edges.map((edge: any) => [edge.sourceNodeId, edge.targetNodeId]),
  )
}

export function readFlownally(definition: any): SeenCanvas {
  const { nodes, edges } = definition ?? { nodes: [], edges: [] }
  const items = nodes.map(({ id, type, data }: any) => ({ id, type, settings: data ?? {} }))
  return followed(
    items,
    edges.map((edge: any) => [edge.source, edge.target]),
  )
}

export function readOcteth(actions: any[]) {
  return actions.map(({ Action, ActionParameters, Published }) => ({
    step: Action === 'Custom' ? ('page' as const) : hoursOf(ActionParameters),
    published: Published === 'true',
  }))
}

/** From the one node that no edge leads to, along the edges. */
function followed(items: Item[], edges: [string, string][]): SeenCanvas {
  const targets = new Set(edges.map(([, target]) => target))
  const starts = items.filter(({ id = '' }) => !targets.has(id))
  const row: Item[] = []
  for (let item = starts[0]; item !== undefined;) {
    row.push(item)
    const next = edges.filter(([source]) => source === item?.id)
    if (next.length > 1) throw new Error('Two edges lead on.')
    item = items.find(({ id }) => id === next[0]?.[1])
  }
  if (row.length !== items.length) throw new Error('The nodes are not in one row.')
  const isTrigger = ({ type }: Item) => /^(trigger|start)$/i.test(type)
  return {
    trigger: row.some(isTrigger),
    steps: row
      .filter((item) => !isTrigger(item))
      .map(({ type, settings }) => (/^content$/i.test(type) ? 'page' : hoursOf(settings))),
  }
}

/** As any of the vendors writes a wait. */
function hoursOf(settings: any): number {
  if (!/^hours?$/.test(settings.WaitUnit ?? settings.unit)) throw new Error('These are no hours.')
  return Number(settings.WaitAmount ?? settings.duration)
}
