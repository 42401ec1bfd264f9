import { it } from 'node:test'
import * as fc from 'fast-check'
import { onBothDatabases } from '../../../harness/databases.ts'
import { anyPlan } from './any-plan.ts'
import { anyHappening } from './happenings.ts'
import { openBoth } from './real-and-model.ts'
import type { ModelRules } from './reference.ts'

/** Each is a journey with two leads and some thirty things that happen; `npm run check:all` takes more. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 20)

const anyRules: fc.Arbitrary<ModelRules> = fc.record({
  entryMode: fc.constantFrom('once', 'once_at_a_time', 'every_time'),
  goal: fc.constantFrom('event', 'form'),
  deadlineDays: fc.option(fc.integer({ min: 1, max: 3 })),
  exitOnGoal: fc.boolean(),
})

onBothDatabases('any journey, whatever happens in whatever order,', (db) => {
  it('goes as the reference says, and is counted as its rows are', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPlan,
        anyRules,
        fc.array(anyHappening, { minLength: 5, maxLength: 60, size: 'max' }),
        async (plan, rules, happenings) => {
          const both = await openBoth(db(), plan, rules)
          for (const one of happenings) await both.happen(one)
          await both.compareFigures()
        },
      ),
      // Unbiased: short ones would be the rule else, and meet nothing.
      { numRuns: RUNS, unbiased: true },
    )
  })
})
