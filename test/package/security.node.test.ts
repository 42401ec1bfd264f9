import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { readPage } from './docs-blocks.ts'

const PAGE = 'docs/security.md'

/** What a row claims, with its tests: each a file, and the words of a test in it. */
function claims(): { claim: string; tests: { file: string; words: string }[] }[] {
  const rows = readPage(PAGE).matchAll(/^\| (?<claim>[^|]+) \|.*\]\(\.\.\/test\/.*$/gm)
  return [...rows].map(([row, claim = '']) => ({
    claim,
    tests: [
      ...row.matchAll(
        /\]\((?<file>\.\.\/test\/[^)]+)\): ?(?<words>.*?)(?=; \[[\w.-]+\]\(\.\.\/test| \|$)/g,
      ),
    ].map(({ groups }) => ({
      file: join(dirname(PAGE), groups?.['file'] ?? ''),
      words: groups?.['words'] ?? '',
    })),
  }))
}

describe(PAGE, () => {
  it('names tests that there are, for what it says', () => {
    const all = claims()
    assert.ok(all.length > 40, `${all.length} claims were found`)
    for (const { claim, tests } of all) {
      assert.ok(tests.length > 0, claim)
      for (const { file, words } of tests) {
        assert.notEqual(words, '', claim)
        const source = readPage(file)
        const number = /^case (\d+)$/.exec(words)?.[1]
        const isThere =
          number === undefined
            ? source.includes(words.replaceAll("'", "\\'")) || source.includes(words)
            : new RegExp(`number: ${number},`).test(source)
        assert.ok(isThere, `${claim}: ${file} has no "${words}"`)
      }
    }
  })

  it('has a test for each claim of its tables of what holds', () => {
    const rows = [
      ...readPage(PAGE).matchAll(/^\| what holds \| test \|\n\| --- \| --- \|\n((?:\|.*\n)+)/gm),
    ]
    assert.ok(rows.length > 5)
    for (const [, body = ''] of rows) {
      for (const row of body.trim().split('\n')) assert.match(row, /\]\(\.\.\/test\//)
    }
  })
})
