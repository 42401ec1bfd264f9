import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { after, before, describe } from 'node:test'
import { NODE_FLAGS } from '../harness/node-flags.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import type { PostgresServer } from '../harness/postgres-server.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'
import type { ThrowAwayDatabase } from '../harness/throw-away-database.ts'
import { deployedContract } from './deployed.ts'

const SERVER = resolve(import.meta.dirname, 'serve-function.ts')

describe('functions of deploy/', () => {
  let server: PostgresServer
  let database: ThrowAwayDatabase
  before(async () => {
    server = await findPostgresServer()
    database = await throwAwayDatabase(server.url)
  })
  after(async () => {
    await database[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
  })

  for (const name of ['vercel', 'netlify']) {
    deployedContract({
      name,
      sharesStore: true,
      async start(environment) {
        const child = spawn(process.execPath, [...NODE_FLAGS, SERVER, name], {
          env: { ...process.env, ...environment, DATABASE_URL: database.url },
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        let log = ''
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding('utf8').on('data', (text: string) => (log += text))
        }
        const ended = once(child, 'close')
        await Promise.race([once(child.stdout, 'data'), ended])
        const [origin = ''] = /^http:\S+/m.exec(log) ?? []
        if (!origin) throw new Error(`${name} did not start:\n${log}`)
        return {
          origin,
          log: () => log,
          async [Symbol.asyncDispose]() {
            child.kill('SIGKILL')
            await ended
          },
        }
      },
    })
  }
})
