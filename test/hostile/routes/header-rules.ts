import { askName } from './ask.ts'
import type { Ask, Answered } from './ask.ts'

/** Never, whatever is asked: what runs here is nobody's business, and HSTS is for who has the certificate. */
const NEVER = ['server', 'x-powered-by', 'set-cookie', 'strict-transport-security']

/** Other origins may read them without being listed. */
const FOR_EVERYBODY =
  /^(?:\/\.well-known\/jwks\.json|\/reference\/\w+\.json|\/(?:languages\/)?[\w.-]+\.m?js(?:\.map)?)$/

/** What is the same for everybody may be kept. */
const CACHED: [path: RegExp, policy: RegExp][] = [
  [/^\/assets\//, /^public, max-age=31536000, immutable$/],
  [/^\/\.well-known\/jwks\.json$/, /^public, max-age=300$/],
  [/^\/sessionframe-[^/]*$/, /^public, max-age=31536000, immutable$/],
  [/^\/(?:reference|index\.html|demo|languages|[\w.-]+\.m?js|$)/, /^(?:no-cache|no-store)$/],
]

/** Mails are shown as their owners wrote them, in a sandbox without an origin. */
const MAIL = /^GET \/mails\/(?:view|copy)\//

/** What is wrong with the head of an answer, in words. */
export function headerProblems(ask: Ask, { status, headers, body }: Answered): string[] {
  const problems: string[] = []
  const expect = (holds: boolean, what: string) => {
    if (!holds) problems.push(`${askName(ask)} ${status}: ${what}`)
  }
  const get = (name: string) => headers.get(name) ?? ''
  for (const name of NEVER) expect(!headers.has(name), `has ${name}: ${get(name)}`)
  expect(get('x-content-type-options') === 'nosniff', 'may be sniffed')
  const demo = ask.server === 'site' && ask.group === 'anybody'
  const referrer = demo ? /^(?:no-referrer|strict-origin-when-cross-origin)$/ : /^no-referrer$/
  expect(referrer.test(get('referrer-policy')), `referrer policy: ${get('referrer-policy')}`)
  expect(body === '' || get('content-type') !== '', 'has a body of no type')
  expect(cacheHolds(ask, status, get('cache-control')), `is kept: ${get('cache-control')}`)
  const credentials = headers.has('access-control-allow-credentials')
  expect(!credentials || ask.group === 'embed token', 'is shared with cookies')
  expect(corsHolds(ask, get('access-control-allow-origin')), 'is shared with other origins')
  const policy = get('content-security-policy')
  expect(/default-src '(?:none|self)'/.test(policy), `policy: ${policy}`)
  if (get('content-type').startsWith('text/html')) {
    for (const what of documentProblems(ask, policy, headers)) expect(false, what)
  } else if (!policy.startsWith('sandbox')) {
    expect(/frame-ancestors 'none'/.test(policy) || demo, `may be framed: ${policy}`)
  }
  return problems
}

function cacheHolds({ group, path }: Ask, status: number, policy: string): boolean {
  if (group !== 'anybody' || (status !== 200 && status !== 304)) return policy === 'no-store'
  const rule = CACHED.find(([pattern]) => pattern.test(path))
  return rule ? rule[1].test(policy) : policy === 'no-store'
}

function corsHolds({ group, path }: Ask, origin: string): boolean {
  if (group === 'embed token') return /^(?:|http:\/\/127\.0\.0\.1:\d+)$/.test(origin)
  return origin === '' || (group === 'anybody' && origin === '*' && FOR_EVERYBODY.test(path))
}

function documentProblems(ask: Ask, policy: string, headers: Headers): string[] {
  const directives = new Map(
    policy.split(/; */).map((one): [string, string] => {
      const [name = '', ...values] = one.split(' ')
      return [name, values.join(' ')]
    }),
  )
  const ofMail = MAIL.test(askName(ask)) && directives.has('sandbox')
  const problems: string[] = []
  if (/unsafe-/.test(policy) && !ofMail) problems.push(`unsafe: ${policy}`)
  if (ofMail && directives.get('sandbox')?.includes('allow-scripts')) problems.push('mails run')
  for (const name of ['base-uri', 'frame-ancestors', 'form-action']) {
    if (!directives.has(name)) problems.push(`no ${name}: ${policy}`)
  }
  if (/(?:script|default)-src[^;]*(?:\*|http:|data:)/.test(policy)) {
    problems.push(`scripts from anywhere: ${policy}`)
  }
  if (ask.group !== 'link' || ofMail) return problems
  const wanted: Record<string, RegExp> = {
    'cross-origin-embedder-policy': /^(?:require-corp|credentialless)$/,
    'cross-origin-resource-policy': /^cross-origin$/,
    'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\).*payment=\(\)/,
    'x-robots-tag': /^noindex, nofollow$/,
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (!value.test(headers.get(name) ?? '')) problems.push(`${name}: ${headers.get(name)}`)
  }
  return problems
}
