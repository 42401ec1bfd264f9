import { before, it } from 'node:test'
import * as fc from 'fast-check'
import { onBothDatabases } from '../../../harness/databases.ts'
import { lookAround } from './call.ts'
import type { Command, Model, Real } from './call.ts'
import { CANVAS_CALLS } from './canvas-calls.ts'
import { CREATIONS } from './creations.ts'
import { LEAD_CALLS } from './lead-calls.ts'
import { NAME_CALLS } from './name-calls.ts'
import { openPlatform } from './open-platform.ts'
import type { Workspace } from './open-platform.ts'
import { SEND_BACK_CALLS } from './send-back-calls.ts'
import { ARCHIVE_CALLS, DELETE_CALLS, SWITCH_CALLS } from './state-calls.ts'

/** Each is a walk of some thirty calls in a workspace of its own; `npm run check:all` takes more. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 5)
const MOST_CALLS = 120

const anyCalls = fc.commands<Model, Real, false>(
  [
    fc.oneof(
      { weight: 6, arbitrary: fc.oneof(...CREATIONS) },
      { weight: 6, arbitrary: fc.oneof(...SWITCH_CALLS) },
      { weight: 2, arbitrary: fc.oneof(...ARCHIVE_CALLS) },
      { weight: 1, arbitrary: fc.oneof(...DELETE_CALLS) },
      { weight: 2, arbitrary: fc.oneof(...LEAD_CALLS) },
      { weight: 4, arbitrary: fc.oneof(...CANVAS_CALLS) },
      { weight: 2, arbitrary: fc.oneof(...NAME_CALLS) },
      { weight: 4, arbitrary: fc.oneof(...SEND_BACK_CALLS) },
      { weight: 1, arbitrary: fc.constant<Command>(lookAround) },
    ),
  ],
  { maxCommands: MOST_CALLS, size: 'max' },
)

onBothDatabases('a few journeys under all four APIs', (db) => {
  let connect: () => Promise<Workspace>
  before(async () => void (connect = await openPlatform(db())))

  it('are everywhere as the tables of states and effects say, whoever calls what', async () => {
    await fc.assert(
      fc.asyncProperty(anyCalls, async (calls) => {
        let prefixes = 0
        const model: Model = { journeys: [] }
        const newPrefix = () => `n${prefixes++}-`
        const real: Real = { clients: await connect(), ids: [], newPrefix }
        await fc.asyncModelRun(() => ({ model, real }), calls)
        await lookAround.run(model, real)
      }),
      // Unbiased: short walks would be the rule else, and meet nothing.
      { numRuns: RUNS, unbiased: true },
    )
  })
})
