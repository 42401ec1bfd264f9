/** A browser's cookies, without the browser. */
export interface Session {
  /** Follows no redirect; cookies go with it. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** For a browser that is to be the same person. */
  cookies(): Record<string, string>
  /** A call of WordPress's REST API, which takes cookies with a nonce only. */
  rest<T>(path: string, body: object): Promise<T>
  /** Opens a page with a form, fills in some of its fields and sends it to `action`. */
  submit(page: string, action: string, fields: Record<string, string>): Promise<Response>
}

const FIELD = /<input[^>]*>/g
const attribute = (tag: string, name: string) =>
  new RegExp(` ${name}=["']([^"']*)["']`)
    .exec(tag)?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')

export async function signIn(origin: string, user: string, password: string): Promise<Session> {
  const jar = new Map([['wordpress_test_cookie', 'WP Cookie check']])
  const session: Session = {
    async fetch(path, init = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(new URL(path, origin), {
        ...init,
        redirect: 'manual',
        headers: { ...(init.headers as Record<string, string> | undefined), cookie },
      })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        jar.set(pair.slice(0, at), pair.slice(at + 1))
      }
      return answer
    },
    cookies: () => Object.fromEntries(jar),
    async rest<T>(path: string, body: object) {
      const nonce = await (await session.fetch('/wp-admin/admin-ajax.php?action=rest-nonce')).text()
      const answer = await session.fetch(`/wp-json${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-WP-Nonce': nonce },
        body: JSON.stringify(body),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
    async submit(page, action, fields) {
      const html = await (await session.fetch(page)).text()
      const body = new URLSearchParams()
      for (const [tag] of html.matchAll(FIELD)) {
        const name = attribute(tag, 'name')
        const type = attribute(tag, 'type')
        const isChoice = type === 'checkbox' || type === 'radio'
        if (name === undefined || type === 'submit' || / disabled/.test(tag)) continue
        if (isChoice && !/ checked/.test(tag)) continue
        // A page of wp-admin has other forms too, with nonces of their own.
        if (isChoice || !body.has(name)) body.set(name, attribute(tag, 'value') ?? '')
      }
      for (const [, name = '', text = ''] of html.matchAll(
        /<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g,
      )) {
        body.set(name.replaceAll('&amp;', '&'), text)
      }
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return session.fetch(action, { method: 'POST', body })
    },
  }
  const answer = await session.fetch('/wp-login.php', {
    method: 'POST',
    body: new URLSearchParams({ log: user, pwd: password, 'wp-submit': 'Log In', testcookie: '1' }),
  })
  if (answer.status !== 302) throw new Error(`${user} could not sign in: ${answer.status}`)
  return session
}
