import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { runCommand } from '../harness/run-command.ts'

const SURVEY = {
  title: 'Visit',
  elements: [
    { type: 'text', name: 'mail', inputType: 'email', isRequired: true },
    { type: 'dropdown', name: 'size', choices: ['S', 'M'], visibleIf: '{mail} notempty' },
    { type: 'ranking', name: 'order' },
  ],
}

describe('sessionframe forms', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'forms-'))
  })
  after(() => rm(folder, { recursive: true }))

  const run = (command: string, ...args: string[]) =>
    runCommand(['forms', command, ...args, '--data', join(folder, 'data')])
  const file = async (name: string, json: unknown) => {
    await writeFile(join(folder, name), JSON.stringify(json))
    return join(folder, name)
  }

  it('imports a form of another product, and gives it back without loss', async () => {
    const survey = await file('survey.json', SURVEY)
    const printed = await run('import', survey, '--print')
    assert.deepEqual(
      [printed.code, printed.stderr.trim()],
      [0, 'order: the type "ranking" is asked as text'],
    )
    const made = await run('import', survey)
    assert.equal(made.code, 0, made.stderr)
    assert.match(made.stdout, /forms: 1 created/)
    const exported = await run('export', 'Visit')
    const form = JSON.parse(exported.stdout) as object
    assert.deepEqual({ forms: [form] }, JSON.parse(printed.stdout))
    const again = await run('import', await file('form.json', form))
    assert.match(again.stdout, /forms: 1 unchanged/)
  })

  it('says what is wrong with a file, and where', async () => {
    const neither = await run('import', await file('other.json', { a: 1 }))
    assert.equal(neither.code, 1)
    assert.match(neither.stderr, /other\.json: this is no form that is known: say which by --from/)
    const empty = await run('import', await file('empty.json', SURVEY), '--from', 'flg')
    assert.match(empty.stderr, /journeySnapshot\.body: /)
    assert.equal((await run('export', 'nobody')).code, 1)
  })
})
