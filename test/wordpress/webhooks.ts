import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SessionCreated, SessionStatus } from '../../src/wire/endpoint.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { JOURNEY, type Place } from '../harness/endpoint/settings.ts'
import { saveSettings } from '../harness/wordpress/settings-page.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'
import { startEndpoint, type EndpointUnderTest } from '../hostile/endpoint/endpoint-under-test.ts'

const SECRET = 'webhook-secret-of-32-letters-at-least'

/** FLG tells when a session is over, as `test/endpoint/webhooks.node.test.ts` has it. */
export function webhookSuite(wordpress: () => Wordpress, place: Place): void {
  describe('webhooks of FLG in WordPress', () => {
    let endpoint: EndpointUnderTest
    before(async () => {
      endpoint = await startEndpoint(place, { FLG_WEBHOOK_SECRET: SECRET })
      endpoint.flg.behave = goodSession()
    })
    after(() => endpoint.close())

    const address = (query: string) =>
      `${wordpress().origin}/wp-json/sessionframe/v1/webhooks/flg?${query}`
    const hook = (form: string, query = `secret=${SECRET}&journey=${JOURNEY}`, headers = {}) =>
      fetch(address(query), {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: form,
      })
    const start = async (lead: string) => {
      const { status, text } = await endpoint.ask({ lead })
      assert.equal(status, 201, text)
      return JSON.parse(text) as SessionCreated
    }
    const stateOf = async (lead: string, sessionId: string) => {
      const asked = { path: `/sessions/${sessionId}`, method: 'GET', lead }
      return JSON.parse((await endpoint.ask(asked)).text) as SessionStatus
    }

    it('end the session of that lead and journey, and of no other', async () => {
      const [mine, theirs] = [await start('3001'), await start('3002')]
      assert.equal((await stateOf('3001', mine.sessionId)).state, 'open')
      const before = new Date().toISOString()
      const answer = await hook('firstname=Ada&id=3001&leadgroupid=12')
      assert.equal(answer.status, 204, await answer.text())
      const { state, outcome, completedAt } = await stateOf('3001', mine.sessionId)
      assert.deepEqual([state, outcome], ['complete', 'form'])
      assert.ok(
        completedAt !== null && completedAt >= before && completedAt <= new Date().toISOString(),
      )
      assert.equal((await stateOf('3002', theirs.sessionId)).state, 'open')
    })

    it('let who was done begin anew, and who was not go on', async () => {
      const again = await start('3001')
      assert.equal(again.resumed, undefined)
      assert.equal((await stateOf('3001', again.sessionId)).state, 'open')
      assert.equal((await start('3002')).resumed, true)
    })

    it('count once when they come twice', async () => {
      const { sessionId } = await start('3003')
      assert.equal((await hook('id=3003&firstname=Ada')).status, 204)
      const first = await stateOf('3003', sessionId)
      const next = await start('3003')
      assert.equal((await hook('id=3003&firstname=Ada')).status, 204)
      assert.equal((await stateOf('3003', next.sessionId)).state, 'open')
      assert.deepEqual(await stateOf('3003', sessionId), first)
    })

    it('are refused without the secret, and when they do not say who and what', async () => {
      const right = `secret=${SECRET}&journey=${JOURNEY}`
      const cases: [status: number, form: string, query: string, headers?: object][] = [
        [401, 'id=1', `journey=${JOURNEY}`],
        [401, 'id=1', `secret=${SECRET}x&journey=${JOURNEY}`],
        [401, 'id=1', `secret[]=${SECRET}&journey=${JOURNEY}`],
        [400, 'id=1', `secret=${SECRET}`],
        [400, 'id=1', `${right}&appointmentType=a`],
        [400, 'id=1', `secret=${SECRET}&journey=../x`],
        [400, 'name=Ada', right],
        [400, 'id[]=1', right],
        [415, '{"id":"1"}', right, { 'Content-Type': 'application/json' }],
        [413, `id=1&x=${'x'.repeat(70_000)}`, right],
      ]
      for (const [status, form, query, headers] of cases) {
        const answer = await hook(form, query, headers)
        assert.equal(answer.status, status, `${form.slice(0, 40)} ${query}`)
        assert.equal(answer.headers.get('cache-control'), 'no-store')
        assert.ok(!(await answer.text()).includes(SECRET))
      }
      assert.ok(!endpoint.log().includes(SECRET))
    })

    it('are asked for by a preflight as on every server', async () => {
      const headers = { 'Access-Control-Request-Method': 'POST', Origin: wordpress().origin }
      const preflight = await fetch(address(''), { method: 'OPTIONS', headers })
      assert.equal(preflight.status, 204)
      assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST')
      const evil = { ...headers, Origin: 'https://evil.example' }
      const refused = await fetch(address(''), { method: 'OPTIONS', headers: evil })
      assert.equal(refused.status, 403)
      assert.equal(refused.headers.get('access-control-allow-origin'), null)
    })

    it('come to the address that the settings page shows', async () => {
      const { admin, define } = wordpress()
      define({})
      assert.equal((await hook('id=1')).status, 404)
      const page = await saveSettings(admin, { webhooks: '1' })
      const shown = /<code>([^<]+webhooks\/flg[^<]+)<\/code>/.exec(page)?.[1] ?? ''
      const url = shown.replaceAll('&amp;', '&').replaceAll('&#038;', '&')
      assert.match(url, /\?secret=[0-9a-f]{64}&journey=$/)
      const answer = await fetch(url + JOURNEY, {
        method: 'POST',
        body: new URLSearchParams('id=1'),
      })
      assert.equal(answer.status, 204)
      await saveSettings(admin, { webhooks: '' })
      assert.equal(
        (await fetch(url + JOURNEY, { method: 'POST', body: new URLSearchParams('id=1') })).status,
        404,
      )
    })
  })
}
