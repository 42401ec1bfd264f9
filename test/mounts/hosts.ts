import { resolve } from 'node:path'
import type { Place } from '../harness/endpoint/settings.ts'
import { makeHost } from './host.ts'
import { runInMounts } from './install-hosts.ts'

const file = (name: string) => `hosts/${name}.js`
const onNode = (name: string, script: string): Place =>
  makeHost({ name, command: () => ['node', file(script)] })

/** A proxy of one's own adds the peer at the right end. */
const behindProxy: NonNullable<Place['front']> = (address, madeUp) => ({
  'X-Forwarded-For': [madeUp, address].filter((part) => part !== undefined).join(', '),
})

export const NODE_HTTP = onNode('Node http', 'node-http')
export const EXPRESS = onNode('Express', 'express')
export const EXPRESS_AFTER_PARSERS = onNode('Express, after body parsers', 'express-after-parsers')
export const FASTIFY = onNode('Fastify', 'fastify')
export const HONO = onNode('Hono', 'hono')
export const KOA = onNode('Koa', 'koa')

const next = resolve(import.meta.dirname, 'node_modules/next/dist/bin/next')
const quietly = { NEXT_TELEMETRY_DISABLED: '1' }
export const NEXT = makeHost({
  name: 'Next',
  build: () => runInMounts(['node', next, 'build', 'hosts/next'], quietly),
  command: (port) => ['node', next, 'start', 'hosts/next', '--port', String(port)],
  environment: { ...quietly, SESSIONFRAME_TRUSTED_HOPS: '1' },
  front: behindProxy,
})

export const BUN = makeHost({ name: 'Bun', command: () => ['bun', file('bun')] })
export const DENO = makeHost({
  name: 'Deno',
  command: () => ['deno', 'run', '--no-lock', '--allow-net', '--allow-env', file('deno')],
})
export const WORKERD = makeHost({
  name: 'workerd',
  command: (port) => [
    'workerd',
    'serve',
    'hosts/workerd.capnp',
    '--socket-addr',
    `http=127.0.0.1:${port}`,
  ],
  front: (address) => ({ 'CF-Connecting-IP': address }),
  noticesResetsOnly: true,
})

/** What runs without Node. */
export const RUNTIMES: readonly Place[] = [BUN, DENO, WORKERD]
