import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PROBLEMS } from '../../src/endpoint/problem.ts'
import { readPage } from './docs-blocks.ts'

const PAGE = 'docs/troubleshooting.md'

/** The codes in the first column of the tables below a heading, with the rest of their rows. */
function codesBelow(...headings: string[]): Map<string, string> {
  const parts = readPage(PAGE).split(/^## /m)
  const wanted = parts.filter((part) => headings.some((heading) => part.startsWith(heading)))
  assert.equal(wanted.length, headings.length, 'the headings were found')
  const rows = wanted.join('').matchAll(/^\| (?<first>[^|]+) \|(?<rest>.*)$/gm)
  return new Map(
    [...rows].flatMap(({ groups }) =>
      [...(groups?.['first'] ?? '').matchAll(/`(?<code>[a-z]+(?:-[a-z]+)*)`/g)].map(
        (found): [string, string] => [found.groups?.['code'] ?? '', groups?.['rest'] ?? ''],
      ),
    ),
  )
}

describe(PAGE, () => {
  it('has every problem of the endpoint with its status, and no other', () => {
    const told = codesBelow('The endpoint answers')
    assert.deepEqual([...told.keys()].toSorted(), Object.keys(PROBLEMS).toSorted())
    for (const [code, { status }] of Object.entries(PROBLEMS)) {
      assert.match(told.get(code) ?? '', new RegExp(` ${status} `), code)
    }
  })

  it('has every code of the elements, and no other', () => {
    const [source = ''] = readPage('src/elements/session-error.ts').split(
      'export type SessionErrorCode',
    )
    const codes = [...source.matchAll(/'(?<code>[a-z-]+)'/g)].map(
      ({ groups }) => groups?.['code'] ?? '',
    )
    const told = codesBelow('There is nothing', 'It says that', 'There is a message', 'It is there')
    assert.ok(codes.length > 20, 'the codes were found')
    const known = new Set(codes)
    assert.deepEqual(
      [...known].filter((code) => !told.has(code)),
      [],
    )
    const kinds = new Set(['modal', 'drawer', 'popover'])
    assert.deepEqual(
      [...told.keys()].filter((code) => !known.has(code) && !kinds.has(code)),
      [],
    )
  })
})
