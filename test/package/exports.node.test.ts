import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = resolve(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>
  bin: Record<string, string>
}

describe('package exports', () => {
  for (const [name, target] of Object.entries(manifest.exports)) {
    it(`sessionframe${name.slice(1)} resolves to a file that is built`, () => {
      const specifier = `sessionframe${name.slice(1)}`
      assert.ok(existsSync(fileURLToPath(import.meta.resolve(specifier))))
      if (typeof target === 'object') assert.ok(existsSync(resolve(root, target.types)))
    })
  }

  it('has one export for each entry file, and one entry file for each', () => {
    const entries = globSync('src/*.ts', { cwd: root }).map((file) => basename(file, '.ts'))
    const modules = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'object' ? [basename(target.default, '.js')] : [],
    )
    assert.deepEqual(modules.toSorted(), entries.toSorted())
  })

  it('has a command that is built and starts with a shebang', () => {
    const command = readFileSync(resolve(root, manifest.bin['sessionframe'] ?? ''), 'utf8')
    assert.match(command, /^#!\/usr\/bin\/env node\n/)
  })

  it('can be imported on a server', async () => {
    for (const name of [
      'sessionframe',
      'sessionframe/elements',
      'sessionframe/react',
      'sessionframe/vue',
      'sessionframe/visitor',
      'sessionframe/protocol',
      'sessionframe/render',
    ]) {
      assert.ok(Object.keys((await import(name)) as object).length > 0)
    }
    // What they have besides is types.
    for (const name of ['sessionframe/svelte', 'sessionframe/solid']) await import(name)
  })
})
