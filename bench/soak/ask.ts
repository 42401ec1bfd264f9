import { setTimeout as wait } from 'node:timers/promises'
import type { Ledger } from './ledger.ts'

/** A visitor waits so long for an answer, in ms, and then asks again. */
const PATIENCE_MS = 8000
const PAUSE_MS = 50
/** Whoever has to ask for longer than this will never get an answer. */
const LONGEST_MS = 120_000

export interface Question {
  method?: string
  headers?: Record<string, string>
  body?: object
  /** What may be answered; whatever else is wrong. */
  expected: readonly number[]
}

export interface Told {
  status: number
  text: string
}

/** Asks until there is an answer that is about the question, as the pages do. */
export async function ask(ledger: Ledger, url: string, question: Question): Promise<Told> {
  const { method = 'GET', headers, body, expected } = question
  for (const until = Date.now() + LONGEST_MS; Date.now() < until;) {
    const told = await once(url, {
      method,
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (told !== null && !isPassing(told)) {
      ledger.acknowledged += 1
      if (expected.includes(told.status)) return told
      throw new Error(`${method} ${place(url)}: ${told.status} ${told.text.slice(0, 300)}`)
    }
    ledger.failed += 1
    await wait(PAUSE_MS)
  }
  throw new Error(`${method} ${place(url)}: no answer`)
}

/** Null where the line was cut. */
async function once(url: string, init: RequestInit): Promise<Told | null> {
  try {
    const response = await fetch(url, init)
    return { status: response.status, text: await response.text() }
  } catch {
    return null
  }
}

/** The server could not just now, or is at it still since the last time. */
function isPassing({ status, text }: Told): boolean {
  return status >= 500 || (status === 409 && text.includes('in-flight'))
}

/** Without the token. */
function place(url: string): string {
  return new URL(url).pathname.replace(/[\w-]{20,}/, '…')
}

export const PAGE_HEADERS = { 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': 'en' }
