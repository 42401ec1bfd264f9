/**
 * Property tests try the same values in every run of `npm test`, so that it says of a commit the
 * same today and tomorrow. `npm run check:all` tries others each time (PROPERTY_SEED=random); what
 * fails there names its seed.
 */
import * as fc from 'fast-check'

const seed = process.env['PROPERTY_SEED'] ?? '20261121'
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })

/**
 * A property that fails is tried with smaller and smaller values. Where each try takes seconds, as with a
 * database, that goes on for hours: after so many minutes it tells the smallest that it has.
 */
const minutes = Number(process.env['TEST_MINUTES'] ?? 4)
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  interruptAfterTimeLimit: minutes * 60_000,
  markInterruptAsFailure: true,
})
