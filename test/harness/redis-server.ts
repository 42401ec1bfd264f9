import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createClient } from 'redis'
import { findRedis } from '../../tools/find-redis.ts'
import { freePort } from './free-port.ts'

export interface RedisServer extends AsyncDisposable {
  port: number
}

/** Why there is no Redis to test with, for the words of a skipped test. */
export interface NoRedis {
  reason: string
}

const LOCAL_PORT = 6379

/**
 * The server on 127.0.0.1:6379, else one started from `PATH`. Says which, so
 * that no run hides what it ran on.
 */
export async function findRedisServer(): Promise<RedisServer | NoRedis> {
  if (await answers(LOCAL_PORT)) {
    return announce('127.0.0.1:6379', { port: LOCAL_PORT, [Symbol.asyncDispose]: async () => {} })
  }
  const program = findRedis()
  if (program === null) {
    return {
      reason:
        'no Redis: nothing on 127.0.0.1:6379, no redis-server on PATH (Debian: apt-get install redis-server)',
    }
  }
  return announce(program, await start(program))
}

/** A server with nothing on disk, gone with its disposal. */
async function start(program: string): Promise<RedisServer> {
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn(program, args, { stdio: 'ignore' })
  const exit = once(child, 'exit')
  // A test that fails half-way must not leave a server behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries === 100 || child.exitCode !== null) throw new Error(`${program} did not start`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      process.off('exit', kill)
      kill()
      await exit
    },
  }
}

async function answers(port: number): Promise<boolean> {
  const client = newClient(port)
  try {
    await client.connect()
    return (await client.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    client.destroy()
  }
}

/** A client as an owner makes it; it gives up at once where there is no server. */
export function newClient(port: number) {
  const client = createClient({
    url: `redis://127.0.0.1:${port}`,
    socket: { reconnectStrategy: false, connectTimeout: 2000 },
  })
  client.on('error', () => {})
  return client
}

async function announce(name: string, server: RedisServer): Promise<RedisServer> {
  const client = newClient(server.port)
  await client.connect()
  const version = /redis_version:(\S+)/.exec(await client.info('server'))?.[1]
  client.destroy()
  process.stderr.write(`Redis server of the tests: ${name}, ${version}\n`)
  return server
}
