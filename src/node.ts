/**
 * The endpoint, or any other fetch handler, in a Node server.
 *
 * @module
 */
export type { FetchHandler, NodeListener, NodeListenerOptions } from './node/node-listener.ts'
export { toNodeListener } from './node/node-listener.ts'
