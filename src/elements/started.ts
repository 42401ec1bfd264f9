import { after } from './after.ts'
import { DEADLINE, type EndpointSource } from './endpoint-call.ts'
import type { Wanted } from './wanted.ts'

/**
 * What the starter gets of the endpoint for the element before it: the answer,
 * the idempotency key and the body that went with it. It is rejected when
 * there is no session in the answer.
 */
export type Started = Promise<[answer: unknown, key: string, body: string]>

/** An element that the starter has found, and that is perhaps not an element of ours yet. */
export interface StartedElement {
  sf?: Started | undefined
}

/**
 * The starter's answer and key, once, for an element that still wants what the
 * starter asked for. In every other case the element asks by itself.
 */
export async function takeStarted(
  host: EndpointSource & StartedElement,
  { body }: Wanted,
  signal: AbortSignal,
): Promise<[answer?: unknown, key?: string]> {
  const { sf, token, getToken } = host
  host.sf = undefined
  if (!sf || token || getToken) return []
  const late = new Promise<never>((_, reject) => after(DEADLINE, signal, reject))
  const [answer, key, sent] = await Promise.race([sf, late]).catch(() => [])
  return sent === JSON.stringify(body) ? [answer, key] : []
}
