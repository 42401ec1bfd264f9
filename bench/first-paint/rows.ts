import { readFileSync } from 'node:fs'
import { renderPlace, renderSession } from '../../src/render.ts'
import { FRAME_HEIGHT } from '../common/frame-page.ts'
import { calSnippet, FILES, typeformScript } from '../common/packages.ts'
import type { Site } from '../common/site.ts'
import { hostPage, type Markup } from './host-page.ts'

export interface Row {
  /** In the table. */
  name: string
  kind: 'bare' | 'ours' | 'peer'
  /** Whether the session's height is known before it is shown. */
  height: 'known' | 'unknown'
  /** Whether the page knows the session's address, or asks an endpoint for it. */
  group: 'known' | 'asked'
  /** Of its page. */
  path: string
}

type Draft = Omit<Row, 'path' | 'height'> & Partial<Pick<Row, 'height'>> & Markup

const SCRIPT = '/sessionframe.js'
const ENDPOINT = '/sessionframe/v1'
const PEERS = '/peers'

/**
 * The rows, the bare frame first, and all that their pages ask for. The peers'
 * files come from the owner's site, as ours do: in life they would need a
 * connection of their own.
 * @param session The address of the page in the frame.
 * @param owner The origin of the owner's pages.
 */
export async function serveRows(site: Site, session: URL, owner: string): Promise<Row[]> {
  site.file(SCRIPT, 'js', readFileSync(FILES.ours, 'utf8'))
  site.file(`${PEERS}/cal.js`, 'js', readFileSync(FILES.cal, 'utf8'))
  site.file(`${PEERS}/typeform.js`, 'js', typeformScript(`${PEERS}/`))
  site.file(`${PEERS}/widget.css`, 'css', readFileSync(FILES.typeformWidgetCss, 'utf8'))

  const drafts = [...bare(session), ...ours(session, owner), ...(await peers(session))]
  return drafts.map(({ name, kind, group, height = 'unknown', ...markup }, index) => {
    const path = `/row/${index}`
    site.file(path, 'html', hostPage(markup))
    return { name, kind, group, height, path }
  })
}

const attribute = (url: URL) => url.href.replaceAll('&', '&amp;')

const FRAME_STYLE = 'width:100%;height:600px;border:0'

function bare(session: URL): Draft[] {
  return [
    {
      name: 'bare `<iframe>`',
      kind: 'bare',
      group: 'known',
      body: `<iframe src="${attribute(session)}" title="Apply" style="${FRAME_STYLE}"></iframe>`,
    },
    {
      name: 'bare `<iframe>` after a `fetch` in the page',
      kind: 'bare',
      group: 'asked',
      body: `<iframe id="frame" title="Apply" style="${FRAME_STYLE}" hidden></iframe>
<script type="module">
  const response = await fetch('${ENDPOINT}/journey-sessions', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Sessionframe': '1',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({ journey: 'apply' }),
  })
  frame.src = (await response.json()).publicUrl
  frame.hidden = false
</script>`,
    },
  ]
}

const script = (more = '') => `<script src="${SCRIPT}"${more} async></script>`

/** What docs/website-owners.md has people put in the head beside the script, and before the element. */
const head = ({ origin }: URL) => `<link rel="preconnect" href="${origin}">
<style>journey-session:not(:defined) { display: block; min-height: 600px }</style>`
const before = ({ origin }: URL) =>
  `<iframe hidden sandbox srcdoc='<link rel="preconnect" href="${origin}">'></iframe>`

function ours(session: URL, owner: string): Draft[] {
  const known = `${before(session)}<journey-session public-url="${attribute(session)}" session-origins="${session.origin}" frame-title="Apply"></journey-session>`
  const asked = `${before(session)}<journey-session endpoint="${ENDPOINT}" journey="apply" frame-title="Apply"></journey-session>`
  const place = renderPlace({
    element: 'journey-session',
    attributes: {
      endpoint: ENDPOINT,
      journey: 'apply',
      'session-origins': session.origin,
      'frame-title': 'Apply',
    },
  })
  const rendered = renderSession({
    element: 'journey-session',
    session: {
      sessionId: 'apply',
      publicUrl: session.href,
      expiresAt: null,
      protocol: 'required',
      embeddable: true,
      heightHint: FRAME_HEIGHT,
    },
    attributes: { endpoint: ENDPOINT, journey: 'apply', 'frame-title': 'Apply' },
    pageOrigin: owner,
  })
  return [
    {
      name: 'ours, `renderSession()`',
      kind: 'ours',
      group: 'known',
      height: 'known',
      body: rendered,
      end: script(' fetchpriority="low"'),
    },
    {
      name: 'ours, `public-url`, script in the head',
      kind: 'ours',
      group: 'known',
      head: head(session) + script(),
      body: known,
    },
    {
      name: 'ours, `public-url`, script at the end',
      kind: 'ours',
      group: 'known',
      head: head(session),
      body: known,
      end: script(),
    },
    {
      name: 'ours, endpoint',
      kind: 'ours',
      group: 'asked',
      head: head(session) + script(),
      body: asked,
    },
    {
      name: 'ours, endpoint, starter',
      kind: 'ours',
      group: 'asked',
      body: `${place}<script>${readFileSync(FILES.starter, 'utf8')}</script>`,
      end: script(' fetchpriority="low"'),
    },
  ]
}

async function peers({ origin, pathname, href }: URL): Promise<Draft[]> {
  return [
    {
      name: 'Cal.com embed-core 1.5.3',
      kind: 'peer',
      group: 'known',
      body: `<div style="width:100%;height:100%;overflow:scroll" id="cal"></div>
<script>${await calSnippet(`${PEERS}/cal.js`)}
Cal('init', { origin: ${JSON.stringify(origin)} })
Cal('inline', { elementOrSelector: '#cal', calLink: ${JSON.stringify(pathname.slice(1))} })</script>`,
    },
    {
      name: 'Typeform embed 6.1.1',
      kind: 'peer',
      group: 'known',
      body: `<div data-tf-widget="${href}" data-tf-auto-resize style="width:100%;height:500px"></div>
<script src="${PEERS}/typeform.js"></script>`,
    },
  ]
}
