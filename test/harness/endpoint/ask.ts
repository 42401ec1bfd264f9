import { request } from 'node:http'
import { signEmbedToken } from '../../../src/endpoint/sign-embed-token.ts'
import { JOURNEY, LEAD, routePath, SITE, TOKEN_SECRET } from './settings.ts'

export type Headers = Record<string, string | null>

export interface Asked {
  path?: string
  method?: string
  /** Of which lead the token speaks. */
  lead?: string
  /** Sent as they are; `null` takes one away. */
  headers?: Headers
  body?: unknown
  signal?: AbortSignal
  /** The signal resets the connection instead of ending it. */
  reset?: boolean
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/**
 * A POST as the elements send it; every part can be changed. Plain HTTP: `fetch`
 * would mend what is wrong with a request.
 */
export async function ask(site: URL, asked: Asked = {}): Promise<Answer> {
  const { path = '/journey-sessions', method = 'POST', lead = LEAD, signal, reset } = asked
  const headers = await headersOf(lead, asked.headers ?? {})
  const body = asked.body ?? { journey: JOURNEY }
  return new Promise((resolve, reject) => {
    const url = new URL(routePath(site, path), site)
    const sent = request(
      url,
      { method, headers, ...(signal && !reset && { signal }) },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (chunk: string) => (text += chunk))
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        )
        incoming.on('error', reject)
      },
    )
    sent.on('error', reject)
    if (reset) signal?.addEventListener('abort', () => sent.socket?.resetAndDestroy())
    const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    // Node gives no length to a body of the others.
    sent.end(method.startsWith('P') ? raw : undefined)
  })
}

/** As the elements send them, `null` and all. */
export async function headersOf(lead: string, over: Headers): Promise<Record<string, string>> {
  const token = await signEmbedToken(
    { lead, journey: '*', appointmentType: '*' },
    { secret: TOKEN_SECRET },
  )
  const all: Headers = {
    'Content-Type': 'application/json',
    'X-Sessionframe': '1',
    'Idempotency-Key': crypto.randomUUID(),
    Origin: SITE,
    'Sec-Fetch-Site': 'cross-site',
    Authorization: `Bearer ${token}`,
    ...over,
  }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}

/** The code of a problem answer; whatever else the answer is fails. */
export function codeOf({ text }: Answer): string {
  const { type = '' } = JSON.parse(text) as { type?: string }
  return type.split('/').at(-1) ?? ''
}
