import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { runCommand } from '../harness/run-command.ts'

const root = resolve(import.meta.dirname, '../..')
const hashOf = (file: string) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(resolve(root, 'dist/cdn', file)))
    .digest('base64')}`
const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  version: string
}
const NAME = `sessionframe-${version}.js`

describe('sessionframe integrity', () => {
  it('prints the script of this version with the hash of its bytes', async () => {
    const { code, stdout } = await runCommand(['integrity', '--base=https://cdn.example/sf/'])
    assert.equal(code, 0)
    assert.equal(
      stdout,
      `<script src="https://cdn.example/sf/${NAME}" integrity="${hashOf(NAME)}" crossorigin async></script>\n`,
    )
  })

  for (const [base, start] of [
    ['/sf/', '/sf/'],
    ['sf/', './sf/'],
  ]) {
    it(`holds every language to its bytes, for ${base}`, async () => {
      const { stdout } = await runCommand(['integrity', `--base=${base}`, '--languages'])
      const [map = '', tag = ''] = stdout.split('\n')
      const { integrity } = JSON.parse(
        map.replaceAll(/^<script type="importmap">|<\/script>$/g, ''),
      )
      const files = readdirSync(resolve(root, 'dist/cdn/languages'))
      assert.ok(files.length > 5)
      const expected = files.map((file) => [
        `${start}languages/${file}`,
        hashOf(`languages/${file}`),
      ])
      assert.deepEqual(integrity, Object.fromEntries(expected))
      assert.ok(tag.includes(`src="${base}${NAME}"`))
    })
  }
})
