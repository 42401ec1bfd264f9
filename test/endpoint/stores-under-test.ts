import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { memoryStore } from '../../src/endpoint/memory-store.ts'
import { postgresStore } from '../../src/endpoint/postgres-store.ts'
import { redisStore } from '../../src/endpoint/redis-store.ts'
import { cutProxy } from '../harness/cut-proxy.ts'
import type { CutProxy } from '../harness/cut-proxy.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { newClient } from '../harness/redis-server.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'
import type { StoreUnderTest } from './store-contract.ts'

export async function memoryUnderTest(): Promise<StoreUnderTest> {
  const skip = 'what is in memory is shared with nobody and cannot go away'
  return {
    store: memoryStore(),
    second: { skip },
    goneStore: { skip },
    silentStore: { skip },
    secrets: [],
    close: async () => {},
  }
}

export async function pgliteUnderTest(): Promise<StoreUnderTest> {
  const open = await PGlite.create()
  const store = postgresStore({ client: open })
  await store.createTable()
  return {
    store,
    second: postgresStore({ client: open }),
    goneStore: async () => {
      const closed = await PGlite.create()
      await closed.close()
      return postgresStore({ client: closed })
    },
    silentStore: { skip: 'it runs in this process' },
    secrets: [],
    close: () => open.close(),
  }
}

export async function postgresUnderTest(): Promise<StoreUnderTest> {
  const server = await findPostgresServer()
  const database = await throwAwayDatabase(server.url)
  const pools: Pool[] = []
  const proxies: CutProxy[] = []
  const pool = (url: string) => {
    const made = new Pool({ connectionString: url })
    made.on('error', () => {})
    pools.push(made)
    return made
  }
  const store = postgresStore({ client: pool(database.url) })
  await store.createTable()
  const behindProxy = async () => {
    const url = new URL(database.url)
    const proxy = await cutProxy(Number(url.port || '5432'), url.hostname)
    proxies.push(proxy)
    url.host = `127.0.0.1:${proxy.port}`
    url.username ||= 'postgres'
    // A server that asks for none takes any.
    url.password ||= 'canary-password'
    const proxied = postgresStore({ client: pool(url.href) })
    await proxied.set('before', 'x', 60)
    return { proxy, proxied }
  }
  return {
    store,
    second: postgresStore({ client: pool(database.url) }),
    goneStore: async () => {
      const { proxy, proxied } = await behindProxy()
      await proxy.cut()
      return proxied
    },
    silentStore: async () => {
      const { proxy, proxied } = await behindProxy()
      proxy.hang()
      return proxied
    },
    secrets: ['canary', '127.0.0.1', new URL(database.url).pathname.slice(1)],
    close: async () => {
      // First, or the pools would wait for those that hang.
      await Promise.all(proxies.map((proxy) => proxy.cut()))
      await Promise.all(pools.map((each) => each.end()))
      await database[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

export async function redisUnderTest(port: number): Promise<StoreUnderTest> {
  const prefix = `sessionframe-test-${crypto.randomUUID()}:`
  const clients: ReturnType<typeof newClient>[] = []
  const proxies: CutProxy[] = []
  const connected = async (toPort: number) => {
    const client = newClient(toPort)
    await client.connect()
    clients.push(client)
    return client
  }
  const behindProxy = async () => {
    const proxy = await cutProxy(port)
    proxies.push(proxy)
    const store = redisStore({ client: await connected(proxy.port), prefix })
    await store.set('before', 'x', 60)
    return { proxy, store }
  }
  return {
    store: redisStore({ client: await connected(port), prefix }),
    second: redisStore({ client: await connected(port), prefix }),
    goneStore: async () => {
      const { proxy, store } = await behindProxy()
      await proxy.cut()
      return store
    },
    silentStore: async () => {
      const { proxy, store } = await behindProxy()
      proxy.hang()
      return store
    },
    secrets: ['127.0.0.1', String(port)],
    close: async () => {
      for (const client of clients) if (client.isOpen) client.destroy()
      await Promise.all(proxies.map((proxy) => proxy.cut()))
    },
  }
}
