import { draw, on } from './engine-fixture.ts'

export const EXIT = { type: 'EXIT' } as const
export const WAIT_TWO_DAYS = { type: 'WAIT', config: { duration: 2, unit: 'days' } } as const

export const waitForEvent = (config: Record<string, unknown> = {}) =>
  draw(
    {
      start: on('go'),
      wait: {
        type: 'WAIT_FOR_EVENT',
        config: { eventName: 'paid', timeout: { amount: 1, unit: 'day' }, ...config },
      },
      yes: EXIT,
      late: EXIT,
    },
    [
      ['start', 'wait'],
      ['wait', 'yes'],
      ['wait', 'late', 'timeout'],
    ],
  )

const IS_DONE = [{ Property: 'done', Operator: 'equals', Value: 'yes' }]

export const condition = draw(
  {
    start: on('go'),
    which: {
      type: 'CONDITION',
      config: {
        branches: [
          {
            handle: 'rich',
            criteria: [{ Property: 'age', Operator: 'greater than', Value: '60' }],
          },
          { handle: 'adult', criteria: [{ Property: 'age', Operator: 'greater than', Value: 17 }] },
        ],
      },
    },
    old: EXIT,
    adult: EXIT,
    other: EXIT,
  },
  [
    ['start', 'which'],
    ['which', 'old', 'rich'],
    ['which', 'adult', 'adult'],
    ['which', 'other', 'else'],
  ],
)

export const decision = draw(
  {
    start: on('go'),
    which: {
      type: 'CONDITION',
      kind: 'Decision',
      config: {
        CriteriaOperator: 'or',
        Criteria: [
          { Property: 'city', Operator: 'equals', Value: 'Leeds' },
          { Property: 'email', Operator: 'matches regex', Value: '@example\\.org$' },
        ],
      },
    },
    yes: EXIT,
    no: EXIT,
  },
  [
    ['start', 'which'],
    ['which', 'yes', 'true'],
    ['which', 'no', 'false'],
  ],
)

export const goal = draw(
  { start: on('go'), wait: WAIT_TWO_DAYS, check: { type: 'GOAL_CHECK' }, good: EXIT, bad: EXIT },
  [
    ['start', 'wait'],
    ['wait', 'check'],
    ['check', 'good', 'success'],
    ['check', 'bad', 'fallback'],
  ],
)
export const BOUGHT = { goal: { type: 'event', config: { eventName: 'bought' } } } as const
export const IN_A_DAY = { goal: { ...BOUGHT.goal, deadline: 1 } }

export const line = draw({ start: on('go'), wait: WAIT_TWO_DAYS, end: EXIT }, [
  ['start', 'wait'],
  ['wait', 'end'],
])

export const passedOver = draw(
  { start: on('go'), wait: { ...WAIT_TWO_DAYS, published: false }, end: EXIT },
  [
    ['start', 'wait'],
    ['wait', 'end'],
  ],
)

/** Round and round: who has waited may come to the same wait again, and more than once. */
export const circle = draw(
  {
    start: on('go'),
    wait: WAIT_TWO_DAYS,
    which: { type: 'CONDITION', config: { branches: [{ handle: 'out', criteria: IS_DONE }] } },
    end: EXIT,
  },
  [
    ['start', 'wait'],
    ['wait', 'which'],
    ['which', 'end', 'out'],
    ['which', 'wait', 'else'],
  ],
)

/** A wait that is over before it begins lets nobody out of the circle. */
export const endless = draw(
  { start: on('go'), wait: { type: 'WAIT', config: { until: '2020-01-01' } } },
  [
    ['start', 'wait'],
    ['wait', 'wait'],
  ],
)

/** What JSON can say and a text column cannot. */
export const NUL = draw(
  {
    start: on('go'),
    which: {
      type: 'CONDITION',
      config: { branches: [{ handle: 'a\0b', criteria: [] }] },
    },
    wait: {
      type: 'WAIT_FOR_EVENT',
      config: { eventName: 'x\0', timeout: { amount: 1, unit: 'hour' } },
    },
    end: { type: 'EXIT', config: { reason: 'so\0so' } },
  },
  [
    ['start', 'which'],
    ['which', 'wait', 'a\0b'],
    ['wait', 'end'],
  ],
)
