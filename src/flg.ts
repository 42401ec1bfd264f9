/**
 * FLG 360 as the upstream of an endpoint.
 *
 * @module
 */
export type { FlgUpstreamOptions } from './upstreams/flg/flg-options.ts'
export { flgUpstream } from './upstreams/flg/flg-upstream.ts'
