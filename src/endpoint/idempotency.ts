import { z } from 'zod'
import type { SessionCreated } from '../wire/endpoint.ts'
import type { WantedBody } from './parse-body.ts'
import { keyedHash } from './keyed-hash.ts'
import { EndpointProblem } from './problem.ts'
import type { EndpointSettings } from './settings.ts'
import { StoreError } from './store-error.ts'
import type { SessionKind } from '../wire/endpoint.ts'

/** Seconds that a claim outlives the upstream's deadline: a process that died leaves it behind. */
const CLAIM_MARGIN_S = 30

/** An entry of the store: claimed while `sealed` is absent, answered once it is there. */
const entry = z.strictObject({ fingerprint: z.string(), sealed: z.string().optional() })
type Entry = z.infer<typeof entry>

export interface IdempotentRequest {
  /** Keys of one caller say nothing about another's. */
  caller: string
  key: string
  kind: SessionKind
  body: WantedBody
}

/** A request that is ours to answer: `settle` it with the answer, or `release` it after a failure. */
export interface Claim {
  settle(answer: SessionCreated, ttlSeconds: number): Promise<void>
  /** A failure is not stored, so that the same key can be tried again. */
  release(): Promise<void>
}

/**
 * Either the stored answer of an equal request, or a claim. Throws `in-flight`
 * and `key-reused`.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export async function claimOrReplay(
  settings: EndpointSettings,
  request: IdempotentRequest,
): Promise<{ replay: SessionCreated } | { claim: Claim }> {
  const { store, sealing } = settings
  const keys = await settings.keys()
  const place = `idempotency:${await keyedHash(keys.lookup, ['idempotency', request.caller, request.key])}`
  const fingerprint = await keyedHash(keys.lookup, ['body', canonical(request)])
  const claimTtl = Math.ceil(settings.upstreamTimeoutMs / 1000) + CLAIM_MARGIN_S
  const claim: Claim = {
    settle: async (answer, ttlSeconds) => {
      const sealed = await sealing.seal(place, answer)
      await store.set(place, JSON.stringify({ fingerprint, sealed } satisfies Entry), ttlSeconds)
    },
    release: () => store.delete(place),
  }
  if (await store.add(place, JSON.stringify({ fingerprint } satisfies Entry), claimTtl)) {
    return { claim }
  }
  const earlier = parseEntry(await store.get(place))
  if (earlier !== null && earlier.fingerprint !== fingerprint) {
    throw new EndpointProblem(
      'key-reused',
      'The same Idempotency-Key came with another body before. Use a new key for a new session.',
    )
  }
  if (earlier?.sealed !== undefined) {
    const answer = await sealing.unseal(place, earlier.sealed)
    // Sealed by us, for this very place: its shape is known.
    if (answer !== undefined) return { replay: answer as SessionCreated }
  }
  throw new EndpointProblem('in-flight', 'Wait a second and send the same request again.', {
    'Retry-After': '1',
  })
}

/** The same words in another order are the same request. */
function canonical({ kind, body }: IdempotentRequest): string {
  const values = Object.entries(body.values ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([kind, body.id, body.lead ?? null, values])
}

function parseEntry(text: string | null): Entry | null {
  if (text === null) return null
  const known = entry.safeParse(parseJson(text)).data
  if (known !== undefined) return known
  // Not free: what was answered under this key is not known any more.
  throw new StoreError('The store holds something under an Idempotency-Key that is not ours.')
}

/** Without the parser's own message, which quotes what is stored. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
