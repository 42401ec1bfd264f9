import { UpstreamError } from '../../endpoint/upstream.ts'
import type { UpstreamCall, UpstreamSession } from '../../endpoint/upstream.ts'
import type { SessionKind } from '../../wire/endpoint.ts'
import type { Fetch, FetchAnswer } from '../../wire/fetch.ts'
import { FLG_PATHS } from '../../wire/vendors/flg.ts'
import type { FlgAppointmentRequest, FlgJourneyRequest } from '../../wire/vendors/flg.ts'
import { checkStatus } from './flg-status.ts'
import { readAnswer } from './read-answer.ts'
import { orUnreachable } from '../http/or-unreachable.ts'
import { readCapped } from '../http/read-capped.ts'

/** Where and how to reach FLG. */
export interface FlgConnection {
  origin: string
  apiKey: string
  fetch: Fetch
}

/** One POST. Throws `UpstreamError` only, and nothing of what FLG or the network said is in it. */
export async function postSession(
  connection: FlgConnection,
  kind: SessionKind,
  body: FlgJourneyRequest | FlgAppointmentRequest,
  { signal }: UpstreamCall,
): Promise<UpstreamSession> {
  const response = await orUnreachable('FLG', signal, () => send(connection, kind, body, signal))
  try {
    checkStatus(kind, response)
  } catch (error) {
    // Frees the connection; what is in the body does not matter.
    await response.body?.cancel().catch(() => {})
    throw error
  }
  const text = await orUnreachable('FLG', signal, () => readCapped(response))
  if (text === null) throw new UpstreamError('failed', 'FLG answered more than 1 MiB.')
  return readAnswer(text, response.headers.get('content-type'))
}

function send(
  { origin, apiKey, fetch }: FlgConnection,
  kind: SessionKind,
  body: FlgJourneyRequest | FlgAppointmentRequest,
  signal: AbortSignal,
): Promise<FetchAnswer> {
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
