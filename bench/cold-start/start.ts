import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** Milliseconds since the process was asked for. */
export interface Started {
  health: number
  /** Null where there are no sessions. */
  session: number | null
}

const DEADLINE_MS = 120_000
const LOOK_MS = 5
/** What was asked of a server that is busy with its own start may be answered late. */
const PATIENCE_MS = 2000

export interface Subject {
  /** Of `node`. */
  args: string[]
  env: Record<string, string>
  /** Of the site. */
  port: number
  /** Asks for a session; whether there was one. */
  startSession: ((site: string) => Promise<boolean>) | null
}

/** Starts a server, asks until it answers, and ends it. */
export async function timeStart({ args, env, port, startSession }: Subject): Promise<Started> {
  const begun = performance.now()
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const site = `http://127.0.0.1:${port}`
  const until = async (succeeds: () => Promise<boolean>) => {
    while (!(await succeeds().catch(() => false))) {
      if (child.exitCode !== null || performance.now() - begun > DEADLINE_MS) {
        throw new Error(`the server has not answered:\n${said}`)
      }
      await wait(LOOK_MS)
    }
    return performance.now() - begun
  }
  try {
    const ask = () => fetch(`${site}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const health = await until(async () => (await ask()).ok)
    const session = startSession === null ? null : await until(() => startSession(site))
    return { health, session }
  } finally {
    child.kill()
    await ended
  }
}
