import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask } from '../harness/endpoint/ask.ts'
import { goodSession } from '../harness/endpoint/flg.ts'
import { JOURNEY, KEY } from '../harness/endpoint/settings.ts'
import { hostileServer, type HostileServer } from '../harness/hostile-server.ts'
import { cachingProxy } from '../harness/wordpress/caching-proxy.ts'
import { makePage, makeVisitor, PASSWORD } from '../harness/wordpress/people.ts'
import { signIn } from '../harness/wordpress/sign-in.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

/** Two visitors, one cached page, two leads. */
export function cacheSuite(wordpress: () => Wordpress): void {
  describe('behind a full-page cache', () => {
    let flg: HostileServer
    let cache: Awaited<ReturnType<typeof cachingProxy>>
    before(async () => {
      flg = await hostileServer()
      flg.behave = goodSession()
      wordpress().define({ FLG_DOMAIN: flg.origin, FLG_API_KEY: KEY })
      cache = await cachingProxy(wordpress().origin)
    })
    after(async () => {
      wordpress().define({})
      await cache.close()
      await flg.close()
    })

    it('gives two visitors one page and two leads, each in both directions', async () => {
      const path = await makePage(wordpress(), `[sessionframe journey="${JOURNEY}"]`)
      await makeVisitor(wordpress(), 'first', '2001')
      await makeVisitor(wordpress(), 'second', '2002')
      const pages: string[] = []
      const urls: string[] = []
      const tokens: string[] = []
      for (const [name, lead] of [
        ['first', '2001'],
        ['second', '2002'],
        ['first', '2001'],
      ] as const) {
        const visitor = await signIn(cache.origin, name, PASSWORD)
        const page = await (await visitor.fetch(path)).text()
        pages.push(page)
        const tokenUrl = /token-url="([^"]+)"/.exec(page)?.[1] ?? ''
        const { token } = (await (await visitor.fetch(tokenUrl)).json()) as { token: string }
        tokens.push(token)
        flg.seen = []
        const answer = await ask(new URL(`${cache.origin}/wp-json`), {
          headers: { Origin: cache.origin, Authorization: `Bearer ${token}` },
        })
        assert.equal(answer.status, 201, answer.text)
        for (const { body } of flg.seen)
          assert.equal((JSON.parse(body) as { lead: string }).lead, lead)
        urls.push((JSON.parse(answer.text) as { publicUrl: string }).publicUrl)
      }
      assert.ok(cache.has(path) && cache.hits() >= 2, 'the page came from the cache')
      assert.equal(pages[0], pages[1])
      assert.notEqual(urls[0], urls[1])
      // The first visitor comes back, and gets the session that is still open.
      assert.equal(urls[0], urls[2])
      for (const token of tokens) assert.ok(!pages.join('').includes(token))
    })
  })
}
