import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { OctethErrorItem } from '../../../../src/wire/vendors/octeth/answers.ts'
import { changeJourneyState } from '../../../../src/platform/journeys/change-journey-state.ts'
import { editJourney } from '../../../../src/platform/journeys/edit-journey.ts'
import { findJourneyByNumber } from '../../../../src/platform/journeys/journey-store.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { MANUAL, chain } from '../../journeys/journey-fixture.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture } from './octeth-fixture.ts'
import { enable, enrol, makeJourney, setActions } from './octeth-journeys.ts'

interface Shown {
  JourneyName: string
  Status: string
  TriggerParameters: unknown
  Actions: { ActionID: string; Action: string; ActionParameters: unknown; Published: string }[]
  JourneyStats: { ActiveSubscribers: number; TotalSubscribers: number }
}

onBothDatabases("requests of Octeth's", (db) => {
  let fixture: OctethFixture
  before(async () => {
    fixture = await openOctethFixture(db())
  })
  after(async () => {
    assert.deepEqual(fixture.failures, [])
    await fixture.close()
  })

  const post = (path: string, body: string, type: string) =>
    fixture.send({ method: 'POST', path, body, headers: { 'content-type': type } })
  const form = (fields: Record<string, string>) => String(new URLSearchParams(fields))
  const FORM = 'application/x-www-form-urlencoded'
  const errorOf = (json: unknown) => (json as { Errors: OctethErrorItem[] }).Errors[0]
  const get = async (JourneyID: number, parameters = {}) =>
    (await fixture.call('journey.get', { JourneyID, ...parameters })).json as Shown
  const stored = async (number: number) =>
    (await findJourneyByNumber(db(), fixture.workspaceId, number))!

  describe('parameters', () => {
    it('come as JSON, as a form, as a form of parts or in the query, in any case', async () => {
      const APIKey = fixture.keys.user
      const fields = { command: 'JOURNEY.CREATE', apikey: APIKey, nAME: 'Any way' }
      const parts = '--x\r\nContent-Disposition: form-data; name="Name"\r\n\r\nAny way\r\n--x--\r\n'
      const key = `APIKey=${APIKey}`
      const answers = [
        await post('/api.php', JSON.stringify(fields), 'text/plain'),
        await post('/api.php', form(fields), FORM),
        await post(`/api.php?${form(fields)}`, '', FORM),
        await post(`/api/v1/journey?${key}`, parts, 'multipart/form-data; boundary=x'),
        await post(`/api/v1/journey?${key}&name=Any+way`, '{}', 'application/json'),
      ]
      for (const { status, json, text } of answers) {
        assert.equal(status, 200, text)
        assert.equal((json as { Journey: Shown }).Journey.JourneyName, 'Any way')
      }
    })

    it('of the body win over those of the query', async () => {
      const path = `/api/v1/journey?Name=Query&APIKey=${fixture.keys.user}`
      for (const [body, type] of [
        ['{"name":"Body"}', 'application/json'],
        ['name=Body', FORM],
      ] as const) {
        const { json } = await post(path, body, type)
        assert.equal((json as { Journey: Shown }).Journey.JourneyName, 'Body')
      }
    })

    it('of a form may be arrays, written with brackets as PHP does', async () => {
      const JourneyID = await makeJourney(fixture)
      const path = `/api.php?APIKey=${fixture.keys.user}`
      const fields = {
        Command: 'journey.actions.update',
        JourneyID: String(JourneyID),
        'Actions[0][Action]': 'Decision',
        'Actions[0][Criteria][0][Property]': 'plan',
        'Actions[0][Criteria][0][Operator]': 'equals',
        'Actions[0][Criteria][0][Value]': 'trial',
        'actions[0][Actions][True][][action]': 'wait',
        'Actions[0][Actions][True][0][waitunit]': 'days',
        'Actions[0][Actions][True][0][waitamount]': '2',
        'Actions[1][Action]': 'ExitThisJourney',
      }
      const parts = Object.entries(fields).map(
        ([name, value]) =>
          `--8Wx2\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      for (const { status, text } of [
        await post(path, form(fields), FORM),
        await post(path, `${parts.join('')}--8Wx2--\r\n`, 'multipart/form-data; boundary=8Wx2'),
        await post(`${path}&${form(fields)}`, '', FORM),
      ]) {
        assert.equal(status, 200, text)
        const { Actions } = JSON.parse(text) as Pick<Shown, 'Actions'>
        assert.deepEqual(
          Actions.map(({ Action }) => Action),
          ['Decision', 'ExitThisJourney'],
        )
        const [decision] = Actions
        assert.ok(decision)
        const shown = JSON.stringify(decision.ActionParameters)
        assert.match(shown, /"WaitUnit":"days","WaitAmount":"2"/)
        assert.match(shown, /"Property":"plan"/)
      }
    })

    it('with brackets that name no list are told by the number of their parameter', async () => {
      const JourneyID = await makeJourney(fixture)
      const fields = { Command: 'journey.actions.update', JourneyID: String(JourneyID) }
      const path = `/api.php?APIKey=${fixture.keys.user}`
      const { status, json } = await post(path, form({ ...fields, 'Actions[one]': 'Wait' }), FORM)
      assert.equal(status, 422)
      assert.equal(errorOf(json)?.Code, 4)
      const named = await post(path, form({ 'Command[]': 'journey.list' }), FORM)
      assert.equal(errorOf(named.json)?.Code, 100003)
    })

    it('of a form may be arrays, written as JSON', async () => {
      const JourneyID = await makeJourney(fixture)
      const Actions = '[{"action":"wait","waitunit":"days","waitamount":2,"published":"1"}]'
      const fields = { Command: 'journey.actions.update', APIKey: fixture.keys.user }
      const body = form({ ...fields, JourneyID: String(JourneyID), Actions })
      const { status, text } = await post('/api.php', body, FORM)
      assert.equal(status, 200, text)
      const { Actions: shown } = await get(JourneyID)
      assert.deepEqual(shown[0]?.ActionParameters, { WaitUnit: 'days', WaitAmount: 2 })
      assert.equal(shown[0]?.Published, 'true')
    })

    it('may come with a GET in pieces', async () => {
      const JourneyID = await makeJourney(fixture)
      const body = JSON.stringify({ JourneyID, padding: 'x'.repeat(300_000) })
      const headers = { APIKey: fixture.keys.user }
      const path = '/api/v1/journey'
      const { status, text } = await fixture.send({ method: 'GET', path, body, headers })
      assert.equal(status, 200, text)
    })
  })

  it('that cannot be read are refused with what is wrong, never with a 5xx', async () => {
    const { user } = fixture.keys
    const deep = (n: number) => `{"APIKey":"${user}","Actions":${'['.repeat(n)}${']'.repeat(n)}}`
    const cases: [body: string, type: string, status: number, code: number][] = [
      ['{', 'application/json', 400, 100000],
      ['[]', 'application/json', 400, 100000],
      ['null', 'application/json', 400, 100000],
      ['"x"', 'application/json', 400, 100000],
      ['--x', 'multipart/form-data; boundary=x', 400, 100000],
      ['--x', 'multipart/form-data', 400, 100000],
      [deep(501), 'application/json', 400, 100000],
      [deep(400_000), 'application/json', 400, 100000],
      [`${'x'.repeat(1024 * 1024)}=1`, FORM, 413, 413],
      [`{"APIKey":"${user}"}`, 'application/json', 400, 100001],
      [`{"APIKey":"${user}","Command":"nonsense"}`, 'application/json', 400, 100003],
      [`{"APIKey":"${user}","Command":["journey.get"]}`, 'application/json', 400, 100003],
    ]
    for (const [body, type, status, code] of cases) {
      const answer = await post('/api.php', body, type)
      assert.equal(answer.status, status, `${body.slice(0, 60)}: ${answer.text}`)
      assert.equal(errorOf(answer.json)?.Code, code)
    }
    const body = { APIKey: user, Command: 'journey.list', Name: 'x' }
    const other = await fixture.send({ method: 'POST', path: '/api/v1/journey', body })
    assert.deepEqual([other.status, errorOf(other.json)?.Code], [400, 100003])
    for (const [method, path, allow] of [
      ['PUT', '/api/v1/journey', 'POST, GET, PATCH'],
      ['HEAD', '/api/v1/journey.enable', 'GET'],
      ['POST', '/api/v1/journey.enable', 'GET'],
      ['DELETE', '/api.php', 'GET, POST'],
    ] as const) {
      const { status, headers } = await fixture.send({ method, path })
      assert.deepEqual([status, headers['allow']], [405, allow])
    }
  })

  describe('an enabled journey', () => {
    it('runs on what is written at once, and is as it was when that cannot run', async () => {
      const JourneyID = await makeJourney(fixture)
      await enable(fixture, JourneyID)
      const before = await stored(JourneyID)
      await setActions(fixture, JourneyID, [{ Action: 'ExitThisJourney', Published: true }])
      const after = await stored(JourneyID)
      assert.notEqual(after.activeVersionId, before.activeVersionId)
      assert.equal(after.dirty, false)
      const Actions = [{ Action: 'Wait', Published: true }]
      const refused = await fixture.call('journey.actions.update', { JourneyID, Actions })
      assert.equal(refused.status, 422, refused.text)
      assert.match(errorOf(refused.json)?.Message ?? '', /how long/)
      assert.deepEqual(await stored(JourneyID), after)
    })

    it('stands still when it is disabled, and goes on when it is enabled', async () => {
      const JourneyID = await makeJourney(fixture)
      await enable(fixture, JourneyID)
      await fixture.call('journey.disable', { JourneyID })
      assert.equal((await stored(JourneyID)).state, 'frozen')
      await enable(fixture, JourneyID)
      assert.equal((await stored(JourneyID)).state, 'active')
    })

    it('counts those who came in within the days', async () => {
      const JourneyID = await makeJourney(fixture)
      await enable(fixture, JourneyID)
      await enrol(fixture, JourneyID)
      const total = async (range: object) => (await get(JourneyID, range)).JourneyStats
      const all = { ActiveSubscribers: 150, TotalSubscribers: 500 }
      const none = { ActiveSubscribers: 0, TotalSubscribers: 0 }
      for (const [range, expected] of [
        [{}, all],
        [{ StartDate: '2025-01-15', EndDate: '2025-01-15' }, all],
        [{ StartDate: '2025-01-16' }, none],
        [{ EndDate: '2025-01-14' }, none],
        [{ StartDate: '0001-01-01', EndDate: '9999-12-31' }, all],
      ] as const) {
        assert.deepEqual(await total(range), expected, JSON.stringify(range))
      }
    })
  })

  describe('actions', () => {
    it('come back as they are shown, and change nothing', async () => {
      const JourneyID = await makeJourney(fixture)
      await setActions(fixture, JourneyID, [
        { action: 'addtag', targettagid: fixture.tagId, published: true },
        {
          action: 'Decision',
          criteria: [{ property: 'city', operator: 'is set' }],
          actions: { true: [{ action: 'Wait', waitunit: 'hours', waitamount: 1 }], false: [] },
        },
      ])
      const before = await stored(JourneyID)
      const { Actions } = await get(JourneyID)
      await setActions(fixture, JourneyID, Actions)
      assert.deepEqual((await stored(JourneyID)).graph, before.graph)
      assert.deepEqual((await get(JourneyID)).Actions, Actions)
    })

    it('that Octeth has no word for are a Custom, which may stay but not go', async () => {
      const JourneyID = await makeJourney(fixture)
      const { id } = await stored(JourneyID)
      const graph = chain(MANUAL, { type: 'WAIT_FOR_EVENT', config: { eventName: 'paid' } })
      await editJourney(fixture.ctx, fixture.workspaceId, id, { graph })
      const { Actions } = await get(JourneyID)
      assert.equal(Actions[0]?.Action, 'Custom')
      await setActions(fixture, JourneyID, [...Actions, { Action: 'ExitThisJourney' }])
      const kept = await stored(JourneyID)
      assert.deepEqual(kept.graph.nodes[1]?.config, { eventName: 'paid' })
      const { status } = await fixture.call('journey.actions.update', { JourneyID, Actions: [] })
      assert.equal(status, 422)
    })
  })

  it('find no journey that is archived', async () => {
    const JourneyID = await makeJourney(fixture)
    const { id } = await stored(JourneyID)
    await changeJourneyState(fixture.ctx, fixture.workspaceId, id, 'archive')
    const answers = [
      await fixture.call('journey.get', { JourneyID }),
      await fixture.call('journey.enable', { JourneyID }),
      await fixture.call('journey.delete', { JourneyID }),
    ]
    assert.deepEqual(
      answers.map(({ json }) => errorOf(json)?.Code),
      [3, 3, 3],
    )
  })

  it('change a trigger by its own parameters alone', async () => {
    const JourneyID = await makeJourney(fixture)
    await fixture.call('journey.update', { JourneyID, Trigger_ListID: '0', Notes: '' })
    assert.deepEqual((await get(JourneyID)).TriggerParameters, { ListID: 0 })
    assert.equal((await stored(JourneyID)).notes, '')
    const more = { Trigger: 'RevenueHit', Trigger_Value: '200.50', Rate_Limit_Per_Day: '7' }
    await fixture.call('journey.update', { JourneyID, ...more })
    assert.deepEqual((await get(JourneyID)).TriggerParameters, { Value: 200.5 })
    assert.equal((await stored(JourneyID)).rules.ratePerDay, 7)
  })
})
