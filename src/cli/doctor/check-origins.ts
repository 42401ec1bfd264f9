import { lookup } from 'node:dns/promises'
import { isLocalHost } from '../local-host.ts'
import { ok, warn } from './finding.ts'
import type { Finding } from './finding.ts'

/** Whether the pages of `SESSIONFRAME_ALLOWED_ORIGINS` can be what was meant. */
export async function checkOrigins(origins: readonly string[]): Promise<Finding[]> {
  return Promise.all(origins.map(checkOrigin))
}

async function checkOrigin(origin: string): Promise<Finding> {
  const { protocol, hostname } = new URL(origin)
  const said = `SESSIONFRAME_ALLOWED_ORIGINS: ${origin}`
  if (isLocalHost(hostname)) return ok(`${said} is this machine`)
  if (protocol === 'http:') {
    return warn(
      `${said} is plain http: what visitors type there can be read on the way. Use https.`,
    )
  }
  try {
    await lookup(hostname)
  } catch {
    return warn(`${said} has a host that cannot be found. Check the spelling.`)
  }
  const twin = hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`
  return ok(`${said} (not ${twin}: list that too if pages are served from it)`)
}
