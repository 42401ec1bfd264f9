import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { OctethCommand } from '../../../../src/wire/vendors/octeth/commands.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture } from './octeth-fixture.ts'
import { makeJourney } from './octeth-journeys.ts'

const VALUES = [
  true,
  '\0',
  '\ud800',
  -1,
  1e21,
  '9'.repeat(15),
  {},
  [[]],
  [null],
  '[{}]',
  '0000-01-01',
  '9999-12-31',
  'x'.repeat(11_000),
  [{ Action: 'Decision', Actions: { True: [{}], False: 1 } }],
  [{ Property: 'a', Operator: 'matches regex', Value: '(' }],
  [{ Action: 'AddTag', ActionID: { a: 1 }, ['__proto__']: { a: '\0' } }],
] as const

/** Where each parameter is looked at; what else it needs is there. */
const PARAMETERS: Partial<Record<OctethCommand, string[]>> = {
  'journey.create': ['Name', 'Notes', 'Trigger', 'Trigger_Criteria', 'Run_Criteria'],
  'journey.update': ['Rate_Limit_Per_Hour', 'Run_Criteria_Operator', 'Trigger_ListID'],
  'journey.clone': ['JourneyID', 'NewJourneyName'],
  'journey.get': ['JourneyID', 'StartDate', 'EndDate'],
  'journeys.delete': ['Journeys'],
  'journey.actions.update': ['Actions'],
  'journey.action.subscribers': ['FilterJSON', 'RecordsPerRequest', 'RecordsFrom', 'OrderField'],
}

onBothDatabases("odd values in Octeth's parameters", (db) => {
  let fixture: OctethFixture
  before(async () => {
    fixture = await openOctethFixture(db())
  })
  after(() => fixture.close())

  for (const [command, names] of Object.entries(PARAMETERS)) {
    it(`are refused or taken by ${command}, and never a 5xx`, async () => {
      const JourneyID = await makeJourney(fixture)
      const base = { JourneyID, ActionID: 1, Name: 'Odd', NewJourneyName: 'Odd' }
      for (const name of names) {
        for (const value of VALUES) {
          const { status, text } = await fixture.call(command, { ...base, [name]: value })
          assert.ok(status < 500, `${name} ${JSON.stringify(value)}: ${text}`)
        }
      }
      assert.deepEqual(fixture.failures, [])
    })
  }
})
