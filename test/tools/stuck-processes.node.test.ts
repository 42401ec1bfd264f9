import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { platform } from 'node:os'
import { test } from 'node:test'
import { watchProcesses } from '../../tools/stuck-processes.ts'

const skip = platform() === 'linux' ? false : 'there is no /proc'

test(
  'a process that its parent left behind is ended, and lets go of the pipe',
  { skip },
  async () => {
    const id = randomUUID()
    // What is started by a runner inherits its pipe, and a runner waits until all have let go of it.
    const runner = spawn('bash', ['-c', 'sleep 300 & disown'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, STUCK_TEST: id },
    })
    const ended: string[] = []
    using _watch = watchProcesses(
      {
        mark: `STUCK_TEST=${id}`,
        runner: runner.pid ?? 0,
        most: 500,
        onStuck: (pid, command) => {
          ended.push(command)
          process.kill(pid, 'SIGKILL')
        },
      },
      100,
    )
    runner.stdout.resume()
    await once(runner, 'close')
    assert.deepEqual(ended, ['sleep 300'])
  },
)

test('the runner may take its time, and so may what another has started', { skip }, async () => {
  const id = randomUUID()
  const start = (mark: string) =>
    spawn('sleep', ['1.5'], { stdio: 'ignore', env: { ...process.env, STUCK_TEST: mark } })
  const runner = start(id)
  const other = start(`${id}-other`)
  const ended: number[] = []
  using _watch = watchProcesses(
    {
      mark: `STUCK_TEST=${id}`,
      runner: runner.pid ?? 0,
      most: 200,
      onStuck: (pid) => ended.push(pid),
    },
    100,
  )
  const codes = await Promise.all([runner, other].map((child) => once(child, 'exit')))
  assert.deepEqual(
    codes.map(([code]) => code),
    [0, 0],
  )
  assert.deepEqual(ended, [])
})
