/**
 * The endpoint: a fetch handler that holds the upstream's key, decides who may
 * start which session, and speaks with the elements.
 *
 * @module
 */
export type { Authorize, Authorized, KnownLead, NewLead, Wanted } from './endpoint/authorize.ts'
export { createEndpoint } from './endpoint/create-endpoint.ts'
export type { Endpoint } from './endpoint/create-endpoint.ts'
export { embedTokens } from './endpoint/embed-tokens.ts'
export type { EmbedTokensOptions } from './endpoint/embed-tokens.ts'
export type { EndpointLog, LogRecord } from './endpoint/endpoint-log.ts'
export type { EndpointStore, Rate, RateCount, RateCounter } from './endpoint/endpoint-store.ts'
export type {
  Instrument,
  Measured,
  Outcome,
  RequestWork,
  RouteName,
  UpstreamWork,
  Work,
} from './endpoint/instruments/instrument.ts'
export { memoryStore } from './endpoint/memory-store.ts'
export type { MemoryStoreOptions } from './endpoint/memory-store.ts'
export type { EndpointOptions, RateLimitSettings } from './endpoint/options.ts'
export type { ClientInfo } from './endpoint/rate-limits/client-address.ts'
export { newLeads } from './endpoint/new-leads.ts'
export type { NewLeadsOptions } from './endpoint/new-leads.ts'
export { signEmbedToken } from './endpoint/sign-embed-token.ts'
export type { EmbedTokenClaims } from './endpoint/sign-embed-token.ts'
export { signInviteToken } from './endpoint/sign-invite-token.ts'
export type { InviteTokenClaims } from './endpoint/sign-invite-token.ts'
export type { SignOptions } from './endpoint/sign-token.ts'
export type { TokenKeysOptions } from './endpoint/token-keys.ts'
export { UpstreamError } from './endpoint/upstream.ts'
export type {
  CompletedSession,
  NewLeadAsked,
  Upstream,
  UpstreamCall,
  UpstreamErrorCode,
  UpstreamSession,
  UpstreamSessionToOpen,
  UpstreamState,
  UpstreamVisitor,
  UpstreamWebhooks,
  WantedSession,
} from './endpoint/upstream.ts'
export { InvalidReceiptError, verifyReceipt } from './endpoint/verify-receipt.ts'
export type { VerifiedReceipt, VerifyReceiptOptions } from './endpoint/verify-receipt.ts'
export type { VisitorsOptions } from './endpoint/visitors/visitors-options.ts'
