/**
 * What the endpoint remembers between requests: which Idempotency-Keys it has
 * answered, and which sessions it gave out. Values are encrypted or hashed
 * before they come here. Several instances that share a store act as one, if
 * `add` is atomic across them.
 */
export interface EndpointStore {
  get(key: string): Promise<string | null>
  /** Writes only if the key is free; says whether it did. Atomic. */
  add(key: string, value: string, ttlSeconds: number): Promise<boolean>
  set(key: string, value: string, ttlSeconds: number): Promise<void>
  delete(key: string): Promise<void>
}
