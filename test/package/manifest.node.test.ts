import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(resolve(root, file), 'utf8')

interface Declaration {
  tagName?: string
  events?: { name: string }[]
  cssStates?: { name: string }[]
}

const { modules } = JSON.parse(read('dist/custom-elements.json')) as {
  modules: { declarations: Declaration[] }[]
}
const elements = modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName !== undefined)

/** Names in one declaration of a source file, by what marks them there. */
function declared(file: string, declaration: string, name: RegExp): string[] {
  const [, text = ''] = read(file).split(declaration)
  const names = [...text.split('\n}\n')[0]!.matchAll(name)].map(([, found = '']) => found)
  assert.ok(names.length > 5, `${declaration} was read`)
  return names.toSorted()
}

describe('the custom elements manifest', () => {
  it('is of both elements', () => {
    assert.deepEqual(
      elements.map(({ tagName }) => tagName),
      ['appointment-booking', 'journey-session'],
    )
  })

  it('has the events that have a type', () => {
    const file = 'src/elements/session-events.ts'
    const types = declared(file, 'interface SessionDetailMap {', /^ {2}'([a-z-]+)':/gm)
    for (const { events } of elements) {
      assert.deepEqual(events?.map(({ name }) => name).toSorted(), types)
    }
  })

  it('has the states that have a type', () => {
    const file = 'src/elements/session-state.ts'
    const types = declared(file, 'type SessionState =', /\| '([a-z]+)'/g)
    for (const { cssStates } of elements) {
      assert.deepEqual(cssStates?.map(({ name }) => name).toSorted(), types)
    }
  })
})
