import * as fc from 'fast-check'
import { callOf } from './call.ts'
import type { Command } from './call.ts'
import { breakgroundCanvas, flownallyDefinition, octethActions } from './canvases.ts'
import { edit, editLive } from './reference-model.ts'
import type { ModelJourney, Outcome, Step } from './reference-model.ts'
import { canvas, hours, published } from './wanted.ts'

const waits = fc.array(fc.record({ hours, published }), { maxLength: 3 })
const nothing = fc.constant(undefined)

const isPage = (step: Step) => 'page' in step
/** A request that contradicts itself. */
const refused = ({ state }: ModelJourney): Outcome =>
  state === 'archived' ? 'conflict' : 'invalid'

/** What changes the canvas as a whole, whatever was there. */
export const CANVAS_CALLS: fc.Arbitrary<Command>[] = [
  callOf({
    vendor: 'BreakGround',
    name: 'saveCanvas',
    wanted: canvas,
    effect: edit,
    send: ({ clients }, ids, wanted) =>
      clients.breakground('PUT', `/${ids.breakground}/canvas`, breakgroundCanvas(wanted)),
  }),
  callOf({
    vendor: 'BreakGround',
    name: 'saveCanvasWithEdgeFromNowhere',
    wanted: canvas,
    effect: refused,
    send({ clients }, ids, wanted) {
      const { nodes, edges } = breakgroundCanvas(wanted)
      const edge = { sourceNodeId: 'nobody', targetNodeId: 'nobody' }
      const body = { nodes, edges: [...edges, edge] }
      return clients.breakground('PUT', `/${ids.breakground}/canvas`, body)
    },
  }),
  callOf({
    vendor: 'Flownally',
    name: 'updateDefinition',
    wanted: canvas,
    effect: edit,
    send: ({ clients, newPrefix }, ids, wanted) =>
      clients.flownally('PATCH', `/${ids.flownally}`, {
        definition: flownallyDefinition(wanted, newPrefix()),
      }),
  }),
  callOf({
    vendor: 'Flownally',
    name: 'updateDefinitionWithTwoOfOneId',
    wanted: nothing,
    effect: refused,
    send({ clients }, ids) {
      const node = { id: 'twice', type: 'wait', data: {} }
      const definition = { nodes: [node, node], edges: [] }
      return clients.flownally('PATCH', `/${ids.flownally}`, { definition })
    },
  }),
  callOf({
    vendor: 'Flownally',
    name: 'updateTrigger',
    wanted: nothing,
    // It leads to what is there.
    effect: (journey) => edit(journey, { trigger: true }),
    send: ({ clients }, ids) =>
      clients.flownally('PATCH', `/${ids.flownally}`, {
        triggerConfig: { type: 'contact_created' },
      }),
  }),
  callOf({
    vendor: 'Octeth',
    name: 'updateTrigger',
    wanted: nothing,
    effect: (journey) => editLive(journey, { trigger: true }),
    send: ({ clients }, { octeth: JourneyID }) =>
      clients.octeth('journey.update', { JourneyID, Trigger: 'Manual' }),
  }),
  callOf({
    vendor: 'Octeth',
    name: 'updateActions',
    wanted: waits,
    // What it has no word for may be moved, not left out.
    effect: (journey, steps) =>
      journey.draft.steps.some(isPage) ? 'invalid' : editLive(journey, { steps }),
    send: ({ clients }, { octeth: JourneyID }, steps) =>
      clients.octeth('journey.actions.update', { JourneyID, Actions: octethActions(steps) }),
  }),
  callOf({
    vendor: 'Octeth',
    name: 'updateActionsWithUnknown',
    wanted: nothing,
    effect: refused,
    send: ({ clients }, { octeth: JourneyID }) =>
      clients.octeth('journey.actions.update', { JourneyID, Actions: [{ Action: 'Fly' }] }),
  }),
]
