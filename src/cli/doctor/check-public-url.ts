import { fail, ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'
import { reach } from './reach.ts'

/** Whether a public origin leads to a running `serve`. */
export async function checkPublicUrl(
  name: 'SESSIONFRAME_SITE_URL' | 'SESSIONFRAME_PLATFORM_URL',
  origin: string,
): Promise<Finding> {
  const answer = await reach(`${origin}/healthz`)
  if (!(answer instanceof Response)) {
    return warn(`${name}: ${answer.why}. Start "serve", and lead this origin to its port.`)
  }
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  if (answer.ok && isJson) return ok(`${name}: ${origin} leads to a running server`)
  if (answer.status === 503)
    return fail(`${name}: the server there is not well (503). See its log.`)
  return fail(
    `${name}: something else answers at ${origin} (${answer.status}). Lead it to the port of "serve".`,
  )
}
