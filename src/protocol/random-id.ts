/**
 * A random UUID; where a shop's test site is on plain http, which has none, as
 * many random bits in four numbers. Both are a token everywhere they go.
 * https://w3c.github.io/webcrypto/#Crypto-method-randomUUID
 */
export const randomId = (): string =>
  (crypto as Partial<Crypto>).randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-')
