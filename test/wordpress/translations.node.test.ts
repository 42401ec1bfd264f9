import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { messages } from '../../tools/wordpress/messages.ts'
import { LANGUAGES, TEMPLATE } from '../../tools/wordpress/plugin-folder.ts'
import { parsePo } from '../../tools/wordpress/po-file.ts'
import { template } from '../../tools/wordpress/template.ts'

const nameOf = ({ context, text }: { context?: string; text: string }) => `${context ?? ''}|${text}`

describe('the translations of the plugin', () => {
  it('begin from a template that has all of its words', () => {
    assert.ok(messages().length > 60)
    assert.equal(
      readFileSync(TEMPLATE, 'utf8'),
      template(),
      'it is stale: node tools/plugin-template.ts',
    )
  })

  for (const file of globSync('*.po', { cwd: LANGUAGES })) {
    it(`are whole in ${file}`, () => {
      const [head, ...translations] = parsePo(readFileSync(resolve(LANGUAGES, file), 'utf8'))
      assert.match(head?.translated ?? '', /^Language: \w+$/m)
      assert.deepEqual(translations.map(nameOf).toSorted(), messages().map(nameOf).toSorted())
      for (const { text, translated } of translations) assert.ok(translated !== '', text)
    })
  }
})
