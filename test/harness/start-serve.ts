import type { ReadyLine } from '../../src/cli/serve/ready-line.ts'
import { spawnCommand } from './run-command.ts'
import type { CommandOptions, CommandProcess } from './run-command.ts'

/** How a process ended: its exit code or the signal. */
type Ending = number | NodeJS.Signals | null

/** A running `sessionframe serve`. */
export interface Serving {
  ready: ReadyLine
  process: CommandProcess
  stdout(): string
  /** The log so far. */
  stderr(): string
  /** Ends it with a signal; gives the exit code, or the signal that ended it, which may be another. */
  stop(signal?: NodeJS.Signals): Promise<Ending>
}

const START_MS = 180_000

/** Starts `serve` on free ports unless told, and waits for its ready line. */
export async function startServe(
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Serving> {
  const ports = args.includes('--port') ? [] : ['--port', '0', '--platform-port', '0']
  const child = spawnCommand(['serve', ...ports, ...args], options)
  const { stdout, stderr } = child.printed
  const closed = new Promise<Ending>((done) => {
    child.once('close', (code, signal) => done(code ?? signal))
  })
  const firstLine = new Promise<string>((done) => {
    child.stdout.on('data', () => {
      const [line, ...rest] = stdout().split('\n')
      if (line !== undefined && rest.length > 0) done(line)
    })
  })
  let giveUp: NodeJS.Timeout | undefined
  const late = new Promise<never>((_done, fail) => {
    giveUp = setTimeout(() => {
      child.kill('SIGKILL')
      fail(new Error(`serve was not ready in ${START_MS} ms:\n${stderr()}`))
    }, START_MS)
  })
  const ended = closed.then((code) => {
    throw new Error(`serve ended with ${code} before it was ready:\n${stderr()}`)
  })
  // A server that is ready may live as long as its tests.
  const line = await Promise.race([firstLine, ended, late]).finally(() => clearTimeout(giveUp))
  return {
    ready: JSON.parse(line) as ReadyLine,
    process: child,
    stdout,
    stderr,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return closed
    },
  }
}
