import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { onJourney } from './call.ts'
import { enter } from './reference-model.ts'

const wanted = fc.constant(undefined)

export const LEAD_CALLS = [
  onJourney({
    who: 'Lead',
    name: 'enter',
    wanted,
    suits: ({ state }) => state === 'active',
    async make({ journey, ids, real }) {
      assert.equal(await real.clients.enter(ids.breakground), enter(journey))
    },
  }),
  // FLG starts forms: a journey without one is none of FLG's, in whatever state.
  onJourney({
    who: 'FLG',
    name: 'start',
    wanted,
    suits: () => true,
    async make({ ids, real }) {
      const { status, body } = await real.clients.flg(ids.breakground)
      assert.deepEqual([status, body.error.code], [400, 'unknown_journey'])
    },
  }),
]
