import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, globalAgent, request as httpsRequest } from 'node:https'
import { urlToHttpOptions } from 'node:url'
import type { Fetch, FetchRequest } from '../wire/fetch.ts'
import { NodeAnswer } from './node-answer.ts'

/** Milliseconds that a connection is kept without a request, as `fetch` does: less than most servers. */
const IDLE_MS = 4_000

/**
 * What an upstream needs of `fetch`, by `node:http`. For the few bytes of a session `fetch` costs more
 * on Node than all that the endpoint checks: `flgUpstream({ domain, apiKey, fetch: nodeFetch() })`.
 *
 * Proxies and certificates are those that Node has been told of, by `NODE_USE_ENV_PROXY` and
 * `NODE_EXTRA_CA_CERTS`; a dispatcher of undici is not asked. Redirects are not followed. A request
 * that may have arrived is sent again only where that changes nothing, which is a GET.
 */
export function nodeFetch(): Fetch {
  // Node's own agents have it where Node is to look for a proxy.
  const { proxyEnv } = globalAgent.options
  const kept = { keepAlive: true, timeout: IDLE_MS, ...(proxyEnv && { proxyEnv }) }
  const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) }

  // An upstream has one address for each kind of session: to take it apart costs more than to write to it.
  let last: { url: string; parts: ReturnType<typeof urlToHttpOptions> } | undefined
  const partsOf = (url: string) => {
    if (last?.url !== url) last = { url, parts: urlToHttpOptions(new URL(url)) }
    return last.parts
  }

  const open = (url: string, { method, headers }: FetchRequest): ClientRequest => {
    const parts = {
      ...partsOf(url),
      method,
      // Some firewalls let nobody in who says less; `fetch` says this too.
      headers: { 'user-agent': 'node', ...headers },
    }
    return parts.protocol === 'https:'
      ? httpsRequest({ ...parts, agent: agents.https })
      : httpRequest({ ...parts, agent: agents.http })
  }

  const ask = async (url: string, asked: FetchRequest): Promise<NodeAnswer> => {
    // What ends a kept connection may have come together with what makes us ask, and be seen in a moment.
    await new Promise(setImmediate)
    asked.signal.throwIfAborted()
    const sent = open(url, asked)
    try {
      return new NodeAnswer(await headOf(sent, asked))
    } catch (error) {
      // The server may have closed a kept connection just when we took it. A new one is not kept.
      if (asked.method === 'GET' && sent.reusedSocket) return ask(url, asked)
      throw error
    }
  }
  return ask
}

/** The signal ends the call until the answer has been read, or is broken off. */
function headOf(sent: ClientRequest, { body, signal }: FetchRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined
    const stop = () => (answer ?? sent).destroy(signal.reason as Error)
    signal.addEventListener('abort', stop)
    sent
      .on('response', (incoming) => {
        answer = incoming
        resolve(incoming)
      })
      .on('error', reject)
      .on('close', () => {
        signal.removeEventListener('abort', stop)
        // An answer of 101, say, is none.
        reject(new Error('The connection was closed without an answer.'))
      })
      .end(body)
  })
}
