import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { directionOfTag, matchLanguage } from '../../src/wire/match-language.ts'

describe('matchLanguage', () => {
  const cases: [wanted: string[], available: string[], found: string | null][] = [
    [['de'], ['en', 'de'], 'de'],
    [['de-AT'], ['en', 'de'], 'de'],
    [['DE'], ['en', 'de'], 'de'],
    [['pt-BR'], ['pt', 'pt-BR'], 'pt-BR'],
    [['pt'], ['pt-BR', 'pt-PT'], 'pt-BR'],
    [['zh-TW'], ['zh', 'zh-Hant'], 'zh-Hant'],
    [['zh-CN'], ['zh-Hant'], null],
    [['sr-Latn'], ['sr'], null],
    [['fr', 'sv'], ['en', 'sv'], 'sv'],
    [['', '*', 'no tag', 'de_DE', 'en'], ['de', 'en'], 'en'],
    [['fr'], ['en'], null],
    [[], ['en'], null],
  ]
  for (const [wanted, available, found] of cases) {
    it(`gives ${found ?? 'nothing'} of ${available.join(', ')} to who wants ${wanted.join(', ')}`, () => {
      assert.equal(matchLanguage(wanted, available), found)
    })
  }
})

describe('directionOfTag', () => {
  it('goes by the script that a language is written in', () => {
    const ways = ['fa', 'ur-PK', 'he', 'ku-Arab', 'ku', 'az-Latn', 'sv', 'no tag'].map(
      directionOfTag,
    )
    assert.deepEqual(ways, ['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr', 'ltr'])
  })
})
