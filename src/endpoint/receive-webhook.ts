import type { Answer } from '../wire/direct.ts'
import type { Asked } from './asked.ts'
import { bearerToken } from './bearer-token.ts'
import { keyedHash } from './keyed-hash.ts'
import { EndpointProblem } from './problem.ts'
import { unknownRoute } from './route-request.ts'
import { sameSecret } from './same-secret.ts'
import { completionPlace, noteCompletion } from './session-completion.ts'
import type { EndpointSettings } from './settings.ts'
import { urlOf } from './url-of.ts'

/**
 * Seconds in which equal notices are one that was sent again. A lead who
 * completes the same form twice sends equal ones too, but not that soon.
 */
const SAME_NOTICE_S = 10 * 60

const FORM_TYPE = /^application\/x-www-form-urlencoded[ \t]*(?:;|$)/i

/**
 * `POST /webhooks/{upstream}?secret=…`: the upstream's server tells that a
 * session is over. A lead that nobody knows here is answered like any other.
 *
 * @param limit Counts the caller; only those who do not know the secret are.
 */
export async function receiveWebhook(
  settings: EndpointSettings,
  { head, readBody, requestId }: Asked,
  name: string,
  limit: () => Promise<void>,
): Promise<Answer> {
  const { upstream, log, store } = settings
  const { webhooks } = upstream
  if (webhooks === undefined || name !== upstream.name) {
    await limit()
    throw unknownRoute()
  }
  const address = urlOf(head)
  const given = address.searchParams.get('secret') ?? bearerToken(head)
  if (given === null || !(await sameSecret(given, webhooks.secret))) {
    await limit()
    throw new EndpointProblem(
      'unauthorized',
      'Write the webhook secret into the address: "?secret=…".',
      { 'WWW-Authenticate': 'Bearer' },
    )
  }
  address.searchParams.delete('secret')
  if (!FORM_TYPE.test(head.headers.get('content-type') ?? '')) {
    throw new EndpointProblem(
      'unsupported-media-type',
      'Send "Content-Type: application/x-www-form-urlencoded".',
    )
  }
  const body = await readBody()
  const session = webhooks.read(address, new URLSearchParams(body))
  if ('refused' in session) throw new EndpointProblem('invalid-request', session.refused)

  const { lookup } = await settings.keys()
  const notice = `notice:${await keyedHash(lookup, ['notice', name, address.search, body])}`
  const repeated = (await store.get(notice)) !== null
  if (!repeated) {
    await noteCompletion(settings, await completionPlace(settings, session))
    // Last: a notice that could not be kept may come again.
    await store.set(notice, '1', SAME_NOTICE_S)
  }
  const { kind, id } = session
  log.info({ event: 'webhook', requestId, upstream: name, kind, id, repeated })
  return { status: 204, headers: {}, body: null }
}
