/**
 * Redis as the store of an endpoint, for several instances and for restarts.
 *
 * @module
 */
export type { RedisClient, RedisStoreOptions } from './endpoint/redis-store.ts'
export { redisStore } from './endpoint/redis-store.ts'
