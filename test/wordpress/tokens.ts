import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { createEndpoint } from '../../src/endpoint/create-endpoint.ts'
import { embedTokens } from '../../src/endpoint/embed-tokens.ts'
import { flgUpstream } from '../../src/upstreams/flg/flg-upstream.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { JOURNEY, KEY, SECRET, TOKEN_SECRET } from '../harness/endpoint/settings.ts'
import { hostileServer, type HostileServer } from '../harness/hostile-server.ts'
import { giveLead, makeVisitor } from '../harness/wordpress/people.ts'
import { saveSettings } from '../harness/wordpress/settings-page.ts'
import type { Session } from '../harness/wordpress/sign-in.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

const TOKEN = '/wp-json/sessionframe/v1/token'

/** `token-url`, for an endpoint here or elsewhere. */
export function tokenSuite(wordpress: () => Wordpress): void {
  describe('tokens of WordPress', () => {
    let ada: Session & { id: number }
    before(async () => {
      ada = await makeVisitor(wordpress(), 'ada', '1001')
    })

    const tokenOf = async (who: Session): Promise<string> => {
      const answer = await who.fetch(TOKEN)
      assert.equal(answer.status, 200, await answer.clone().text())
      return ((await answer.json()) as { token: string }).token
    }

    it('speaks of the lead in the profile, to nobody but the visitor', async () => {
      const answer = await ada.fetch(TOKEN, { headers: { 'Sec-Fetch-Site': 'same-origin' } })
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.equal(answer.headers.get('access-control-allow-origin'), null)
      const { token } = (await answer.json()) as { token: string }
      const { lead, origin, exp = 0, iat = 0 } = decodeJwt(token)
      assert.deepEqual([lead, origin, exp - iat], ['1001', wordpress().origin, 600])
    })

    it('gives none to who is not signed in, or is no lead', async () => {
      const { origin, admin } = wordpress()
      const stranger = await fetch(origin + TOKEN)
      assert.equal(stranger.status, 401)
      assert.equal(stranger.headers.get('cache-control'), 'no-store')
      assert.equal((await admin.fetch(TOKEN)).status, 401)
    })

    it('is read by no other site: not by CORS, a script tag, a form or an envelope', async () => {
      const others: Record<string, string>[] = [
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none' },
      ]
      for (const headers of others) {
        const answer = await ada.fetch(TOKEN, { headers })
        assert.equal(answer.status, 403, JSON.stringify(headers))
        assert.equal(answer.headers.get('access-control-allow-origin'), null)
      }
      for (const query of ['?_jsonp=steal', '?_envelope=1', '?_method=POST', '?_wpnonce=x']) {
        const answer = await ada.fetch(TOKEN + query)
        assert.match(String(answer.headers.get('content-type')), /^application\/json/, query)
        assert.match(await answer.text(), /^\{"token":"[\w.-]+"\}$/, query)
      }
      assert.equal((await ada.fetch(TOKEN, { method: 'POST' })).status, 405)
    })

    it('takes the lead from an owner who keeps it elsewhere', async () => {
      const shopper = await makeVisitor(wordpress(), 'shopper')
      assert.equal(decodeJwt(await tokenOf(shopper))['lead'], '4001')
    })

    it('knows no lead of another site of a network, whose FLG may be another', async () => {
      const roamer = await makeVisitor(wordpress(), 'roamer')
      for (const key of ['sessionframe_lead', 'wp_2_sessionframe_lead']) {
        wordpress().database.query(
          `INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (${roamer.id}, '${key}', '5001')`,
        )
      }
      assert.equal((await roamer.fetch(TOKEN)).status, 401)
    })

    it('is there without permalinks too', async () => {
      const answer = await ada.fetch('/?rest_route=/sessionframe/v1/token')
      assert.equal(answer.status, 200)
      // As the widget adds its route to such an address.
      const start = await ada.fetch('/?rest_route=/sessionframe/v1/journey-sessions', {
        method: 'POST',
        headers: { Origin: wordpress().origin },
      })
      assert.equal(start.status, 403)
      assert.match(await start.text(), /Send the header/)
    })

    it('lets nobody choose a lead who may not edit users', async () => {
      const own = await ada.submit('/wp-admin/profile.php', '/wp-admin/profile.php', {
        sessionframe_lead: '9999',
        sessionframe_lead_nonce: 'x',
      })
      await giveLead(ada, ada.id, '9999')
      assert.ok((await giveLead(ada, 1, '9999')).status >= 400)
      assert.ok(own.status < 500)
      assert.equal(decodeJwt(await tokenOf(ada))['lead'], '1001')
    })

    it('refuses a lead that is no id', async () => {
      const { admin } = wordpress()
      const answer = await giveLead(admin, ada.id, '../9999')
      assert.match(await answer.text(), /The lead must be/)
      assert.equal(decodeJwt(await tokenOf(ada))['lead'], '1001')
    })

    describe('for an endpoint elsewhere', () => {
      let flg: HostileServer
      before(async () => {
        flg = await hostileServer()
        flg.behave = goodSession()
        await saveSettings(wordpress().admin, {
          mode: 'elsewhere',
          endpoint: 'https://forms.example.com/sessionframe/v1/',
          token_secret: TOKEN_SECRET,
          journeys: JOURNEY,
          appointment_types: '',
        })
      })
      after(async () => {
        await saveSettings(wordpress().admin, {
          mode: 'here',
          endpoint: '',
          forget_token_secret: '1',
          journeys: '*',
          appointment_types: '*',
        })
        await flg.close()
      })

      it('signs what that endpoint accepts, for what the owner allows', async () => {
        const { origin } = wordpress()
        const endpoint = createEndpoint({
          upstream: flgUpstream({ domain: flg.origin, apiKey: KEY }),
          authorize: embedTokens({ secrets: [TOKEN_SECRET] }),
          allowedOrigins: [origin],
          secret: SECRET,
        })
        const token = await tokenOf(ada)
        const start = (journey: string) =>
          endpoint(
            new Request('https://forms.example.com/sessionframe/v1/journey-sessions', {
              method: 'POST',
              headers: {
                Origin: origin,
                'Content-Type': 'application/json',
                'X-Sessionframe': '1',
                'Idempotency-Key': crypto.randomUUID(),
                Authorization: `Bearer ${token}`,
              },
              body: JSON.stringify({ journey }),
            }),
          )
        assert.equal((await start(JOURNEY)).status, 201)
        assert.equal((JSON.parse(flg.seen[0]?.body ?? '') as { lead: string }).lead, '1001')
        assert.equal((await start('another')).status, 403)
      })

      it('is then no endpoint itself', async () => {
        const answer = await ada.fetch('/wp-json/sessionframe/v1/journey-sessions', {
          method: 'POST',
        })
        assert.equal(answer.status, 404)
      })
    })
  })
}
