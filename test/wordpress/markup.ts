import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { JOURNEY } from '../harness/endpoint/settings.ts'
import { makePage } from '../harness/wordpress/people.ts'
import type { Wordpress } from '../harness/wordpress/wordpress.ts'

/** What a page has in it, from the shortcode and from the block. */
export function markupSuite(wordpress: () => Wordpress): void {
  describe('what a page has', () => {
    const pageWith = async (content: string) => {
      const path = await makePage(wordpress(), content)
      const answer = await fetch(wordpress().origin + path)
      return answer.text()
    }

    it('is the element, with nothing about the visitor', async () => {
      const { origin, admin } = wordpress()
      const path = await makePage(
        wordpress(),
        `[sessionframe journey="${JOURNEY}" display="modal" frame-title="About you"]`,
      )
      const page = await (await fetch(origin + path)).text()
      const element =
        `<journey-session journey="${JOURNEY}" endpoint="${origin}/wp-json/sessionframe/v1"` +
        ` token-url="${origin}/wp-json/sessionframe/v1/token" display="modal" frame-title="About you"></journey-session>`
      assert.ok(page.includes(element), page)
      const signedIn = await (await admin.fetch(path)).text()
      assert.ok(signedIn.includes(element))
    })

    it('is the same from a block', async () => {
      const page = await pageWith(
        '<!-- wp:sessionframe/session {"kind":"appointment","target":"a-type","display":"drawer","elementId":"book"} /-->',
      )
      assert.match(page, /<appointment-booking appointment-type="a-type" [^>]*id="book"/)
      assert.match(page, /class="wp-block-sessionframe-session"/)
    })

    it('loads one script, held to its bytes', async () => {
      const { origin } = wordpress()
      const page = await pageWith(
        `[sessionframe journey="${JOURNEY}"] [sessionframe journey="other"]`,
      )
      const tags = [...page.matchAll(/<script[^>]*sessionframe-[\d.]+\.js[^>]*>/g)].map(
        ([tag]) => tag,
      )
      assert.equal(tags.length, 1)
      const [tag = ''] = tags
      const { src = '', integrity = '' } =
        /integrity="(?<integrity>[^"]+)" crossorigin="anonymous" async src='(?<src>[^']+)'/.exec(
          tag,
        )?.groups ?? {}
      const bytes = Buffer.from(await (await fetch(new URL(src, origin))).arrayBuffer())
      assert.equal(integrity, `sha384-${createHash('sha384').update(bytes).digest('base64')}`)
      assert.ok(!(await pageWith('Nothing of ours.')).includes('sessionframe-'))
    })

    it('escapes what an author writes, and lets no author choose where tokens go', async () => {
      const page = await pageWith(
        `[sessionframe journey="${JOURNEY}" frame-title='a" onload="alert(1)' endpoint="https://evil.example" token-url="/x" token="t" public-url="https://evil.example" onclick="alert(1)"]`,
      )
      const [element = ''] = /<journey-session[^]*?<\/journey-session>/.exec(page) ?? []
      assert.ok(element !== '')
      assert.ok(element.includes('frame-title="a&quot; onload=&quot;alert(1)"'), element)
      for (const bad of ['evil', ' token="', 'public-url', 'onclick']) {
        assert.ok(!element.includes(bad), element)
      }
    })

    it('tells an author what is missing, and visitors nothing', async () => {
      const { origin, admin } = wordpress()
      for (const text of [
        '[sessionframe]',
        '[sessionframe journey="../x"]',
        '[sessionframe journey="a" appointment-type="b"]',
      ]) {
        const path = await makePage(wordpress(), text)
        assert.ok(!(await (await fetch(origin + path)).text()).includes('Sessionframe: give'))
        assert.ok((await (await admin.fetch(path)).text()).includes('Sessionframe: give'))
      }
    })
  })
}
