import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { compareJourney } from './compare-journey.ts'
import type { JourneyIds } from './compare-journey.ts'
import { compareLists } from './compare-lists.ts'
import type { Workspace } from './open-platform.ts'
import { statusOf, wordFor } from './reference-model.ts'
import type { ModelJourney, Outcome, Vendor } from './reference-model.ts'
import type { Reply } from './vendor-clients.ts'

/** The workspace as it should be, and as it is: the same places in both. */
export interface Model {
  journeys: ModelJourney[]
}
export interface Real {
  clients: Workspace
  ids: JourneyIds[]
  /** A prefix that no canvas of Flownally has had. */
  newPrefix(): string
}

export type Command = fc.AsyncCommand<Model, Real>

/** Something that one vendor's API can be asked to do with a journey. */
export interface Kind<Wanted> {
  vendor: Vendor
  name: string
  wanted: fc.Arbitrary<Wanted>
  /** Changes the model's journey, unless it is refused. */
  effect(journey: ModelJourney, wanted: Wanted): Outcome
  send(real: Real, id: JourneyIds, wanted: Wanted): Promise<Reply>
  /** 200 unless said. */
  done?: number
  /** Where the vendor sees no such journey; its usual 404 unless said. */
  gone?: number
}

/** Of a journey that takes it; now and then of any. */
export function callOf<Wanted>(kind: Kind<Wanted>): fc.Arbitrary<Command> {
  const { vendor, name, done = 200, gone } = kind
  const outcomeFor = (journey: ModelJourney, wanted: Wanted) =>
    wordFor(vendor, journey) === null ? 'gone' : kind.effect(journey, wanted)
  return onJourney({
    who: vendor,
    name,
    wanted: kind.wanted,
    suits: (journey, wanted) => outcomeFor({ ...journey }, wanted) === 'done',
    async make({ journey, ids, real, wanted, text }) {
      const outcome = outcomeFor(journey, wanted)
      const { status, body } = await kind.send(real, ids, wanted)
      const expected = (outcome === 'gone' && gone) || statusOf(vendor, outcome, done)
      assert.equal(status, expected, `${text}: ${JSON.stringify(body)}`)
    },
  })
}

interface OnJourney<Wanted> {
  who: string
  name: string
  wanted: fc.Arbitrary<Wanted>
  suits(journey: ModelJourney, wanted: Wanted): boolean
  /** Does it to the model and to the platform; the two are compared after it. */
  make(call: {
    journey: ModelJourney
    ids: JourneyIds
    real: Real
    wanted: Wanted
    text: string
  }): Promise<void>
}

export function onJourney<Wanted>(call: OnJourney<Wanted>): fc.Arbitrary<Command> {
  const choice = fc.record({ n: fc.nat({ max: 11 }), any: fc.nat({ max: 2 }) })
  return fc.tuple(choice, call.wanted).map(([{ n, any }, wanted]) => {
    const among = ({ journeys }: Model) =>
      any === 2 ? journeys : journeys.filter((one) => call.suits(one, wanted))
    let text = callText(call.who, call.name, null, wanted)
    return {
      check: (model) => among(model).length > 0,
      async run(model, real) {
        const from = among(model)
        const journey = from[n % from.length]!
        const at = model.journeys.indexOf(journey)
        const ids = real.ids[at]!
        text = callText(call.who, call.name, at, wanted)
        await call.make({ journey, ids, real, wanted, text })
        await compareJourney(real.clients, ids, journey)
      },
      toString: () => text,
    }
  })
}

/** `Octeth.update(#0, {"name":"Welcome"})` */
export function callText(vendor: string, name: string, at: number | null, wanted: unknown): string {
  const given = wanted === undefined ? [] : [JSON.stringify(wanted)]
  return `${vendor}.${name}(${[...(at === null ? [] : [`#${at}`]), ...given].join(', ')})`
}

/** Everything that each API shows, of all journeys. */
export const lookAround: Command = {
  check: () => true,
  async run({ journeys }, { clients, ids }) {
    await compareLists(clients, ids, journeys)
    for (const [at, journey] of journeys.entries()) {
      await compareJourney(clients, ids[at]!, journey)
    }
  },
  toString: () => 'lookAround()',
}
