import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  OCTETH_COMMANDS,
  OCTETH_COMMAND_NAMES,
} from '../../../../src/wire/vendors/octeth/commands.ts'
import type { OctethCommand } from '../../../../src/wire/vendors/octeth/commands.ts'
import { onBothDatabases } from '../../../harness/databases.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture } from './octeth-fixture.ts'
import { makeJourney } from './octeth-journeys.ts'

onBothDatabases("who may use Octeth's commands", (db) => {
  let fixture: OctethFixture
  before(async () => {
    fixture = await openOctethFixture(db())
  })
  after(async () => {
    assert.deepEqual(fixture.failures, [])
    await fixture.close()
  })

  const call = (Command: string, credential: object, parameters: object = {}) =>
    fixture.send({
      method: 'POST',
      path: '/api.php',
      body: { Command, ...credential, ...parameters },
    })

  describe('every command, with every credential', () => {
    for (const command of OCTETH_COMMAND_NAMES) {
      it(command, async () => {
        const isAdmin = command === 'journey.copytouser'
        const { user, createOnly, deleteOnly, none, admin } = fixture.keys
        const { open, expired } = fixture.sessions
        const may = (...commands: boolean[]) => (commands.includes(true) ? 'yes' : 403)
        const isMany = command === 'journeys.delete'
        const rows: [credential: object, expected: 'yes' | number][] = [
          [{ APIKey: user }, isAdmin ? 401 : 'yes'],
          [{ SessionID: open }, isAdmin ? 401 : 'yes'],
          [{ APIKey: '', SessionID: open }, isAdmin ? 401 : 'yes'],
          [{ APIKey: createOnly }, isAdmin ? 401 : may(!isMany)],
          [{ APIKey: deleteOnly }, isAdmin ? 401 : may(isMany)],
          [{ APIKey: none }, isAdmin ? 401 : 403],
          [{ APIKey: admin }, isAdmin ? 401 : 403],
          [{ AdminAPIKey: admin }, isAdmin ? 'yes' : 401],
          [{ AdminAPIKey: user }, isAdmin ? 403 : 401],
          [{ SessionID: expired }, 401],
          [{ SessionID: 'unknown' }, 401],
          [{ SessionID: user }, 401],
          [{ APIKey: open }, 401],
          [{ APIKey: ['x'] }, 401],
          [{}, 401],
        ]
        for (const [credential, expected] of rows) {
          const { status, text } = await call(command, credential)
          const isLetIn = status !== 401 && status !== 403
          const what = `${JSON.stringify(credential)}: ${status} ${text}`
          assert.equal(isLetIn ? 'yes' : status, expected, what)
        }
      })
    }
  })

  it('tells an unknown key from a session that is over, in the envelope of the command', async () => {
    const errors = async (command: OctethCommand, credential: object) =>
      (await call(command, credential)).json
    assert.deepEqual(await errors('journey.list', { SessionID: fixture.sessions.expired }), {
      Errors: [{ Code: 99999, Message: 'The session has expired' }],
    })
    assert.deepEqual(await errors('journey.copytouser', {}), {
      Success: false,
      Errors: [{ Code: 99998, Message: 'Missing AdminAPIKey parameter' }],
    })
    assert.deepEqual(await errors('journeys.delete', { APIKey: 'x' }), {
      Success: false,
      ErrorCode: [99998],
    })
    assert.deepEqual(await errors('journey.action.subscribers', { APIKey: fixture.keys.none }), {
      Success: false,
      ErrorCode: [{ Code: 403, Message: 'Not enough privileges: this needs Campaign.Create' }],
    })
  })

  it('keeps what is one user’s from another', async () => {
    const JourneyID = await makeJourney(fixture)
    const other = { APIKey: fixture.keys.other }
    for (const command of OCTETH_COMMAND_NAMES) {
      if (/create|list|copytouser|journeys|event/.test(command)) continue
      const parameters = { JourneyID, ActionID: 1, Actions: [], NewJourneyName: 'Copy' }
      assert.equal((await call(command, other, parameters)).status, 404, command)
    }
    await call('journeys.delete', other, { Journeys: String(JourneyID) })
    assert.equal((await fixture.call('journey.get', { JourneyID })).status, 200)
    assert.deepEqual((await call('journey.list', other)).json, { Journeys: [] })
  })

  it('takes the key from the APIKey header too, and from the query to read only', async () => {
    const { user } = fixture.keys
    const list = '/api/v1/journeys'
    const get = (path: string, headers = {}) => fixture.send({ method: 'GET', path, headers })
    assert.equal((await get(list, { APIKey: user })).status, 200)
    assert.equal((await get(`${list}?apikey=${user}`)).status, 200)
    const enable = `/api/v1/journey.enable?JourneyID=${await makeJourney(fixture)}`
    const script = enable
      .replace('v1/journey.enable?', 'php?Command=journey.enable&')
      .replace('/php', '.php')
    for (const link of [enable, script]) {
      assert.equal((await get(`${link}&APIKey=${user}`)).status, 401, link)
      assert.equal((await get(`${link}&SessionID=${fixture.sessions.open}`)).status, 401, link)
    }
    const cookie = `APIKey=${user}; SessionID=${fixture.sessions.open}; PHPSESSID=${user}`
    assert.equal((await get(enable, { cookie })).status, 401)
    assert.equal((await get(enable, { APIKey: user })).status, 200)
  })

  it('answers what nobody may keep', async () => {
    for (const command of OCTETH_COMMAND_NAMES) {
      const { method, path } = OCTETH_COMMANDS[command]
      const at = path === null ? '/api.php' : `/api/v1/${path}`
      const body = { Command: command, APIKey: fixture.keys.user }
      const { headers } = await fixture.send({ method, path: at, body })
      assert.equal(headers['cache-control'], 'no-store')
      assert.equal(headers['set-cookie'], undefined)
      assert.match(headers['content-type'] ?? '', /^application\/json/)
    }
  })

  it('lets 100 requests of a key through in 60 seconds', async () => {
    const { ctx, send, keys } = fixture
    const ask = (APIKey: string) => {
      // The fixture has moved the clock on by a second.
      ctx.clock.at -= 1000
      return send({ method: 'GET', path: '/api/v1/journeys', headers: { APIKey } })
    }
    ctx.clock.at += 60_000
    const answers = []
    for (let n = 0; n < 100; n++) answers.push((await ask(keys.createOnly)).status)
    assert.deepEqual([...new Set(answers)], [200])
    ctx.clock.at += 59_000
    const refused = await ask(keys.createOnly)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers['retry-after'], '1')
    const { Errors } = refused.json as { Errors: { Code: number }[] }
    assert.equal(Errors[0]?.Code, 429)
    assert.equal((await ask(keys.user)).status, 200, 'another key')
    ctx.clock.at += 1000
    assert.equal((await ask(keys.createOnly)).status, 200)
  })

  it('counts calls that come at once', async () => {
    const { ctx, send, keys } = fixture
    ctx.clock.at += 120_000
    const at = ctx.clock.at
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => {
        const answer = send({
          method: 'GET',
          path: '/api/v1/journeys',
          headers: { APIKey: keys.user },
        })
        ctx.clock.at = at
        return answer
      }),
    )
    assert.equal(answers.filter(({ status }) => status === 200).length, 100)
    assert.equal(answers.filter(({ status }) => status === 429).length, 30)
  })
})
