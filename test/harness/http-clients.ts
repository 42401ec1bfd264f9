import { nodeFetch } from '../../src/node/node-fetch.ts'
import type { Fetch } from '../../src/wire/fetch.ts'

/** What an upstream over HTTP can be given to ask with. */
export const HTTP_CLIENTS: readonly { client: string; fetch: Fetch }[] = [
  { client: 'fetch', fetch: globalThis.fetch },
  { client: 'nodeFetch', fetch: nodeFetch() },
]
