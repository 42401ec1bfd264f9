import { JOURNEY } from '../demo.ts'

/** Of `sessionframe serve --demo`, which stands for the owner's endpoint. */
const demoSite = () => process.env['DEMO_SITE'] ?? 'http://127.0.0.1:8080'

export const endpoint = () => `${demoSite()}/sessionframe/v1`

/** Of this app. */
export const pageOrigin = () => `http://127.0.0.1:${process.env['PORT'] ?? 3000}`

/** An owner's server signs it for the visitor that it knows: see docs/tokens.md. */
export async function askForToken(query: string): Promise<string> {
  const answer = await fetch(`${demoSite()}/demo/token?${query}`, { cache: 'no-store' })
  return ((await answer.json()) as { token: string }).token
}

/** What the endpoint answers for a visitor. */
export async function askForSession(): Promise<unknown> {
  const answer = await fetch(`${endpoint()}/journey-sessions`, {
    method: 'POST',
    cache: 'no-store',
    headers: {
      Authorization: `Bearer ${await askForToken(`journey=${JOURNEY}`)}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      Origin: pageOrigin(),
      'X-Sessionframe': '1',
    },
    body: JSON.stringify({ journey: JOURNEY }),
  })
  return answer.json()
}
