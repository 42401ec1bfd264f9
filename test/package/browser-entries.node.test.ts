import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { reach, readModuleGraph } from '../../tools/module-graph.ts'

const graph = readModuleGraph(resolve(import.meta.dirname, '../..'))

/** What each browser entry may load at run time, besides our own modules. */
const ENTRIES: Record<string, RegExp> = {
  'src/index.ts': /^lit(\/|$)/,
  'src/elements.ts': /^lit(\/|$)/,
  'src/react.ts': /^(lit|react)(\/|$)/,
  'src/solid.ts': /^lit(\/|$)/,
  'src/svelte.ts': /^lit(\/|$)/,
  'src/vue.ts': /^lit(\/|$)/,
  'src/cdn/sessionframe.ts': /^lit(\/|$)/,
  'src/visitor.ts': /^lit(\/|$)/,
  'src/cdn/visitor.ts': /^$/,
  'src/protocol.ts': /^$/,
  'src/render.ts': /^$/,
}

describe('browser entries', () => {
  for (const [entry, allowed] of Object.entries(ENTRIES)) {
    it(`${entry} reaches no server library`, () => {
      const { files, packages } = reach(graph, entry)
      assert.ok(files.size > 2, 'the entry was followed')
      assert.deepEqual(
        [...packages].filter((name) => !allowed.test(name)),
        [],
      )
      const server = /^src\/(platform|database|endpoint|upstreams|node|cli)\//
      assert.deepEqual(
        [...files].filter((file) => server.test(file)),
        [],
      )
    })
  }

  it('the reader sees what a server entry loads', () => {
    assert.ok(reach(graph, 'src/platform.ts').packages.has('kysely'))
  })
})
