import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { parseSync } from 'oxc-parser'

const CDN = resolve(import.meta.dirname, '../../dist/cdn')
const scripts = readdirSync(CDN).filter((file) => /\.m?js$/.test(file) && !/-\d/.test(file))

describe('the files for a script tag', () => {
  it('are those that the docs tell owners to host', () => {
    assert.deepEqual(scripts.toSorted(), [
      'linear-pattern.js',
      'live.js',
      'sessionframe.js',
      'sessionframe.mjs',
      'starter.js',
      'visitor.js',
    ])
  })

  for (const file of scripts) {
    it(`${file} loads none of the others before it runs`, () => {
      const { module } = parseSync(file, readFileSync(resolve(CDN, file), 'utf8'))
      assert.deepEqual(
        module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
        [],
      )
    })
  }
})
