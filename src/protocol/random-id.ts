/**
 * A random UUID (version 4). `crypto.randomUUID` exists in secure contexts
 * only, and a shop's test site may well be on plain http.
 * https://w3c.github.io/webcrypto/#Crypto-method-randomUUID
 */
export function randomId(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const random = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0
    return (+digit ^ (random & (15 >> (+digit / 4)))).toString(16)
  })
}
