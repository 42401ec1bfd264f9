import type { Buffer } from 'node:buffer'
import type * as Module from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** What we use of `node:crypto`. */
type NodeCrypto = Pick<
  typeof Module,
  'KeyObject' | 'createCipheriv' | 'createDecipheriv' | 'createHmac' | 'timingSafeEqual'
>

/** Key and functions of Node's own cryptography, and what its bytes are written with. */
export interface OnNode {
  crypto: NodeCrypto
  Buffer: typeof Buffer
  keyObject: KeyObject
}

const nodeModules = onNode()

/** A key is the same for the life of an endpoint. */
const keyObjects = new WeakMap<CryptoKey, OnNode>()

/**
 * Node's own cryptography for a key, or null where it is to be Web Crypto, as
 * everywhere else. For the few bytes that we hash and seal, Node's is done
 * before Web Crypto has handed them to another thread: a dozen such jobs were
 * half of what starting a session cost (bench/endpoint).
 */
export function nodeKey(key: CryptoKey): OnNode | null {
  if (nodeModules === null) return null
  const known = keyObjects.get(key)
  if (known !== undefined) return known
  const made = { ...nodeModules, keyObject: nodeModules.crypto.KeyObject.from(key) }
  keyObjects.set(key, made)
  return made
}

/** Asked for at run time, so that no bundler and no worker looks for it; Bun and Deno have their own. */
function onNode(): Omit<OnNode, 'keyObject'> | null {
  const process = (globalThis as { process?: Partial<NodeJS.Process> }).process
  const { node, bun, deno }: Record<string, string | undefined> = process?.versions ?? {}
  if (node === undefined || bun !== undefined || deno !== undefined) return null
  // workerd calls itself Node, and opens nothing that its imitation has sealed.
  if (globalThis.navigator?.userAgent === 'Cloudflare-Workers') return null
  const module = process?.getBuiltinModule
  if (module === undefined) return null
  return { crypto: module('node:crypto'), Buffer: module('node:buffer').Buffer }
}
