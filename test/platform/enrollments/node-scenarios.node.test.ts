import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { JourneyRules } from '../../../src/platform/journeys/rules.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { draw, engineFixture, on } from './engine-fixture.ts'
import type { Drawn } from './engine-fixture.ts'
import {
  NUL,
  BOUGHT,
  IN_A_DAY,
  EXIT,
  WAIT_TWO_DAYS,
  circle,
  condition,
  decision,
  endless,
  goal,
  line,
  passedOver,
  waitForEvent,
} from './scenario-canvases.ts'

/** What happens, in order: an event of that name, or hours that pass. */
type Happens = string | number

interface Scenario {
  drawn: Drawn
  rules?: Partial<JourneyRules>
  lead?: Record<string, string>
  happens: Happens[]
  ledger: string[]
  ends: string
}

const SCENARIOS: Record<string, Scenario> = {
  'names with a NUL': {
    drawn: NUL,
    happens: ['go', 1],
    ledger: ['start entered', 'which decided ab', 'wait timeout timeout', 'end exit'],
    ends: 'completed at end: soso',
  },
  'WAIT, before its end': {
    drawn: line,
    happens: ['go', 47],
    ledger: ['start entered'],
    ends: 'active at wait',
  },
  'WAIT, at its end': {
    drawn: line,
    happens: ['go', 48],
    ledger: ['start entered', 'wait waited', 'end exit'],
    ends: 'completed at end',
  },
  'a circle with a wait in it': {
    drawn: circle,
    happens: ['go', 48, 48, 47],
    ledger: [
      'start entered',
      'wait waited',
      'which decided else',
      'wait waited',
      'which decided else',
    ],
    ends: 'active at wait',
  },
  'a circle without a real wait': {
    drawn: endless,
    happens: ['go'],
    ledger: ['start entered', 'wait waited'],
    ends: 'failed at wait: endless',
  },
  'a node that is not published': {
    drawn: passedOver,
    happens: ['go'],
    ledger: ['start entered', 'wait passed-over', 'end exit'],
    ends: 'completed at end',
  },
  'WAIT_FOR_EVENT, the event': {
    drawn: waitForEvent(),
    happens: ['go', 1, 'paid', 30],
    ledger: ['start entered', 'wait event event', 'yes exit'],
    ends: 'completed at yes',
  },
  'WAIT_FOR_EVENT, an event from before': {
    drawn: waitForEvent(),
    happens: ['paid', 'go', 1],
    ledger: ['start entered'],
    ends: 'active at wait',
  },
  'WAIT_FOR_EVENT, another event, then too late': {
    drawn: waitForEvent(),
    happens: ['go', 'other', 24, 'paid'],
    ledger: ['start entered', 'wait timeout timeout', 'late exit'],
    ends: 'completed at late',
  },
  'WAIT_FOR_EVENT for what it was entered by': {
    drawn: waitForEvent({ eventName: 'go' }),
    happens: ['go', 1],
    ledger: ['start entered'],
    ends: 'active at wait',
  },
  'WAIT_FOR_EVENT, looking back': {
    drawn: draw(
      {
        start: on('go'),
        pause: WAIT_TWO_DAYS,
        wait: { type: 'WAIT_FOR_EVENT', config: { eventName: 'paid', lookback: 'enrollment' } },
        yes: EXIT,
      },
      [
        ['start', 'pause'],
        ['pause', 'wait'],
        ['wait', 'yes'],
      ],
    ),
    happens: ['paid', 'go', 1, 'paid', 48],
    ledger: ['start entered', 'pause waited', 'wait event event', 'yes exit'],
    ends: 'completed at yes',
  },
  'CONDITION, the first that fits': {
    drawn: condition,
    lead: { age: '70' },
    happens: ['go'],
    ledger: ['start entered', 'which decided rich', 'old exit'],
    ends: 'completed at old',
  },
  'CONDITION, as numbers and not by the letter': {
    drawn: condition,
    lead: { age: '9e1', name: 'x' },
    happens: ['go'],
    ledger: ['start entered', 'which decided rich', 'old exit'],
    ends: 'completed at old',
  },
  'CONDITION, the second': {
    drawn: condition,
    lead: { age: '18' },
    happens: ['go'],
    ledger: ['start entered', 'which decided adult', 'adult exit'],
    ends: 'completed at adult',
  },
  'CONDITION, none': {
    drawn: condition,
    lead: { age: 'young' },
    happens: ['go'],
    ledger: ['start entered', 'which decided else', 'other exit'],
    ends: 'completed at other',
  },
  "Octeth's Decision, true": {
    drawn: decision,
    lead: { city: 'York', email: 'ada@example.org' },
    happens: ['go'],
    ledger: ['start entered', 'which decided true', 'yes exit'],
    ends: 'completed at yes',
  },
  "Octeth's Decision, false": {
    drawn: decision,
    happens: ['go'],
    ledger: ['start entered', 'which decided false', 'no exit'],
    ends: 'completed at no',
  },
  'GOAL_CHECK, met inside': {
    drawn: goal,
    rules: BOUGHT,
    happens: ['go', 1, 'bought', 48],
    ledger: ['start entered', 'wait waited', 'check goal success', 'good exit'],
    ends: 'completed at good',
  },
  'GOAL_CHECK, met before': {
    drawn: goal,
    rules: BOUGHT,
    happens: ['bought', 'go', 48],
    ledger: ['start entered', 'wait waited', 'check no-goal fallback', 'bad exit'],
    ends: 'completed at bad',
  },
  'a deadline, missed': {
    drawn: goal,
    rules: IN_A_DAY,
    happens: ['go', 24],
    ledger: ['start entered'],
    ends: 'abandoned at wait: deadline',
  },
  'a deadline, kept': {
    drawn: goal,
    rules: IN_A_DAY,
    happens: ['go', 1, 'bought', 24, 30],
    ledger: ['start entered', 'wait waited', 'check goal success', 'good exit'],
    ends: 'completed at good',
  },
  exitOnGoal: {
    drawn: goal,
    rules: { ...BOUGHT, settings: { exitOnGoal: true } },
    happens: ['go', 1, 'bought'],
    ledger: ['start entered'],
    ends: 'completed at wait: goal',
  },
}

onBothDatabases('what becomes of a lead', (db) => {
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    it(name, async () => {
      // Nodes belong to one journey of a workspace: each scenario has its own.
      const fixture = await engineFixture(db())
      const { id } = await fixture.journey(scenario.drawn, scenario.rules)
      const leadId = await fixture.lead(scenario.lead)
      for (const one of scenario.happens) {
        if (typeof one === 'number') await fixture.pass(one)
        else assert.equal(await fixture.tell(leadId, one), true)
      }
      assert.deepEqual(await fixture.ledger(id, scenario.drawn), scenario.ledger)
      const [run, ...others] = await fixture.runsOf(id)
      assert.deepEqual(others, [])
      const { status, current_node_id: nodeId, exit_reason: reason, step_no: stepNo } = run!
      const place = scenario.drawn.names.get(nodeId ?? '')
      assert.equal(`${status} at ${place}${reason === null ? '' : `: ${reason}`}`, scenario.ends)
      assert.equal(stepNo, scenario.ledger.length)
      assert.deepEqual(fixture.failures, [])
    })
  }
})
