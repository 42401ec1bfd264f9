import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { packOurs, run } from '../harness/install-beside.ts'
import { startServe } from '../harness/start-serve.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const { exports, peerDependencies, devDependencies } = JSON.parse(
  readFileSync(resolve(ROOT, 'package.json'), 'utf8'),
) as {
  exports: Record<string, { types: string } | string>
  peerDependencies: Record<string, string>
  devDependencies: Record<string, string>
}
/** What is imported by its name. */
const entries = Object.entries(exports)
  .filter(([, target]) => typeof target !== 'string')
  .map(([path]) => path.replace('.', 'sessionframe'))

describe('the package in an empty project', { timeout: 300_000 }, () => {
  let project = ''
  before(async () => {
    project = await mkdtemp(join(tmpdir(), 'sessionframe-project-'))
    await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }')
    await mkdir(join(project, 'packed'))
    npmInstall(packOurs(join(project, 'packed')))
  })
  after(() => rm(project, { recursive: true }))

  const npmInstall = (...packages: string[]) =>
    run(['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], project)

  it('brings Lit and jose, and nothing that a widget does not need', () => {
    const { dependencies } = JSON.parse(run(['npm', 'ls', '--all', '--json'], project)) as {
      dependencies: { sessionframe: { dependencies: Record<string, { version?: string }> } }
    }
    const brought = Object.entries(dependencies.sessionframe.dependencies)
      // Optional peers are listed, without a version.
      .flatMap(([name, { version }]) => (version === undefined ? [] : [name]))
    assert.deepEqual(brought, ['jose', 'lit'])
  })

  it('gives every entry and its types, once the peers are there', async () => {
    const peers = Object.keys(peerDependencies).map((name) => `${name}@${devDependencies[name]}`)
    const types = ['@types/node', '@types/pg', '@types/react', 'typescript']
    npmInstall(...peers, ...types.map((name) => `${name}@${devDependencies[name]}`))

    const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}'`)
    const names = entries.map((_, index) => `entry${index}`)
    const all = [...imports, `export const all: object[] = [${names.join(', ')}]`]
    await writeFile(join(project, 'all.ts'), all.join('\n'))
    run([process.execPath, '--input-type=module', '--eval', imports.join('\n')], project)
    const strict = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2023']
    const lib = ['--lib', 'es2023,dom,dom.iterable,esnext.disposable']
    run(
      ['npx', 'tsc', ...strict, ...lib, '--module', 'nodenext', '--jsx', 'preserve', 'all.ts'],
      project,
    )
  })

  it('runs the demo', async () => {
    const serving = await startServe(['--demo', '--data', join(project, 'data')], {
      command: join(project, 'node_modules/sessionframe/dist/cli/main.js'),
      cwd: project,
    })
    const page = await fetch(serving.ready.demo?.pages.journey ?? '')
    assert.equal(page.status, 200)
    assert.match(await page.text(), /<journey-session/)
    assert.equal(await serving.stop(), 0)
  })
})
