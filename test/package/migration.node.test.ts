import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { ROOT, readPage } from './docs-blocks.ts'

interface Element {
  tagName?: string
  attributes?: { name: string }[]
  events?: { name: string }[]
  members?: { name: string }[]
  cssParts?: { name: string }[]
}

const { modules } = JSON.parse(
  readFileSync(resolve(ROOT, 'dist/custom-elements.json'), 'utf8'),
) as { modules: { declarations: Element[] }[] }
const elements = modules.flatMap(({ declarations }) => declarations).filter((one) => one.tagName)
const namesOf = (kind: 'attributes' | 'events' | 'members' | 'cssParts') =>
  new Set(elements.flatMap((one) => (one[kind] ?? []).map(({ name }) => name)))

/** Of the second column, what stands between backticks. */
const ours = (page: string) =>
  [...readPage(page).matchAll(/^\| [^|]+ \| (?<here>[^|]+) \|/gm)].flatMap(({ groups }) =>
    [...(groups?.['here'] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )

describe('what comes in the place of other embeds', () => {
  const events = namesOf('events')
  const attributes = namesOf('attributes')
  const parts = namesOf('cssParts')
  const members = namesOf('members')

  for (const page of ['docs/from-typeform.md', 'docs/from-cal-com.md']) {
    it(`${page} names what the elements have`, () => {
      const names = ours(page)
      assert.ok(names.length > 20)
      for (const name of names) {
        const [, attribute] = /^([a-z-]+)="[a-z]+"$/.exec(name) ?? []
        const [, part] = /^::part\((\w+)\)$/.exec(name) ?? []
        const [, method] = /^(\w+)\(\)$/.exec(name) ?? []
        if (/^(session|slot|appointment)-[a-z]+$/.test(name)) assert.ok(events.has(name), name)
        if (attribute && attribute !== 'slot') assert.ok(attributes.has(attribute), name)
        if (part) assert.ok(parts.has(part), name)
        if (method) assert.ok(members.has(method), name)
      }
    })
  }
})
