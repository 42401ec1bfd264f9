import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { NODE_FLAGS } from './node-flags.ts'

export interface ChildNode {
  pid: number
  /** Lines of its standard output, as they come. */
  lines: AsyncIterableIterator<string>
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>
  /** Its exit code; null when it was killed. */
  exit: Promise<number | null>
}

/** Runs a module in a process of its own, under the same Node. */
export function childNode(module: string, args: readonly string[]): ChildNode {
  const child = spawn(process.execPath, [...NODE_FLAGS, module, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${module} was not started.`)
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return {
    pid,
    exit,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    kill: async () => {
      child.kill('SIGKILL')
      await exit
    },
  }
}
