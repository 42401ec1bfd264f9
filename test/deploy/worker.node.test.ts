import { resolve } from 'node:path'
import { before, describe } from 'node:test'
import { makeHost } from '../mounts/host.ts'
import { bundleWorker } from '../mounts/bundle-worker.ts'
import { installHosts } from '../mounts/install-hosts.ts'
import { deployedContract } from './deployed.ts'

const HERE = import.meta.dirname
const ROOT = resolve(HERE, '../..')

describe('the worker of deploy/', () => {
  before(async () => {
    // They have workerd.
    await installHosts()
    const worker = resolve(ROOT, 'deploy/cloudflare-workers/src/worker.mjs')
    await bundleWorker(ROOT, worker, resolve(HERE, '.built'))
  })

  const host = makeHost({
    name: 'workerd',
    command: (port) => [
      'workerd',
      'serve',
      resolve(HERE, 'workerd.capnp'),
      '--socket-addr',
      `http=127.0.0.1:${port}`,
    ],
  })
  deployedContract({
    name: 'Cloudflare Workers',
    sharesStore: false,
    async start(environment) {
      const { origin, log, stop } = await host.start(environment)
      return { origin, log, [Symbol.asyncDispose]: async () => void (await stop()) }
    },
  })
})
