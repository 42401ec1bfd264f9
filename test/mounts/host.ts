import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Environment, Place } from '../harness/endpoint/settings.ts'
import { freePort } from '../harness/free-port.ts'
import { MOUNTS } from './install-hosts.ts'

/** Something that the endpoint is mounted in, run as its users run it. */
export interface HostOptions extends Omit<Place, 'start'> {
  /** The program and its arguments; programs of npm packages by name. */
  command(port: number): string[]
  /** Makes what it runs; once, before the first start. */
  build?(): void
  environment?: Environment
}

/** Long, for machines that are slow; a host that cannot start ends at once. */
const START_MS = 120_000

export function makeHost({ command, build, environment = {}, ...place }: HostOptions): Place {
  let built = false
  return {
    ...place,
    async start(given) {
      if (!built) build?.()
      built = true
      const port = await freePort()
      const bin = resolve(MOUNTS, 'node_modules/.bin')
      const [program = '', ...args] = command(port)
      const child = spawn(program, args, {
        cwd: MOUNTS,
        env: {
          PATH: `${bin}:${process.env['PATH']}`,
          HOME: process.env['HOME'] ?? '',
          PORT: String(port),
          ...environment,
          ...given,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let log = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (log += text))
      }
      const ended = new Promise<void>((done) => child.once('close', () => done()))
      // A test that fails half-way must not leave a server behind.
      const kill = () => child.kill('SIGKILL')
      process.once('exit', kill)
      const origin = `http://127.0.0.1:${port}`
      let running = true
      void ended.then(() => (running = false))
      const deadline = Date.now() + START_MS
      while (!(await answers(origin))) {
        if (running && Date.now() < deadline) {
          await new Promise((next) => setTimeout(next, 50))
          continue
        }
        process.off('exit', kill)
        kill()
        throw new Error(`${place.name} did not start:\n${log}`)
      }
      return {
        origin,
        log: () => log,
        async stop() {
          process.off('exit', kill)
          kill()
          await ended
        },
      }
    },
  }
}

/** Not a route of the endpoint: it counts for no limit and is on no line of a test. */
async function answers(origin: string): Promise<boolean> {
  try {
    await (await fetch(`${origin}/`)).text()
    return true
  } catch {
    return false
  }
}
