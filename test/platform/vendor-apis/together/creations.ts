import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { callText } from './call.ts'
import type { Command, Model, Real } from './call.ts'
import { breakgroundCanvas, flownallyDefinition } from './canvases.ts'
import { compareJourney } from './compare-journey.ts'
import { readLists } from './compare-lists.ts'
import { newJourney, publish, statusOf, wordFor } from './reference-model.ts'
import type { Canvas, ModelJourney, Vendor } from './reference-model.ts'
import type { Reply } from './vendor-clients.ts'
import { canvas, name } from './wanted.ts'

/** At a time: more would only be more of the same. */
const MOST_JOURNEYS = 3

interface Creation<Wanted> {
  vendor: Vendor
  name: string
  done: number
  wanted: fc.Arbitrary<Wanted>
  /** Null: what it is to be made of is not there. */
  made(wanted: Wanted, model: Model): ModelJourney | null
  send(real: Real, wanted: Wanted): Promise<Reply>
}

function creation<Wanted>(kind: Creation<Wanted>): fc.Arbitrary<Command> {
  return kind.wanted.map((wanted) => ({
    check: ({ journeys }) =>
      journeys.filter(({ state }) => state !== 'deleted').length < MOST_JOURNEYS,
    async run(model, real) {
      const made = kind.made(wanted, model)
      const before = await readLists(real.clients)
      const { status, body } = await kind.send(real, wanted)
      const expected = statusOf(kind.vendor, made === null ? 'gone' : 'done', kind.done)
      assert.equal(status, expected, `${this.toString()}: ${JSON.stringify(body)}`)
      if (made === null) return
      const after = await readLists(real.clients)
      const newIn = (vendor: Vendor) => {
        const ids = Object.keys(after[vendor]).filter((id) => !(id in before[vendor]))
        assert.equal(ids.length, 1, `${vendor} lists ${ids.length} new journeys`)
        return ids[0]!
      }
      const ids = {
        flownally: newIn('Flownally'),
        octeth: newIn('Octeth'),
        breakground: newIn('BreakGround'),
      }
      model.journeys.push(made)
      real.ids.push(ids)
      await compareJourney(real.clients, ids, made)
    },
    toString: () => callText(kind.vendor, kind.name, null, wanted),
  }))
}

type Named = Canvas & { name: string }
const named: fc.Arbitrary<Named> = fc
  .tuple(name, canvas)
  .map(([name, canvas]) => ({ name, ...canvas }))

export const CREATIONS: fc.Arbitrary<Command>[] = [
  creation({
    vendor: 'Flownally',
    name: 'create',
    done: 201,
    wanted: named,
    made: (wanted) => newJourney(wanted),
    send: ({ clients, newPrefix }, { name, ...canvas }) =>
      clients.flownally('POST', '', { name, definition: flownallyDefinition(canvas, newPrefix()) }),
  }),
  creation({
    vendor: 'BreakGround',
    name: 'create',
    done: 201,
    wanted: named,
    made: (wanted) => newJourney(wanted),
    send: ({ clients }, { name, ...canvas }) =>
      clients.breakground('POST', '', {
        name,
        siteId: clients.siteId,
        ...breakgroundCanvas(canvas),
      }),
  }),
  creation({
    vendor: 'Octeth',
    name: 'create',
    done: 200,
    wanted: name,
    made(name) {
      // Its first version is there at once, and leads come in again once they are out.
      const journey = newJourney({ name, trigger: true, entryMode: 'once_at_a_time' })
      publish(journey)
      return journey
    },
    send: ({ clients }, Name) => clients.octeth('journey.create', { Name }),
  }),
  creation({
    vendor: 'Octeth',
    name: 'clone',
    done: 200,
    wanted: fc.record({ of: fc.nat({ max: MOST_JOURNEYS }), name }),
    made({ of, name }, { journeys }) {
      const original = journeys[of]
      if (original === undefined || wordFor('Octeth', original) === null) return null
      const notes = `Copy of journey ${original.draft.name}`
      return newJourney({ ...original.draft, name, notes })
    },
    send: ({ clients, ids }, { of, name: NewJourneyName }) =>
      clients.octeth('journey.clone', {
        // No journey has a number as high.
        JourneyID: ids[of]?.octeth ?? '999999999',
        NewJourneyName,
      }),
  }),
]
