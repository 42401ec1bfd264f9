import { onPath } from './on-path.ts'

/** A Redis or Valkey server to test with; null when `PATH` leads to none. */
export const findRedis = (): string | null => onPath('redis-server', 'valkey-server')
