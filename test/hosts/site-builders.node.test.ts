import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import sanitize from 'sanitize-html'
import { ROOT } from '../package/docs-blocks.ts'
import { BASIC_HTML, limitAllowedTags, recipe, renderSection, sectionSchema } from './builders.ts'

const DRUPAL = resolve(ROOT, 'integrations/drupal/sessionframe')

describe('docs/site-builders.md', () => {
  it('leaves a link where a builder takes scripts and elements out', () => {
    for (const builder of ['Ghost', 'Drupal', 'Webflow', 'Squarespace']) {
      const left = sanitize(recipe(builder, 'html'))
      assert.doesNotMatch(left, /script|journey/, builder)
      assert.match(left, /<a href="[^"]*\/contact">Write to us<\/a>/, builder)
    }
  })

  it('has Drupal keep the link in Basic HTML, and nothing of the element', () => {
    const left = limitAllowedTags(recipe('Drupal', 'html'), BASIC_HTML)
    assert.doesNotMatch(left, /journey-session/)
    assert.match(left, /<a href="#sessionframe=apply">Apply now<\/a>/)
  })

  it('has Drupal keep the element once it is allowed, and no endpoint of an author', () => {
    const allowed = `${BASIC_HTML} ${recipe('Drupal', 'text')}`
    const written = recipe('Drupal', 'html').replace(
      '<journey-session',
      '<journey-session endpoint="https://elsewhere.example" token-url="/t" onfocus="x()"',
    )
    const left = limitAllowedTags(written, allowed)
    assert.match(
      left,
      /<journey-session id="apply" journey="39594a1c-72db-4990-a63f-8d5139a5e4e1">/,
    )
  })
})

describe('integrations/shopify', () => {
  it('reads no setting that its schema does not have, and has none that nothing reads', () => {
    const source = readFileSync(
      resolve(ROOT, 'integrations/shopify/sections/sessionframe.liquid'),
      'utf8',
    )
    const read = [...source.matchAll(/settings\.(\w+)/g)].map(([, id = '']) => id)
    const ids = sectionSchema().settings.map(({ id }) => id)
    assert.deepEqual([...new Set(read)].toSorted(), ids.toSorted())
  })

  it('writes what a shop owner typed as text', async () => {
    const html = await renderSection({
      heading: '<script>a()</script>',
      session_id: '"><script>b()</script>',
      endpoint: '" onfocus="c()',
      script: '/s.js"></script><script>d()',
      token_url: '"><img>',
      contact: '<b>',
      contact_url: '"><i>',
      display: 'modal',
      button: '<u>',
    })
    assert.deepEqual(html.match(/<\/?(script|img|b|i|u)\b[^>]*>/g), [
      '<script src="/s.js&#34;&gt;&lt;/script&gt;&lt;script&gt;d()" async>',
      '</script>',
    ])
    assert.doesNotMatch(html, / onfocus="/)
  })

  it('shows a booking, and its button only where it has to be opened', async () => {
    const booking = { kind: 'appointment', session_id: 'x1' }
    const inline = await renderSection(booking)
    assert.match(inline, /<appointment-booking[^>]*appointment-type="x1"/)
    assert.doesNotMatch(inline, /slot="opener"/)
    assert.match(await renderSection({ ...booking, display: 'drawer' }), /slot="opener"/)
  })
})

describe('integrations/drupal', () => {
  const isThere = spawnSync('php', ['--version']).status === 0

  it('loads its library on every page', { skip: isThere ? false : 'php is not on PATH' }, () => {
    const program = `require '${DRUPAL}/sessionframe.module'; $a = []; sessionframe_page_attachments($a); echo json_encode($a);`
    const { stdout } = spawnSync('php', ['-r', program], { encoding: 'utf8' })
    assert.deepEqual(JSON.parse(stdout), { '#attached': { library: ['sessionframe/widget'] } })
    assert.match(readFileSync(resolve(DRUPAL, 'sessionframe.libraries.yml'), 'utf8'), /^widget:$/m)
  })
})
