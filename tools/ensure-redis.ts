/** Finds a Redis server or installs Debian's, as root; fails without one where it could have been. */
import { mayInstall, mustHaveAll } from './engines/engine.ts'
import { findRedis } from './find-redis.ts'
import { installPackages } from './install-packages.ts'

if (findRedis() === null && mayInstall()) installPackages(['redis-server'])

if (findRedis() !== null) console.log('redis: found')
else console.error('redis: missing; on Debian: apt-get install redis-server')
process.exitCode = findRedis() === null && mustHaveAll() ? 1 : 0
