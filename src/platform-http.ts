/**
 * The platform of another server as the upstream of an endpoint. It runs
 * wherever there is `fetch`.
 *
 * @module
 */
export type { PlatformHttpOptions } from './upstreams/platform/platform-http-options.ts'
export { platformHttpUpstream } from './upstreams/platform/platform-http-upstream.ts'
