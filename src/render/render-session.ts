import { readSession, type Session } from '../elements/read-session.ts'
import { checkSessionUrl } from '../elements/session-url.ts'
import { english } from '../elements/strings.ts'
import { escapeHtml, escapeJson } from './escape-html.ts'
import { checkElement, renderElement, type RenderOptions } from './render-element.ts'
import { RenderError } from './render-error.ts'

export interface RenderSessionOptions extends RenderOptions {
  /** What the endpoint answered to the POST, as it came. */
  session: unknown
  /**
   * The page's own origin, such as `https://www.your-site.example`: a session
   * of the same origin is refused, and one over http where the page is not.
   */
  pageOrigin?: string
}

/**
 * Writes an element with the session's frame in it, as a declarative shadow
 * root: the frame loads while the page is being read, and the element takes
 * it over once its script is there.
 *
 * The page holds the visitor's session: answer it with `Cache-Control: no-store`.
 *
 * @returns HTML without inline style or script, for any strict policy.
 * @throws {RenderError} Where the widget itself would not show the session,
 *   or an attribute cannot stand there.
 */
export function renderSession(options: RenderSessionOptions): string {
  checkElement(options.element)
  const session = readSession(options.session)
  if (!session) throw new RenderError('invalid-session', 'the session has no sessionId')
  const url = readUrl(session.url, options)
  const more = [
    `<a part="link" target="_blank" rel="noopener noreferrer" href="${escapeHtml(url.href)}">`,
    `${escapeHtml(english.link)}</a>`,
    `<script type="application/json">${escapeJson(dataOf(session))}</script>`,
  ]
  return renderElement(
    options,
    session.framed ? { url, height: session.height } : null,
    more.join(''),
  )
}

function readUrl(raw: unknown, { attributes, pageOrigin }: RenderSessionOptions): URL {
  const page = URL.parse(pageOrigin ?? 'https://unknown.invalid')
  if (!page) {
    throw new RenderError('invalid-option', 'pageOrigin is an origin such as https://example.com')
  }
  const url = checkSessionUrl(raw, String(attributes?.['session-origins'] ?? ''), page)
  if (url === 'same-origin-url') {
    throw new RenderError(url, 'the session is on the origin of the page; it needs one of its own')
  }
  if (url === 'invalid-url') {
    throw new RenderError(
      url,
      'the session has a publicUrl that may not be shown: it must be https, without a user, ' +
        '2048 characters at most, and of one of the session-origins if there are any',
    )
  }
  return url
}

/** All but the address, which the link has. */
function dataOf({ id, expiresAt, resumed, speaks, framed, height }: Session): object {
  return {
    sessionId: id,
    expiresAt,
    resumed,
    protocol: speaks ? 'required' : 'optional',
    embeddable: framed,
    heightHint: height || undefined,
  }
}
