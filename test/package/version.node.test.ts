import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { it } from 'node:test'
import { VERSION } from '../../src/elements/version.ts'

it('the version that a page is told is that of the package', () => {
  const file = resolve(import.meta.dirname, '../../package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  assert.equal(VERSION, version)
})
