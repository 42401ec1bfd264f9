import { resolve } from 'node:path'

/** `endpoint.js` and the packages lie above this folder; more than one lockfile makes Next guess. */
const root = resolve(import.meta.dirname, '../..')

export default { turbopack: { root }, outputFileTracingRoot: root }
