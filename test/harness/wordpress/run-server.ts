import { spawn } from 'node:child_process'

export interface RunningServer {
  log(): string
  stop(): Promise<void>
}

/** Long, for machines that are slow; a server that cannot start ends at once. */
const START_MS = 60_000

/** Starts a program and waits until it answers. Gone with its `stop`, and with the test's process. */
export async function runServer(
  command: readonly string[],
  answers: () => Promise<boolean>,
): Promise<RunningServer> {
  const [program = '', ...args] = command
  // A group of its own: Apache has children.
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
  let running = true
  const ended = new Promise<void>((done) => {
    child.once('close', () => {
      running = false
      done()
    })
    child.once('error', () => {
      running = false
      done()
    })
  })
  const kill = () => {
    if (!running || child.pid === undefined) return
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended meanwhile.
    }
  }
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    kill()
    await ended
  }
  const deadline = Date.now() + START_MS
  while (!(await answers())) {
    if (!running || Date.now() > deadline) {
      await stop()
      throw new Error(`${program} did not start:\n${log}`)
    }
    await new Promise((next) => setTimeout(next, 50))
  }
  return { log: () => log, stop }
}
