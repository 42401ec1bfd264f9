import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { after, before, it } from 'node:test'
import { OCTETH_COMMAND_NAMES } from '../../../../src/wire/vendors/octeth/commands.ts'
import { OCTETH_ANSWERS } from '../../../../src/wire/vendors/octeth/answers.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { allDocumented } from '../../../harness/documented-examples.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture, Sent } from './octeth-fixture.ts'
import { enable, enrol, makeJourney, setActions } from './octeth-journeys.ts'

/** What Octeth's page documents: a request, where it gives one, and an answer. */
interface Example {
  /** What there is before; a key of `GIVEN`. */
  given: keyof typeof GIVEN
  notes?: string
  /** A list of which the page shows the first only. */
  firstOf?: string
  request: Sent
  status: number
  answer: Record<string, unknown>
}

const FOLDER = new URL('../../../fixtures/vendors/octeth/', import.meta.url)
const examples = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8')
  return { name: file.replace('.json', ''), example: JSON.parse(text) as Example }
})

/** The ids that stand for those of the page; of what is not there, the page's own. */
interface Made {
  JourneyID?: number
  ActionID?: number
}

const GIVEN = {
  nothing: async (): Promise<Made> => ({}),
  journey: async (fixture: OctethFixture): Promise<Made> => ({
    JourneyID: await makeJourney(fixture),
  }),
  'enabled journey': async (fixture: OctethFixture): Promise<Made> => {
    const JourneyID = await makeJourney(fixture)
    await enable(fixture, JourneyID)
    return { JourneyID }
  },
  'enabled journey with subscribers': async (fixture: OctethFixture): Promise<Made> => {
    const JourneyID = await makeJourney(fixture)
    await enable(fixture, JourneyID)
    await enrol(fixture, JourneyID)
    return { JourneyID }
  },
  'enabled journey with subscribers at an action': async (
    fixture: OctethFixture,
  ): Promise<Made> => {
    const JourneyID = await makeJourney(fixture)
    const [ActionID = 0] = await setActions(fixture, JourneyID, [{ Action: 'SendEmail' }])
    await enable(fixture, JourneyID)
    await enrol(fixture, JourneyID, ActionID)
    return { JourneyID, ActionID }
  },
  'journey with an action': async (fixture: OctethFixture): Promise<Made> => {
    const JourneyID = await makeJourney(fixture)
    const [ActionID = 0] = await setActions(fixture, JourneyID, [{ Action: 'SendEmail' }])
    return { JourneyID, ActionID }
  },
  'journey with resources': async (fixture: OctethFixture): Promise<Made> => {
    const JourneyID = await makeJourney(fixture)
    const EmailID = fixture.emailId
    await setActions(fixture, JourneyID, [
      { Action: 'SendEmail', EmailID, SenderDomainID: 5 },
      { Action: 'SendEmail', EmailID, SenderDomainID: 6 },
      { Action: 'Subscribe', TargetListID: fixture.listId },
    ])
    return { JourneyID }
  },
} as const

it('has an example of success and one of failure for each command', () => {
  const wanted = OCTETH_COMMAND_NAMES.flatMap((name) => [name, `${name}.error`])
  assert.deepEqual(examples.map(({ name }) => name).toSorted(), wanted.toSorted())
})

onBothDatabases("Octeth's documented examples", (db, on) => {
  let fixture: OctethFixture
  let passed = 0
  before(async () => {
    fixture = await openOctethFixture(db())
  })
  after(() => fixture.close())

  for (const { name, example } of examples) {
    it(name, async () => {
      await db()
        .updateTable('journey')
        .set({ deleted_at: new Date(), admission: 'closed' })
        .execute()
      const made = await GIVEN[example.given](fixture)
      const ids = { ...made, ...idsOf(fixture) }
      const request = { ...example.request, body: withIds(example.request.body, ids) }
      const received = await fixture.send(request)
      const answer = received.json as Record<string, unknown>
      assert.equal(received.text, JSON.stringify(answer), 'without spaces')
      const list = example.firstOf === undefined ? undefined : answer[example.firstOf]
      if (example.firstOf !== undefined && Array.isArray(list)) {
        assert.equal(list.length, 25)
        answer[example.firstOf] = list.slice(0, 1)
      }
      assert.equal(masked(answer), masked(example.answer))
      assert.equal(received.status, example.status)
      if (made.JourneyID !== undefined && !/clone|copy/.test(name) && 'JourneyID' in answer) {
        assert.equal(Number(answer['JourneyID']), made.JourneyID)
      }
      const command = OCTETH_COMMAND_NAMES.find((one) => one === name)
      if (command !== undefined) OCTETH_ANSWERS[command].parse(answer)
      passed += 1
    })
  }

  it('are all there', (t) =>
    allDocumented(t, { vendor: 'Octeth', on, passed, of: examples.length }))
})

const idsOf = (fixture: OctethFixture) => ({
  SessionID: fixture.sessions.open,
  AdminAPIKey: fixture.keys.admin,
  Trigger_ListID: fixture.listId,
  emailid: fixture.emailId,
  SourceUserID: fixture.userId,
  TargetUserID: fixture.otherUserId,
})

/** The page's request with the ids of here. */
function withIds(body: unknown, ids: Made & Record<string, unknown>): unknown {
  const here = new Map(Object.entries(ids).map(([key, id]) => [key.toLowerCase(), id]))
  const text = JSON.stringify(body, (key, value: unknown) => {
    if (key === 'Journeys' && ids.JourneyID !== undefined) return `${ids.JourneyID},789,101`
    return here.get(key.toLowerCase()) ?? value
  })
  return JSON.parse(text)
}

/** JSON, ids by their type only, times by their form. */
function masked(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => {
    if (key.endsWith('ID') && /^\d+$/.test(String(value))) return `an id: ${typeof value}`
    if (key.endsWith('At')) return String(value).replaceAll(/\d/g, '9')
    return value
  })
}
