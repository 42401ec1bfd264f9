import { pageProblemSchema } from '../wire/page-answers.ts'
import type { PageProblem } from '../wire/page.ts'
import { visitorLanguages } from './visitor-languages.ts'

/** What came back, or `status: 0` when nothing did. */
export interface Reply {
  status: number
  /** Parsed JSON, else null. */
  body: unknown
}

export interface Question {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Below the page's own address, such as "/answers". */
  path: string
  body?: object
  /** Lets it arrive when the page goes away meanwhile. */
  keepalive?: boolean
}

const TIMEOUT_MS = 20_000

/** Browsers take no more than 64 KiB of keepalive bodies: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const KEEPALIVE_LENGTH = 20_000

/** Asks the platform. It never throws: a lost connection is an answer too. */
export async function ask({ method, path, body, keepalive }: Question): Promise<Reply> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  try {
    const response = await fetch(location.pathname.replace(/\/$/, '') + path, {
      method,
      body: text,
      headers: {
        // What a person may read in the answer comes in the page's language; the others tell the country.
        'Accept-Language': visitorLanguages().join(),
        ...(text !== undefined && { 'Content-Type': 'application/json' }),
      },
      keepalive: keepalive === true && (text?.length ?? 0) < KEEPALIVE_LENGTH,
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: response.status, body: await json(response) }
  } catch {
    return { status: 0, body: null }
  }
}

async function json(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Why a question could not be answered as hoped. */
export type Refusal =
  | { kind: 'over'; state: 'closed' | 'expired' }
  /** Asking again will not help. */
  | { kind: 'refused'; code: PageProblem['code'] | null }
  /** No connection, or a server in trouble: asking again may help. */
  | { kind: 'unreachable' }

export function refusal({ status, body }: Reply): Refusal {
  const problem = pageProblemSchema.safeParse(body)
  const code = problem.success ? problem.data.code : null
  if (status === 410) return { kind: 'over', state: code === 'expired' ? 'expired' : 'closed' }
  const passing = status === 0 || status === 408 || status === 429 || status >= 500
  // A 2xx that cannot be read was not written by the platform: a captive portal, say.
  return passing || status < 400 ? { kind: 'unreachable' } : { kind: 'refused', code }
}
