import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { NODE_FLAGS } from './node-flags.ts'
import { watchForSecrets } from './watch-for-secrets.ts'

const ROOT = resolve(import.meta.dirname, '../..')

const WATCH = new URL('watch-answers.ts', import.meta.url).href

/** The command as it is written, and as it is built. */
export const SOURCE_COMMAND = resolve(ROOT, 'src/cli/main.ts')
export const BUILT_COMMAND = resolve(ROOT, 'dist/cli/main.js')

export interface CommandOptions {
  /** Added to a bare environment: nothing of the caller's settings leaks in. */
  env?: Record<string, string>
  cwd?: string
  input?: string
  command?: string
}

export interface Finished {
  code: number | null
  stdout: string
  stderr: string
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** What a process has written so far. */
interface Printed {
  stdout(): string
  stderr(): string
}

export type CommandProcess = Child & { readonly printed: Printed }

export function spawnCommand(
  args: readonly string[],
  options: CommandOptions = {},
): CommandProcess {
  const { env = {}, cwd = ROOT, command = SOURCE_COMMAND } = options
  const spawned = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...NODE_FLAGS, '--import', WATCH, command, ...args],
    {
      cwd,
      env: { ...bareEnvironment(), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  const child = Object.assign(spawned, { printed: collect(spawned) })
  watchForSecrets(child, env)
  return child
}

function bareEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env
  return { PATH, HOME, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) }
}

/** Runs the command in a process of its own until it ends. */
export async function runCommand(
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Finished> {
  const child = spawnCommand(args, options)
  const { stdout, stderr } = child.printed
  child.stdin.end(options.input ?? '')
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, stdout: stdout(), stderr: stderr() }
}

function collect(child: Child): Printed {
  const text = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk
    })
  }
  return { stdout: () => text.stdout, stderr: () => text.stderr }
}
