import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { runSuite } from '../../tools/run-suite.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

/** A runner that dies so many times before it leaves its figures. */
function dying(folder: string, times: number) {
  const code = `const { appendFileSync, readFileSync, writeFileSync } = require('node:fs')
    appendFileSync(${JSON.stringify(join(folder, 'runs'))}, '.')
    const runs = readFileSync(${JSON.stringify(join(folder, 'runs'))}, 'utf8').length
    if (runs <= ${times}) process.kill(process.pid, 'SIGKILL')
    const figures = { passed: 3, failed: 0, skipped: 0, failures: [], cases: [], documented: [] }
    writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(figures))`
  return { name: 'dying', command: ['node', '-e', code] }
}

test('a runner that dies is started once more', async () => {
  await using folder = await temporaryFolder()
  const { counts } = await runSuite(dying(folder.path, 1))
  assert.deepEqual([counts.passed, counts.failed], [3, 0])
})

test('one that dies again has failed', async () => {
  await using folder = await temporaryFolder()
  const { counts } = await runSuite(dying(folder.path, 2))
  assert.deepEqual([counts.passed, counts.failed], [0, 1])
  assert.match(counts.failures[0]?.title ?? '', /left no figures/)
})
