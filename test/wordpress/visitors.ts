import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { JOURNEY, TOKEN_SECRET } from '../harness/endpoint/settings.ts'
import { makePage } from '../harness/wordpress/people.ts'
import { saveSettings } from '../harness/wordpress/settings-page.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

const ENDPOINT = 'https://forms.example.com/sessionframe/v1'
const ELSEWHERE = { mode: 'elsewhere', endpoint: ENDPOINT, token_secret: TOKEN_SECRET }

/** Journeys that begin in pages, by the visitor client of an endpoint elsewhere. */
export function visitorSuite(wordpress: () => Wordpress): void {
  describe('triggers in pages', () => {
    after(() =>
      saveSettings(wordpress().admin, {
        mode: 'here',
        endpoint: '',
        visitors: '',
        forget_token_secret: '1',
      }),
    )

    const save = (visitors: string, more: Record<string, string> = ELSEWHERE) =>
      saveSettings(wordpress().admin, { ...more, visitors })
    /** The tags of our script in a page. */
    const tagsIn = async (content = 'Nothing of ours.') => {
      const path = await makePage(wordpress(), content)
      const page = await (await fetch(wordpress().origin + path)).text()
      return [...page.matchAll(/<script[^>]*sessionframe-[\d.]+\.js[^>]*>/g)].map(([tag]) => tag)
    }

    it('are watched for in every page, at that endpoint, by one script', async () => {
      assert.match(await save('on'), /<option value="on" selected='selected'>/)
      for (const content of ['Nothing of ours.', `[sessionframe journey="${JOURNEY}"]`]) {
        const [tag = '', ...others] = await tagsIn(content)
        assert.deepEqual(others, [])
        assert.ok(tag.includes(` data-site data-endpoint="${ENDPOINT}" integrity="sha384-`), tag)
      }
    })

    it('have what they load beside the script', async () => {
      const { origin } = wordpress()
      await save('on')
      const [tag = ''] = await tagsIn()
      const src = /src='([^']+)'/.exec(tag)?.[1] ?? ''
      for (const name of ['visitor.js', 'live.js', 'linear-pattern.js']) {
        const answer = await fetch(new URL(name, new URL(src, origin)))
        assert.equal(answer.status, 200, name)
        assert.match(answer.headers.get('content-type') ?? '', /javascript/)
      }
    })

    it('wait for consent where the owner says so', async () => {
      await save('consent')
      const [tag = ''] = await tagsIn()
      assert.ok(tag.includes(` data-site data-consent data-endpoint="${ENDPOINT}" `), tag)
    })

    it('are not watched for by default, nor where FLG is the upstream', async () => {
      for (const [visitors, more] of [
        ['', ELSEWHERE],
        ['"><script>', ELSEWHERE],
        ['on', { mode: 'here' }],
        ['on', { ...ELSEWHERE, endpoint: '' }],
      ] as const) {
        await save(visitors, more)
        assert.deepEqual(await tagsIn(), [], JSON.stringify([visitors, more]))
        const [tag = ''] = await tagsIn(`[sessionframe journey="${JOURNEY}"]`)
        assert.ok(!tag.includes('data-'), tag)
      }
    })
  })
}
