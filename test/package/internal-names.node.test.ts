import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { parseSync, Visitor } from 'oxc-parser'
import { INTERNAL_NAMES, VISITOR_NAMES } from '../../tools/internal-names.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Names of all members that the types, classes and objects of some files have. */
function membersOf(pattern: string): Set<string> {
  const names = new Set<string>()
  const note = ({ key }: { key: object }) => {
    const { name, value } = key as { name?: string; value?: unknown }
    names.add(name ?? String(value))
  }
  const visitor = new Visitor({
    Property: note,
    PropertyDefinition: note,
    MethodDefinition: note,
    TSPropertySignature: note,
    TSMethodSignature: note,
  })
  for (const file of globSync(pattern, { cwd: ROOT })) {
    visitor.visit(parseSync(file, readFileSync(resolve(ROOT, file), 'utf8')).program)
  }
  return names
}

interface Manifest {
  modules: {
    declarations?: { tagName?: string; members?: { name: string; privacy?: string }[] }[]
  }[]
}

/** What pages may use of the elements. */
function publicMembers(): Set<string> {
  const text = readFileSync(resolve(ROOT, 'dist/custom-elements.json'), 'utf8')
  const { modules } = JSON.parse(text) as Manifest
  const members = modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ tagName, members = [] }) => (tagName ? members : []))
    .filter(({ privacy = 'public' }) => privacy === 'public')
  return new Set(members.map(({ name }) => name))
}

/** Whose names they are, all of them, and one that must be among them, or they were not read. */
type Known = [whose: string, names: Set<string>, one: string]

function belongToNobody(shortened: readonly string[], known: Known[]): void {
  for (const [whose, names, one] of known) {
    it(`are none of those that belong to ${whose}`, () => {
      assert.ok(names.has(one), 'the names were read')
      assert.deepEqual(
        shortened.filter((name) => names.has(name)),
        [],
      )
    })
  }
}

describe('names that the build of the script tag shortens', () => {
  const known: Known[] = [
    ['the elements, to pages', publicMembers(), 'open'],
    ['events', membersOf('src/elements/session-{events,error}.ts'), 'retryAfter'],
    ['languages', membersOf('src/elements/{strings,languages/*}.ts'), 'tryAgain'],
    ['the starter', membersOf('src/elements/start{ed,er-calls}.ts'), 'sf'],
    // Not what only servers say to each other.
    [
      'the endpoint and the hosted pages',
      membersOf('src/wire/!(visitor*|mail-reports).ts'),
      'heightHint',
    ],
    ['frames', membersOf('src/protocol/message.ts'), 'nonce'],
    ['browsers', membersOf('node_modules/@typescript/*/lib/lib.dom.d.ts'), 'getClientRects'],
    ['JavaScript', membersOf('node_modules/@typescript/*/lib/lib.es*.d.ts'), 'findLast'],
  ]
  belongToNobody(INTERNAL_NAMES, known)
})

describe('names that the build of the visitor client shortens', () => {
  const known: Known[] = [
    ['pages, of the visitor', membersOf('src/visitor/visitor.ts'), 'identify'],
    ['the elements, to pages', publicMembers(), 'open'],
    ['the endpoint', membersOf('src/wire/visitor.ts'), 'messageId'],
    ['browsers', membersOf('node_modules/@typescript/*/lib/lib.dom.d.ts'), 'getClientRects'],
    ['JavaScript', membersOf('node_modules/@typescript/*/lib/lib.es*.d.ts'), 'findLast'],
  ]
  belongToNobody(VISITOR_NAMES, known)
})
