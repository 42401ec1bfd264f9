import * as fc from 'fast-check'
import type { Canvas, Step } from './reference-model.ts'

/** What is asked for at random; small, so that calls meet each other's work. */

export const name = fc.constantFrom('Welcome', 'Onboarding', 'Win back')
export const text = fc.constantFrom('', 'One', 'Another')
export const hours = fc.integer({ min: 1, max: 9 })
export const published = fc.boolean()

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: hours.map((hours) => ({ hours, published: true })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('complete' as const, 'empty' as const)
      .map((page) => ({ page, published: true })),
  },
)

/** One in ten lets nobody in. */
export const canvas: fc.Arbitrary<Canvas> = fc.record({
  trigger: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  steps: fc.array(step, { maxLength: 3 }),
})
