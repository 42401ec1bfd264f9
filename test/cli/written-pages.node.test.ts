import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, describe, it } from 'node:test'
import pino from 'pino'
import { createSite } from '../../src/cli/site/create-site.ts'
import type { FetchHandler } from '../../src/node/node-listener.ts'

const ORIGIN = 'http://127.0.0.1:8080'
const FRAMES = 'http://localhost:8081'
const SESSION = { sessionId: 's-1', publicUrl: `${FRAMES}/run/1/secret`, heightHint: 480 }

const openSite = (endpoint: FetchHandler) =>
  createSite({
    endpoint,
    log: pino({ enabled: false }),
    url: ORIGIN,
    demo: {
      frameOrigins: [FRAMES],
      reference: null,
      tokens: {
        leads: ['7'],
        sign: ({ lead, kind, id }) => Promise.resolve(`${lead}-${kind}-${id}`),
      },
    },
  })

describe('the page that the server writes the session into', () => {
  const open = async (endpoint: FetchHandler) => {
    const site = await openSite(endpoint)
    return site(new Request(`${ORIGIN}/demo/first-paint.html`))
  }

  it('asks the endpoint as an owner’s server does, and lets no cache keep the answer', async () => {
    const asked: Request[] = []
    const page = await open((request) => {
      asked.push(request)
      return Response.json(SESSION, { status: 201 })
    })
    assert.equal(page.headers.get('cache-control'), 'no-store')
    const [request] = asked
    assert.equal(asked.length, 1)
    assert.equal(request?.url, `${ORIGIN}/sessionframe/v1/journey-sessions`)
    assert.equal(request.headers.get('origin'), ORIGIN)
    assert.match(request.headers.get('authorization') ?? '', /^Bearer 7-journey-[\da-f-]{36}$/)

    const html = await page.text()
    assert.equal(html.split(SESSION.publicUrl).length, 3, 'in the frame and the link alone')
    assert.match(html, /<template shadowrootmode="open"[^]*<iframe [^>]*height="480"/)
    assert.doesNotMatch(html, /7-journey-/)
  })

  it('leaves the session to the element where the endpoint fails', async () => {
    const html = await (await open(() => Response.json({}, { status: 503 }))).text()
    assert.match(
      html,
      /<journey-session [^>]*endpoint="\/sessionframe\/v1"[^>]*><\/journey-session>/,
    )
    assert.doesNotMatch(html, /<template/)
  })
})

describe('the page with the starter in it', () => {
  let page: Response
  let html: string
  before(async () => {
    const site = await openSite(() => assert.fail('nothing is asked for while it is written'))
    page = await site(new Request(`${ORIGIN}/demo/starter.html`))
    html = await page.text()
  })

  it('is the same for every visitor, so that caches may keep it', () => {
    assert.equal(page.headers.get('cache-control'), 'no-cache')
    assert.match(page.headers.get('etag') ?? '', /^"/)
  })

  it('allows its inline script by a hash, and no other', () => {
    const inline = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text)
    assert.equal(inline.length, 1)
    const hash = createHash('sha256')
      .update(inline[0] ?? '')
      .digest('base64')
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.match(policy, /(^|; )script-src 'self' 'sha256-[^']+'(;|$)/)
    assert.ok(policy.includes(`'sha256-${hash}'`))
    assert.doesNotMatch(policy, /unsafe/)
  })
})
