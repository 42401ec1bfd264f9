import * as fc from 'fast-check'
import { callOf } from './call.ts'
import type { Command } from './call.ts'
import { octethActions } from './canvases.ts'
import { edit, editLive } from './reference-model.ts'
import type { ModelJourney, Step } from './reference-model.ts'
import { hours } from './wanted.ts'

/** One more wait behind what is there, which comes back as it was shown. */
const longer = ({ draft }: ModelJourney, hours: number, published: boolean) => ({
  steps: [...draft.steps, { hours, published }],
})
const WAIT = { unit: 'hours' }

/** Who reads a canvas, changes a little of it and sends all of it back. */
export const SEND_BACK_CALLS: fc.Arbitrary<Command>[] = [
  callOf({
    vendor: 'Flownally',
    name: 'append',
    wanted: hours,
    effect: (journey, hours) => edit(journey, longer(journey, hours, true)),
    async send({ clients, newPrefix }, { flownally }, duration) {
      const { body } = await clients.flownally('GET', `/${flownally}`)
      const { nodes, edges, ...more } = body.definition ?? { nodes: [], edges: [] }
      const node = { id: newPrefix(), type: 'wait', data: { ...WAIT, duration } }
      const last = lastOf(nodes, edges, 'source')
      const edge = { source: last, target: node.id }
      const definition = {
        ...more,
        nodes: [...nodes, node],
        edges: last === null ? edges : [...edges, edge],
      }
      return clients.flownally('PATCH', `/${flownally}`, { definition })
    },
  }),
  callOf({
    vendor: 'BreakGround',
    name: 'append',
    wanted: hours,
    effect: (journey, hours) => edit(journey, longer(journey, hours, true)),
    async send({ clients }, { breakground: id }, duration) {
      const { body } = await clients.breakground('GET', `/${id}`)
      const { nodes, edges } = body.data ?? { nodes: [], edges: [] }
      const node = { id: 'new', type: 'WAIT', config: { ...WAIT, duration } }
      const last = lastOf(nodes, edges, 'sourceNodeId')
      const edge = { sourceNodeId: last, targetNodeId: node.id }
      return clients.breakground('PUT', `/${id}/canvas`, {
        nodes: [...nodes, node],
        edges: last === null ? edges : [...edges, edge],
      })
    },
  }),
  callOf({
    vendor: 'Octeth',
    name: 'append',
    wanted: hours,
    // Octeth publishes no action by itself.
    effect: (journey, hours) => editLive(journey, longer(journey, hours, false)),
    async send({ clients }, { octeth: JourneyID }, hours) {
      const { body } = await clients.octeth('journey.get', { JourneyID })
      const [wait] = octethActions([{ hours, published: false }])
      const { Published: _, ...action } = wait!
      const Actions = [...(body.Actions ?? []), action]
      return clients.octeth('journey.actions.update', { JourneyID, Actions })
    },
  }),
  callOf({
    vendor: 'Octeth',
    name: 'reverse',
    wanted: fc.constant(undefined),
    effect: (journey) => editLive(journey, { steps: journey.draft.steps.toReversed() }),
    async send({ clients }, { octeth: JourneyID }) {
      const { body } = await clients.octeth('journey.get', { JourneyID })
      const Actions = (body.Actions ?? []).toReversed()
      return clients.octeth('journey.actions.update', { JourneyID, Actions })
    },
  }),
  callOf({
    vendor: 'Octeth',
    name: 'publishActions',
    wanted: fc.boolean(),
    effect: (journey, published) =>
      editLive(journey, {
        steps: journey.draft.steps.map((step): Step => ({ ...step, published })),
      }),
    async send({ clients }, { octeth: JourneyID }, published) {
      const { body } = await clients.octeth('journey.get', { JourneyID })
      const shown: { ActionID: string }[] = body.Actions ?? []
      const Actions = shown.map(({ ActionID }) => ({
        actionid: ActionID,
        published: String(published),
      }))
      return clients.octeth('journey.actions.published', { JourneyID, Actions })
    },
  }),
]

/** The node that no edge comes out of; null of none. */
function lastOf<End extends string>(
  nodes: readonly { id: string }[],
  edges: readonly Record<End, string>[],
  source: End,
): string | null {
  const left = new Set(edges.map((edge) => edge[source]))
  return nodes.find(({ id }) => !left.has(id))?.id ?? null
}
