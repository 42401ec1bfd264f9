import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as fc from 'fast-check'
import { leaks } from '../../bench/soak/growth.ts'
import { slope } from '../../bench/soak/slope.ts'
import { seededRandom } from '../harness/seeded-random.ts'

/** Some thousands of requests on a warm server: so many MiB, up and down as garbage collection leaves them. */
function heaps(keptOfEach: number, seed: number): [number, number][] {
  const random = seededRandom(seed)
  return Array.from({ length: 40 }, (_, index) => {
    const thousands = (index * 90 + random() * 60) / 1000
    return [thousands, 50 + (keptOfEach * thousands * 1000) / 2 ** 20 + random() * 1.5]
  })
}

const asGrowth = (points: [number, number][]) => ({
  what: 'heap',
  unit: 'MiB' as const,
  begin: 0,
  end: 0,
  hourly: slope(points),
  byThousand: slope(points),
  most: 0.5,
})

it('a kilobyte that is kept of each request is found, and what only goes up and down is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      assert.ok(!leaks(asGrowth(heaps(0, seed))))
      assert.ok(leaks(asGrowth(heaps(1024, seed))))
    }),
  )
})

it('one odd count moves no slope', () => {
  const points = heaps(0, 7)
  points[3] = [0.3, 5000]
  assert.ok(Math.abs(slope(points).value) < 0.2)
})

it('a few counts say nothing', () => {
  const growth = asGrowth(heaps(10_000, 1).slice(0, 5))
  assert.ok(!leaks(growth))
})

it('the slope of a line is the line’s', () => {
  const line = Array.from({ length: 9 }, (_, x) => [x, 3 * x + 1] as const)
  assert.deepEqual(slope(line), { value: 3, from: 3, to: 3 })
})
