/**
 * The endpoint: a fetch handler that holds the upstream's key, decides who may
 * start which session, and speaks with the elements.
 *
 * @module
 */
export type { Authorize, Authorized, Wanted } from './endpoint/authorize.ts'
export { createEndpoint } from './endpoint/create-endpoint.ts'
export type { Endpoint } from './endpoint/create-endpoint.ts'
export { embedTokens } from './endpoint/embed-tokens.ts'
export type { EmbedTokensOptions } from './endpoint/embed-tokens.ts'
export type { EndpointLog, LogRecord } from './endpoint/endpoint-log.ts'
export type { EndpointStore } from './endpoint/endpoint-store.ts'
export { memoryStore } from './endpoint/memory-store.ts'
export type { MemoryStoreOptions } from './endpoint/memory-store.ts'
export type { EndpointOptions } from './endpoint/options.ts'
export { signEmbedToken } from './endpoint/sign-embed-token.ts'
export type { EmbedTokenClaims, SignOptions } from './endpoint/sign-embed-token.ts'
export { UpstreamError } from './endpoint/upstream.ts'
export type {
  Upstream,
  UpstreamCall,
  UpstreamErrorCode,
  UpstreamSession,
  UpstreamState,
  WantedSession,
} from './endpoint/upstream.ts'
export { InvalidReceiptError, verifyReceipt } from './endpoint/verify-receipt.ts'
export type { VerifiedReceipt, VerifyReceiptOptions } from './endpoint/verify-receipt.ts'
