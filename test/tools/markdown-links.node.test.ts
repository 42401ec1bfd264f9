import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { anchorsOf, brokenMarkdownLinks } from '../../tools/markdown-links.ts'

describe('links of the docs', () => {
  const root = mkdtempSync(join(tmpdir(), 'sessionframe-links-'))
  after(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'docs'))
  writeFileSync(
    join(root, 'docs/one.md'),
    [
      '# One',
      '[there](two.md) [heading](two.md#a-heading) [here](#one) [out](https://example.com/#x)',
      '[gone](three.md) [no heading](two.md#another) [not here](#two) [up](../four.md)',
      '`[code](five.md)`',
      '```md',
      '[in a block](six.md)',
      '```',
    ].join('\n'),
  )
  writeFileSync(join(root, 'docs/two.md'), '# Two\n\n## A heading\n')

  it('are broken where a file or a heading is missing, code aside', () => {
    assert.deepEqual(brokenMarkdownLinks(root, 'docs/one.md'), [
      'three.md',
      'two.md#another',
      '#two',
      '../four.md',
    ])
  })

  it('have the anchors that GitHub makes', () => {
    const headings = [
      '# `<journey-session>`',
      '## What *is* it, then?',
      '### Events',
      '### Events',
      '## [Linked](x.md) `data-sf`: Größe',
      '## `<div data-x>` & more',
    ]
    assert.deepEqual(
      [...anchorsOf(headings.join('\n'))],
      [
        'journey-session',
        'what-is-it-then',
        'events',
        'events-1',
        'linked-data-sf-größe',
        'div-data-x--more',
      ],
    )
  })
})
