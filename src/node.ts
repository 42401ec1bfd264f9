/**
 * The endpoint, or any other fetch handler, in a Node server, and what it asks its upstream with there.
 *
 * @module
 */
export type { FetchHandler, NodeListener, NodeListenerOptions } from './node/node-listener.ts'
export type { Fetch, FetchAnswer, FetchRequest } from './wire/fetch.ts'
export { nodeFetch } from './node/node-fetch.ts'
export { toNodeListener } from './node/node-listener.ts'
