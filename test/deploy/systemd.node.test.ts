import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, describe, it } from 'node:test'
import { environmentSchema } from '../../src/cli/settings/settings.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(resolve(ROOT, 'deploy', file), 'utf8')
const unit = read('systemd/sessionframe.service')

const isThere = spawnSync('systemd-analyze', ['--version']).status === 0

describe('the unit of deploy/systemd', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sessionframe-unit-'))
  after(() => rmSync(folder, { recursive: true }))

  /** What systemd says of it, with a program in it that is on this machine. */
  function analyze(...command: string[]) {
    const file = join(folder, 'sessionframe.service')
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath))
    const { status, stdout, stderr } = spawnSync('systemd-analyze', [...command, file], {
      encoding: 'utf8',
    })
    return { status, said: stdout + stderr }
  }

  it('is one that systemd understands', { skip: !isThere && 'no systemd here' }, () => {
    const { status, said } = analyze('verify')
    assert.equal(status, 0, said)
    // Of a setting that it does not know it only warns.
    assert.doesNotMatch(said, /sessionframe\.service:\d+/)
  })

  it('lets the service near to nothing', { skip: !isThere && 'no systemd here' }, () => {
    // 0 to 10, of exposure; a service with no such settings has 9.6.
    const { status, said } = analyze('security', '--offline=true', '--threshold=20')
    assert.equal(status, 0, said)
  })

  it('runs the command that the package has', () => {
    const { bin } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
      bin: { sessionframe: string }
    }
    assert.ok(
      unit.includes(`node_modules/sessionframe/${bin.sessionframe.replace('./', '')} serve`),
    )
  })
})

describe('environments of deploy/', () => {
  for (const file of ['systemd/environment', 'docker/env.example']) {
    it(`${file} names settings that there are`, () => {
      const names = [...read(file).matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name)
      assert.ok(names.length > 3)
      const known = [...Object.keys(environmentSchema.shape), 'POSTGRES_PASSWORD']
      assert.deepEqual(
        names.filter((name) => !known.includes(name)),
        [],
      )
    })
  }
})
