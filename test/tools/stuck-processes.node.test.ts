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
        whole: 60_000,
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

/** Sleeps for that long; what another run has started is marked otherwise. */
function sleeper(seconds: number, mark: string) {
  const env = { ...process.env, STUCK_TEST: mark }
  return spawn('sleep', [String(seconds)], { stdio: 'ignore', env })
}

test('the runner may take longer, and so may what another has started', { skip }, async () => {
  const id = randomUUID()
  const runner = sleeper(1.5, id)
  const other = sleeper(1.5, `${id}-other`)
  const ended: number[] = []
  const watched = { mark: `STUCK_TEST=${id}`, runner: runner.pid ?? 0, most: 200, whole: 60_000 }
  using _watch = watchProcesses({ ...watched, onStuck: (pid) => ended.push(pid) }, 100)
  const codes = await Promise.all([runner, other].map((child) => once(child, 'exit')))
  assert.deepEqual(
    codes.map(([code]) => code),
    [0, 0],
  )
  assert.deepEqual(ended, [])
})

test('but not for ever', { skip }, async () => {
  const id = randomUUID()
  const runner = sleeper(300, id)
  const pid = runner.pid ?? 0
  const watched = { mark: `STUCK_TEST=${id}`, runner: pid, most: 100, whole: 300 }
  using _watch = watchProcesses({ ...watched, onStuck: (one) => process.kill(one, 'SIGKILL') }, 100)
  const [, signal] = (await once(runner, 'exit')) as [number | null, string | null]
  assert.equal(signal, 'SIGKILL')
})
