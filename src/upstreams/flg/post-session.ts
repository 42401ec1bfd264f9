import { UpstreamError } from '../../endpoint/upstream.ts'
import type { UpstreamCall, UpstreamSession } from '../../endpoint/upstream.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import { FLG_PATHS } from '../../wire/vendors/flg.ts'
import type { FlgAppointmentRequest, FlgJourneyRequest } from '../../wire/vendors/flg.ts'
import { checkStatus } from './flg-status.ts'
import { readAnswer } from './read-answer.ts'
import { readCapped } from './read-capped.ts'

/** Where and how to reach FLG. */
export interface FlgConnection {
  origin: string
  apiKey: string
  fetch: typeof globalThis.fetch
}

/** One POST. Throws `UpstreamError` only, and nothing of what FLG or the network said is in it. */
export async function postSession(
  connection: FlgConnection,
  kind: SessionKind,
  body: FlgJourneyRequest | FlgAppointmentRequest,
  { signal }: UpstreamCall,
): Promise<UpstreamSession> {
  const response = await orUnreachable(signal, () => send(connection, kind, body, signal))
  try {
    checkStatus(kind, response)
  } catch (error) {
    // Frees the connection; what is in the body does not matter.
    await response.body?.cancel().catch(() => {})
    throw error
  }
  const text = await orUnreachable(signal, () => readCapped(response))
  if (text === null) throw new UpstreamError('failed', 'FLG answered more than 1 MiB.')
  return readAnswer(text, response.headers.get('content-type'))
}

function send(
  { origin, apiKey, fetch }: FlgConnection,
  kind: SessionKind,
  body: FlgJourneyRequest | FlgAppointmentRequest,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(origin + FLG_PATHS[kind], {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify(body),
    signal,
    // A redirect would carry the lead, and on some runtimes the key, to whoever it names.
    redirect: 'manual',
  })
}

/** Errors of the network name hosts and quote headers: only their kind goes on. */
async function orUnreachable<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch {
    if (!signal.aborted) {
      throw new UpstreamError('failed', 'FLG could not be reached, or its answer broke off.')
    }
    const late = signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
    throw new UpstreamError(late ? 'timeout' : 'failed', 'The call to FLG was aborted.')
  }
}
