import * as fc from 'fast-check'
import { callOf } from './call.ts'
import type { Command } from './call.ts'
import { edit, editLive } from './reference-model.ts'
import { name, text } from './wanted.ts'

/** What changes everything of a journey but its canvas. */
export const NAME_CALLS: fc.Arbitrary<Command>[] = [
  callOf({
    vendor: 'Flownally',
    name: 'update',
    wanted: fc.record(
      { name, entryMode: fc.constantFrom('once', 'once_at_a_time', 'every_time') },
      { requiredKeys: [] },
    ),
    effect: edit,
    send: ({ clients }, ids, wanted) => clients.flownally('PATCH', `/${ids.flownally}`, wanted),
  }),
  callOf({
    vendor: 'Octeth',
    name: 'update',
    wanted: fc.record({ name, notes: text }, { requiredKeys: [] }),
    effect: editLive,
    send: ({ clients }, ids, { name, notes }) =>
      clients.octeth('journey.update', {
        JourneyID: ids.octeth,
        ...(name !== undefined && { Name: name }),
        ...(notes !== undefined && { Notes: notes }),
      }),
  }),
  callOf({
    vendor: 'BreakGround',
    name: 'update',
    wanted: fc.record({ name, description: text, freezes: fc.boolean() }, { requiredKeys: [] }),
    effect: edit,
    send: ({ clients }, ids, { freezes, ...names }) =>
      clients.breakground('PATCH', `/${ids.breakground}`, {
        ...names,
        ...(freezes !== undefined && { settings: freezes ? { pauseMode: 'freeze' } : {} }),
      }),
  }),
]
