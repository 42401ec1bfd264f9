import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { brokenLinks } from '../../tools/site/broken-links.ts'

describe('links of the built site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sessionframe-site-'))
  after(() => rmSync(folder, { recursive: true }))
  const pages = {
    'index.html': '<a href="/docs/a.html#here">a</a> <a class="x" href="/docs/b.html">b</a>',
    'a.html':
      '<h2 id="here">A</h2> <a href="#here">h</a> <a href="#gone">g</a> <a href="/docs/">i</a>',
    'deep/c.html':
      '<a href="../a.html#not-here">n</a> <a href="/elsewhere">e</a> <a href="https://example.com/#x">o</a>',
  }
  for (const [page, html] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, page)), { recursive: true })
    writeFileSync(join(folder, page), html)
  }

  it('are broken where a page or an id is missing, or they leave the site', () => {
    assert.deepEqual(brokenLinks(folder, '/docs/').toSorted(), [
      'a.html: #gone',
      'deep/c.html: ../a.html#not-here',
      'deep/c.html: /elsewhere',
      'index.html: /docs/b.html',
    ])
  })
})
