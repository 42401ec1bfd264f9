import * as fc from 'fast-check'
import { callOf } from './call.ts'
import type { Command, Kind } from './call.ts'
import {
  activate,
  archive,
  close,
  enable,
  publish,
  publishAndActivate,
  remove,
  removeInactive,
  restore,
} from './reference-model.ts'
import type { ModelJourney, Outcome } from './reference-model.ts'

type Effect = (journey: ModelJourney) => Outcome
type How = Partial<Kind<undefined>>
const nothing = { wanted: fc.constant(undefined) }

const flownally = (name: string, effect: Effect, how: How = {}): fc.Arbitrary<Command> =>
  callOf({
    ...nothing,
    vendor: 'Flownally',
    name,
    effect,
    send: ({ clients }, ids) => clients.flownally('POST', `/${ids.flownally}/${name}`),
    ...how,
  })

const octeth = (name: string, effect: Effect, how: How = {}): fc.Arbitrary<Command> =>
  callOf({
    ...nothing,
    vendor: 'Octeth',
    name,
    effect,
    send: ({ clients }, { octeth: JourneyID }) => clients.octeth(`journey.${name}`, { JourneyID }),
    ...how,
  })

const breakground = (name: string, effect: Effect, how: How = {}): fc.Arbitrary<Command> =>
  callOf({
    ...nothing,
    vendor: 'BreakGround',
    name,
    effect,
    send: ({ clients }, ids) => clients.breakground('POST', `/${ids.breakground}/${name}`),
    ...how,
  })

/** What opens a journey's doors, and closes them. */
export const SWITCH_CALLS = [
  flownally('publish', publish),
  flownally('activate', activate),
  flownally('pause', (journey) => close(journey, 'paused')),
  octeth('enable', enable),
  octeth('disable', (journey) => close(journey, 'frozen')),
  breakground('publish', publishAndActivate),
  breakground('pause', (journey) => close(journey, journey.draft.freezes ? 'frozen' : 'paused')),
  breakground('unpublish', (journey) => close(journey, 'unpublished')),
]

export const ARCHIVE_CALLS = [
  breakground('archive', archive, {
    send: ({ clients }, ids) => clients.breakground('DELETE', `/${ids.breakground}`),
  }),
  breakground('restore', restore),
]

export const DELETE_CALLS = [
  flownally('delete', removeInactive, {
    done: 204,
    send: ({ clients }, ids) => clients.flownally('DELETE', `/${ids.flownally}`),
  }),
  octeth('delete', remove),
  octeth('deleteMany', remove, {
    // It says nothing of those that are not there.
    gone: 200,
    send: ({ clients }, { octeth: Journeys }) => clients.octeth('journeys.delete', { Journeys }),
  }),
]
