import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { after, describe, it } from 'node:test'
import { parseWorkspaceFile } from '../../src/wire/parse-workspace-file.ts'
import { ROOT as root, blocks, readPage as read } from './docs-blocks.ts'

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...globSync('{docs,decisions}/*.md', { cwd: root }),
]
describe('docs', () => {
  // Inside the package, so that `sessionframe/…` resolves as it does for a user.
  const folder = resolve(root, 'test/package/.docs-code')
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('shows TypeScript that compiles against the built package', () => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    let count = 0
    for (const page of pages) {
      for (const language of ['ts', 'tsx']) {
        for (const code of blocks(page, language)) {
          count += 1
          writeFileSync(
            resolve(folder, `${page.replaceAll(/[/.]/g, '-')}-${count}.${language}`),
            `${code}\nexport {}\n`,
          )
        }
      }
    }
    assert.ok(count > 3, 'the blocks were found')
    writeFileSync(
      resolve(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../../tsconfig.json',
        compilerOptions: { noUnusedLocals: false },
        include: ['*.ts', '*.tsx'],
      }),
    )
    const { status, stdout } = spawnSync('tsc', ['-p', folder], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  })

  it('shows a workspace.json that can be applied', () => {
    const files = blocks('docs/platform.md', 'json').filter((json) => json.includes('"forms"'))
    assert.equal(files.length, 1)
    assert.equal(parseWorkspaceFile(JSON.parse(files[0] ?? '')).forms.length, 1)
    const [file = ''] = blocks('docs/workspace-file.md', 'json')
    assert.equal(parseWorkspaceFile(JSON.parse(file)).emails.length, 1)
  })

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    for (const page of pages) {
      for (const [, name = ''] of read(page).matchAll(/npm run ([\w:]+)/g)) {
        assert.ok(name in scripts, `${page}: npm run ${name}`)
      }
    }
  })
})
