/**
 * Property tests try the same values in every run of `npm test`, so that it says of a commit the
 * same today and tomorrow. `npm run check:all` tries others each time (PROPERTY_SEED=random); what
 * fails there names its seed.
 */
import * as fc from 'fast-check'

const seed = process.env['PROPERTY_SEED'] ?? '20261121'
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })
