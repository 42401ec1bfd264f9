import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { sql } from 'kysely'
import type { OctethErrorItem } from '../../../../src/wire/vendors/octeth/answers.ts'
import type { OctethCommand } from '../../../../src/wire/vendors/octeth/commands.ts'
import {
  OCTETH_ERRORS,
  OCTETH_SUBSCRIBERS_NOT_FOUND,
} from '../../../../src/wire/vendors/octeth/errors.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture } from './octeth-fixture.ts'
import { enable, makeJourney, setActions } from './octeth-journeys.ts'

const NOBODY = 999_999_999
/** What is asked for, and the numbers that it must be answered with. */
type Case = readonly [command: OctethCommand, parameters: object, ...codes: number[]]

const VANISHING = 'It vanishes as it is written'

onBothDatabases("Octeth's numbered errors", (db) => {
  let fixture: OctethFixture
  before(async () => {
    fixture = await openOctethFixture(db())
  })
  after(() => fixture.close())

  it('are all reached, each with its status and its words', async () => {
    const journey = await makeJourney(fixture)
    const enabled = await makeJourney(fixture)
    await enable(fixture, enabled)
    const [action] = await setActions(fixture, journey, [{ Action: 'SendEmail' }])
    const reached = new Set<string>()
    for (const [command, parameters, ...codes] of cases({ journey, enabled, action: action! })) {
      const credential = command === 'journey.copytouser' ? { AdminAPIKey: fixture.keys.admin } : {}
      const answer = await fixture.call(command, { ...credential, ...parameters })
      const what = `${command} ${JSON.stringify(parameters)}: ${answer.status} ${answer.text}`
      const told = codesOf(answer.json)
      assert.deepEqual(
        told.map(({ Code }) => Code),
        codes,
        what,
      )
      for (const { Code, Message } of told) {
        const [status, words] = documented(command, Code, answer.status)
        assert.equal(answer.status, status, what)
        if (Message !== undefined) assert.equal(Message, words, what)
        reached.add(`${command} ${Code} ${words}`)
      }
    }
    const all = everyError()
    console.log(`Octeth: ${reached.size} of ${all.length} numbered errors`)
    assert.deepEqual([...reached].toSorted(), all.toSorted())
    assert.deepEqual(fixture.failures, [])
  })

  it('7 of the published actions is told when the journey goes as they are written', async () => {
    const JourneyID = await makeJourney(fixture)
    const [ActionID] = await setActions(fixture, JourneyID, [{ Action: 'SendEmail' }])
    await vanishWhenNamed(VANISHING)
    await db()
      .updateTable('journey')
      .set({ notes: VANISHING })
      .where('number', '=', String(JourneyID))
      .execute()
    const { status, json } = await fixture.call('journey.actions.published', {
      JourneyID,
      Actions: [{ ActionID, Published: true }],
    })
    const expected = [{ Code: 7, Message: 'Journey not found after update' }]
    assert.deepEqual([status, json], [404, { Errors: expected }])
  })

  /** Deletes such a journey at the end of each transaction that raises its revision. */
  async function vanishWhenNamed(notes: string) {
    await sql`create function vanish() returns trigger language plpgsql as $$
      begin update journey set deleted_at = now() where id = new.id; return null; end $$`.execute(
      db(),
    )
    await sql
      .raw(
        `create constraint trigger vanishes after update on journey
         deferrable initially deferred for each row
         when (new.notes = '${notes}' and new.draft_rev > old.draft_rev)
         execute function vanish()`,
      )
      .execute(db())
  }

  function cases(ids: { journey: number; enabled: number; action: number }): Case[] {
    const { journey, enabled, action } = ids
    const name = { Name: 'Named' }
    const forTriggers = (command: 'journey.create' | 'journey.update', base: object): Case[] => [
      [command, { ...base, Trigger: 'Nonsense' }, 3],
      [command, { ...base, Trigger: 'WebsiteEvent_pageView', Trigger_Criteria: [{ a: 1 }] }, 3],
      [command, { ...base, Trigger: 'ListSubscription' }, 4],
      [command, { ...base, Trigger: 'ListUnsubscription', Trigger_ListID: 'x' }, 5],
      [command, { ...base, Trigger: 'ListSubscription', Trigger_ListID: NOBODY }, 6],
      [command, { ...base, Trigger: 'EmailOpen' }, 7],
      [command, { ...base, Trigger: 'EmailConversion', Trigger_EmailID: -1 }, 8],
      [command, { ...base, Trigger: 'EmailLinkClick', Trigger_EmailID: NOBODY }, 9],
      [command, { ...base, Trigger: 'UnTag', Trigger_Value: NOBODY }, 11],
      [command, { ...base, Trigger: 'CustomFieldValueChanged', Trigger_Value: 'x' }, 12],
      [command, { ...base, Trigger: 'CustomFieldValueChanged', Trigger_Value: NOBODY }, 13],
      [command, { ...base, Trigger: 'RevenueHit', Trigger_Value: '1e9' }, 14],
      [command, { ...base, Trigger: 'RevenueHit' }, 15],
      [command, { ...base, Trigger: 'JourneyCompleted', Trigger_Value: 'x' }, 16],
      [command, { ...base, Trigger: 'JourneyCompleted', Trigger_Value: NOBODY }, 17],
      [command, { ...base, Rate_Limit_Per_Hour: -1 }, 18],
      [command, { ...base, Rate_Limit_Per_Day: '1.5' }, 19],
    ]
    const forId = (command: OctethCommand, [missing, invalid, gone]: number[]): Case[] => [
      [command, {}, missing!],
      [command, { JourneyID: '' }, missing!],
      [command, { JourneyID: 'x' }, invalid!],
      [command, { JourneyID: '007' }, invalid!],
      [command, { JourneyID: 0 }, invalid!],
      [command, { JourneyID: NOBODY }, gone!],
    ]
    const both = { SourceUserID: fixture.userId, TargetUserID: fixture.otherUserId }
    const dates = ['2025-1-1', ' 2025-01-01', '2025-02-29', '2025-01-01 ', '01-01-2025', 20250101]
    const forActions = (command: OctethCommand): Case[] => [
      [command, {}, 1, 2],
      [command, { Actions: [] }, 1],
      [command, { JourneyID: journey }, 2],
      [command, { JourneyID: 'x', Actions: [] }, 3],
      [command, { JourneyID: journey, Actions: { 0: {} } }, 4],
      [command, { JourneyID: NOBODY, Actions: [] }, 5],
    ]
    const at = { JourneyID: journey, ActionID: action }
    return [
      ['journey.create', {}, 1],
      ['journey.create', { Rate_Limit_Per_Hour: 'x', Rate_Limit_Per_Day: 'x' }, 1, 18, 19],
      ...forTriggers('journey.create', name),
      ['journey.create', { ...name, Trigger: 'Tag' }, 10],
      ['journey.clone', {}, 1, 2],
      ['journey.clone', { JourneyID: journey }, 1],
      ['journey.clone', { NewJourneyName: 'Copy' }, 2],
      ['journey.clone', { JourneyID: NOBODY, NewJourneyName: 'Copy' }, 3],
      ['journey.clone', { JourneyID: 'x', NewJourneyName: 'Copy' }, 3],
      ['journey.clone', { JourneyID: journey, NewJourneyName: 'x'.repeat(256) }, 4],
      ['journey.copytouser', {}, 1, 2, 3],
      ['journey.copytouser', { JourneyID: 'x', SourceUserID: 'x', TargetUserID: 'x' }, 4, 5, 6],
      ['journey.copytouser', { ...both, JourneyID: journey, SourceUserID: NOBODY }, 7],
      ['journey.copytouser', { ...both, JourneyID: journey, TargetUserID: NOBODY }, 8],
      ['journey.copytouser', { ...both, JourneyID: NOBODY }, 9],
      ['journey.copytouser', { ...both, JourneyID: journey, NewJourneyName: 'x'.repeat(256) }, 10],
      ...forId('journey.get', [1, 2, 3]),
      ...dates.map((day): Case => ['journey.get', { JourneyID: journey, StartDate: day }, 4]),
      ...dates.map((day): Case => ['journey.list', { StatsEndDate: day }, 5]),
      ['journey.get', { JourneyID: journey, StartDate: 'x', EndDate: 'x' }, 4, 5],
      ['journey.get', { JourneyID: journey, StartDate: '2025-02-01', EndDate: '2025-01-31' }, 6],
      ['journey.list', { StatsStartDate: 'x' }, 4],
      ['journey.list', { StatsStartDate: '2025-02-01', StatsEndDate: '2025-01-31' }, 6],
      ...forId('journey.update', [1, 2, 10]),
      ...forTriggers('journey.update', { JourneyID: journey }),
      ['journey.update', { JourneyID: journey, Trigger: 'Tag' }, 11],
      ...forId('journey.delete', [1, 2, 3]),
      ['journeys.delete', {}, 1],
      ['journeys.delete', { Journeys: ',' }, 1],
      ...forId('journey.enable', [1, 2, 3]),
      ['journey.enable', { JourneyID: enabled }, 4],
      ...forId('journey.disable', [1, 2, 3]),
      ['journey.disable', { JourneyID: journey }, 4],
      ...forActions('journey.actions.update'),
      ['journey.actions.update', { JourneyID: journey, Actions: [{ Action: 'Dance' }] }, 6],
      ['journey.actions.update', { JourneyID: journey, Actions: ['SendEmail'] }, 6],
      [
        'journey.actions.update',
        { JourneyID: journey, Actions: [{ ActionID: NOBODY, Action: 'SendEmail' }] },
        6,
      ],
      ...forActions('journey.actions.published'),
      [
        'journey.actions.published',
        { JourneyID: journey, Actions: [{ ActionID: NOBODY, Published: true }] },
        6,
      ],
      ['journey.action.subscribers', {}, 1, 2],
      ['journey.action.subscribers', { JourneyID: 'x', ActionID: 'x' }, 3, 4],
      ['journey.action.subscribers', { ...at, FilterJSON: '[' }, 5],
      ['journey.action.subscribers', { ...at, FilterJSON: '["sneezed"]' }, 6],
      ['journey.action.subscribers', { ...at, FilterJSON: '{}' }, 6],
      ['journey.action.subscribers', { ...at, Operator: 'XOR' }, 7],
      ['journey.action.subscribers', { ...at, JourneyID: NOBODY }, 5],
      ['journey.action.subscribers', { ...at, ActionID: NOBODY }, 6],
      ['event.track', { ID: 'u9' }, 5],
      ['event.track', { Event: '' }, 5],
      ['event.track', { Event: 'x', ListID: 'y' }, 4],
      ['event.track', { Event: 'x', ListID: NOBODY }, 4],
      ['event.track', { Event: 'x', Email: 'nobody' }, 7],
      ['event.track', { Event: 'identify', ID: 'u9' }, 6],
      ['event.track', { Event: 'conversion', ID: 'u9' }, 8, 9, 10],
      [
        'event.track',
        {
          Event: 'conversion',
          ID: 'u9',
          Properties: { 'conversion-id': 1, 'conversion-name': 'order' },
        },
        10,
      ],
    ]
  }
})

/** Of any of the four envelopes. */
function codesOf(json: unknown): { Code: number; Message?: string }[] {
  const { Errors, ErrorCode = [] } = json as {
    Errors?: OctethErrorItem[]
    ErrorCode?: (OctethErrorItem | number)[] | 0
  }
  const errors = Errors ?? (ErrorCode === 0 ? [] : ErrorCode)
  return errors.map((error) => (typeof error === 'number' ? { Code: error } : error))
}

type Table = Readonly<Record<string, readonly [status: number, words: string]>>

function documented(command: OctethCommand, code: number, status: number) {
  const isSubscribers = command === 'journey.action.subscribers'
  const table: Table =
    isSubscribers && status === 404 ? OCTETH_SUBSCRIBERS_NOT_FOUND : OCTETH_ERRORS[command]
  const entry = table[code]
  assert.ok(entry, `${command} has no error ${code}`)
  return entry
}

/** All but the one that has a test of its own. */
function everyError(): string[] {
  const tables: [string, Table][] = [
    ...Object.entries(OCTETH_ERRORS),
    ['journey.action.subscribers', OCTETH_SUBSCRIBERS_NOT_FOUND],
  ]
  return tables
    .flatMap(([command, table]) =>
      Object.entries(table).map(([code, [, words]]) => `${command} ${code} ${words}`),
    )
    .filter((one) => !one.startsWith('journey.actions.published 7 '))
}
