import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js'
import type { EndpointStore } from './endpoint-store.ts'
import { limiterCounter, sharedLimits } from './rate-limits/limiter-counter.ts'
import { StoreError, storeError, withinDeadline } from './store-error.ts'

const STORE = 'The Redis store'
const DEADLINE_MS = 5_000

/** What is used of a connected client of the package `redis`. */
export interface RedisClient {
  readonly isReady: boolean
  sendCommand(args: readonly string[]): Promise<unknown>
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
}

export interface RedisStoreOptions {
  /** Connected by you, with a listener for "error": without one, node-redis ends the process. */
  client: RedisClient
  /** What its keys begin with. Default `sessionframe:`. */
  prefix?: string
}

/** A store for as many instances as share a Redis or Valkey server; Redis forgets by itself. */
export function redisStore(options: RedisStoreOptions): EndpointStore {
  const { client, prefix = 'sessionframe:' } = options

  const send = async (...args: string[]): Promise<unknown> => {
    // The client would keep the command until the server is back.
    if (!client.isReady) throw new StoreError(`${STORE} is not connected.`)
    try {
      return await withinDeadline(STORE, DEADLINE_MS, client.sendCommand(args))
    } catch (error) {
      throw storeError(STORE, error)
    }
  }

  return {
    async get(key) {
      return (await send('GET', prefix + key)) as string | null
    },
    async add(key, value, ttlSeconds) {
      return (await send('SET', prefix + key, value, 'EX', String(ttlSeconds), 'NX')) !== null
    },
    async set(key, value, ttlSeconds) {
      await send('SET', prefix + key, value, 'EX', String(ttlSeconds))
    },
    async delete(key) {
      await send('DEL', prefix + key)
    },
    counter: (rate) =>
      limiterCounter(
        new RateLimiterRedis({
          ...sharedLimits(rate),
          keyPrefix: `${prefix}rate:${rate.name}`,
          storeClient: client,
          useRedisPackage: true,
          rejectIfRedisNotReady: true,
        }),
      ),
  }
}
