import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { shippedPackages } from '../../tools/release/shipped-packages.ts'
import { VERSIONED } from '../../tools/release/versioned-files.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8')
const ours = JSON.parse(read('package.json')) as {
  version: string
  peerDependencies: Record<string, string>
}

describe('the version', () => {
  for (const [file, pattern] of VERSIONED) {
    it(`of ${file} is that of the package`, () => {
      assert.equal(pattern.exec(read(file))?.groups?.['version'], ours.version)
    })
  }

  it('is raised by what was noted of changes, in every file that has it', (t) => {
    const copy = mkdtempSync(join(tmpdir(), 'sessionframe-version-'))
    t.after(() => rmSync(copy, { recursive: true }))
    const files = ['package.json', 'CHANGELOG.md', '.changeset', ...VERSIONED.map(([file]) => file)]
    for (const file of files) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      cpSync(resolve(ROOT, file), join(copy, file), { recursive: true })
    }
    const note = '---\n"sessionframe": minor\n---\n\nPlaces can be dreamt of.\n'
    writeFileSync(join(copy, '.changeset/dream.md'), note)
    execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: copy })
    execFileSync(resolve(ROOT, 'node_modules/.bin/changeset'), ['version'], {
      cwd: copy,
      stdio: 'pipe',
    })
    execFileSync(process.execPath, [resolve(ROOT, 'tools/release/set-version.ts'), copy])

    const [major, minor] = ours.version.split('.')
    const next = `${major}.${Number(minor) + 1}.0`
    for (const [file, pattern] of VERSIONED) {
      const text = readFileSync(join(copy, file), 'utf8')
      assert.equal(pattern.exec(text)?.groups?.['version'], next, file)
    }
    const changes = readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')
    assert.match(changes, new RegExp(`^# Changelog\\n+## ${next}\\n[^]*Places can be dreamt of\\.`))
    assert.ok(changes.endsWith(read('CHANGELOG.md').slice('# Changelog\n'.length)))
  })
})

describe('licences', () => {
  it('are known of everything that dependencies and peers bring', () => {
    const packages = shippedPackages()
    const names = new Set(packages.map(({ name }) => name))
    for (const peer of Object.keys(ours.peerDependencies)) assert.ok(names.has(peer), peer)
    assert.deepEqual(
      packages.filter(({ license, version }) => license === '' || version === ''),
      [],
    )
    // What comes with what comes with a dependency.
    assert.equal(packages.find(({ name }) => name === '@lit-labs/ssr-dom-shim')?.always, true)
    // What only the tests need.
    assert.ok(!names.has('@playwright/test'))
  })

  it('of what is inside the pages are beside them, word for word', () => {
    const text = read('dist/pages/licenses.md')
    for (const name of ['lit-html', 'libphonenumber-js', 'zod']) {
      assert.match(text, new RegExp(`## ${name} `))
      const [license = ''] = globSync(resolve(ROOT, `node_modules/${name}/LICENSE*`))
      const [line = ''] = readFileSync(license, 'utf8').match(/Copyright.*/) ?? []
      assert.ok(text.includes(line.trim()), `${name}: ${line}`)
    }
  })
})

describe('the workflows', () => {
  const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT })

  it('run actions of one commit, and nothing may do more than its job says', () => {
    assert.equal(workflows.length, 2)
    for (const file of workflows) {
      const text = read(file)
      const uses = text.match(/uses: .*/g) ?? []
      assert.ok(uses.length > 0, file)
      for (const one of uses) assert.match(one, /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, file)
      assert.match(text, /^permissions: \{\}$/m, file)
      assert.doesNotMatch(text, /secrets\.|pull_request_target/, file)
    }
  })

  it('let only the job that publishes prove who it is, and that one builds nothing', () => {
    const [, publish = ''] = read('.github/workflows/release.yml').split('\n  publish:')
    assert.equal(read('.github/workflows/release.yml').match(/id-token: write/g)?.length, 1)
    assert.match(publish, /id-token: write/)
    assert.match(publish, /npm ci --ignore-scripts/)
  })
})
