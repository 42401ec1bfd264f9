import { aTimeout, expect } from '@open-wc/testing'
import { renderPlace, type RenderOptions } from '../../src/render.ts'
import { openHostPage } from '../harness/widget/host-page.ts'
import type { Scenario } from '../harness/widget/scenario.ts'
import { names, settle, until, unmountAll, untilState } from '../harness/widget/scenes.ts'

const SCRIPT = '/dist/cdn/sessionframe.js'

let starter = ''

interface Over extends Partial<RenderOptions> {
  scenario?: Scenario
  policy?: string
  /** What stands before the place. */
  before?: string
  mend?: (html: string) => string
}

/** A page as `sessionframe snippet` writes it; the script of the elements is not there yet. */
const openPlace = ({ scenario, policy, before = '', mend = (html) => html, ...over }: Over = {}) =>
  openHostPage(
    (endpoint) =>
      before +
      mend(
        renderPlace({
          element: 'journey-session',
          ...over,
          attributes: { journey: 'form-1', endpoint, ...over.attributes },
        }) + `<script nonce="n">${starter}</script>`,
      ) +
      '<p id="after">after</p>',
    { scenario, policy },
  )

const withoutKey = (headers: Record<string, unknown> = {}) =>
  Object.fromEntries(
    ['content-type', 'x-sessionframe', 'authorization'].map((name) => [name, headers[name]]),
  )

describe('the starter @engines', () => {
  before(async () => {
    starter = await (await fetch('/dist/cdn/starter.js')).text()
  })
  afterEach(unmountAll)

  it('can stand in any page: plain ASCII, and nothing that ends a script', () => {
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    expect(starter).not.to.match(/[^\x00-\x7f]|<\/script|<!--/i)
  })

  it('shows the session where no other script ever comes', async () => {
    const { frame, loads, posts, inFrame } = await openPlace()
    await until(() => frame().src, 'the address is there')
    await until(async () => (await loads(frame().src)) > 0, 'it is loaded')
    expect(await loads(frame().src)).to.equal(1)
    expect(await inFrame('return document.title')).to.equal('Session')
    expect(await posts()).to.have.length(1)
  })

  it('asks as the element does: headers, body and key', async () => {
    const { posts, change, view, element } = await openPlace()
    await until(async () => (await posts()).length === 1, 'it has asked')
    const [early] = await posts()
    await change({})
    view.sessionStorage.clear()
    const own = element.cloneNode() as Element
    expect(own.shadowRoot).to.equal(null)
    element.replaceWith(own)
    const script = view.document.createElement('script')
    script.src = SCRIPT
    view.document.body.append(script)
    await until(async () => (await posts()).length === 1, 'the element asks')
    const [late] = await posts()
    expect(early?.body).to.deep.equal(late?.body)
    expect(early?.path).to.equal(late?.path)
    expect(withoutKey(early?.headers)).to.deep.equal(withoutKey(late?.headers))
    expect(early?.headers['idempotency-key']).to.match(/^[\da-f-]{36}$/)
  })

  it('is followed by an element that goes on with both: one request, one document', async () => {
    const { element, frame, define, inFrame, loads, posts, view } = await openPlace()
    await until(() => frame().src, 'the address is there')
    const before = frame()
    await inFrame('page.mark = 1')
    await define(SCRIPT)
    await untilState(element, 'ready')
    expect(frame()).to.equal(before)
    expect(await inFrame('return page.mark')).to.equal(1)
    expect(names(view.told)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
    expect(element.sessionId).to.equal('session-1')
    expect(await loads(before.src)).to.equal(1)
    expect(await posts()).to.have.length(1)
  })

  it('hands over a request that is still under way', async () => {
    const { element, define, frame, loads, posts } = await openPlace({
      scenario: { create: [{ delay: 1200 }] },
    })
    await until(async () => (await posts()).length === 1, 'it has asked')
    await define(SCRIPT)
    await untilState(element, 'creating')
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
    expect(await loads(frame().src)).to.equal(1)
  })

  it('leaves a request that failed to the element', async () => {
    const { element, define, posts, view } = await openPlace({
      scenario: { create: [{ status: 502 }, {}] },
    })
    await until(async () => (await posts()).length === 1, 'it has asked')
    await settle()
    await define(SCRIPT)
    await untilState(element, 'ready')
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(keys).to.have.length(2)
    expect(new Set(keys)).to.have.length(1)
    expect(names(view.told)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
  })

  it('leaves an answer that is none to the element, without a word', async () => {
    const { element, define, view } = await openPlace({
      scenario: { create: [{ text: '<h1>Login</h1>' }, {}] },
    })
    const errors: unknown[] = []
    view.addEventListener('unhandledrejection', ({ reason }) => errors.push(reason))
    await settle()
    await define(SCRIPT)
    await untilState(element, 'ready')
    expect(errors).to.deep.equal([])
  })

  it('fetches a token first, and only from its own site', async () => {
    const { posts, log } = await openPlace({
      mend: (html) => html.replace(/endpoint="([^"]+)"/, '$& token-url="$1/token"'),
    })
    await until(async () => (await posts()).length === 1, 'it has asked')
    expect((await log()).map(({ path }) => path)).to.deep.equal(['token', 'journey-sessions'])
    expect((await posts())[0]?.headers['authorization']).to.equal('Bearer a.b.c')

    const other = await openPlace({ attributes: { 'token-url': 'https://evil.example/token' } })
    await settle()
    expect(await other.log()).to.deep.equal([])
  })

  it('keeps the session for the tab: the same key at a reload, by starter and element', async () => {
    const one = await openPlace()
    await until(async () => (await one.posts()).length === 1, 'it has asked')
    const two = await openPlace()
    await two.define(SCRIPT)
    await untilState(two.element, 'ready')
    const three = await openPlace({ mend: (html) => html.replace(/<script.*/s, '') })
    await three.define(SCRIPT)
    await untilState(three.element, 'ready')
    const keys = await Promise.all(
      [one, two, three].map(async ({ posts }) => (await posts())[0]?.headers['idempotency-key']),
    )
    expect(new Set(keys)).to.have.length(1)
    expect(Object.entries(sessionStorage).flat()).to.deep.equal([
      'sessionframe:{"journey":"form-1"}',
      keys[0],
    ])
  })

  it('keeps nothing with resume="none", and the element retries with the same key', async () => {
    const attributes = { resume: 'none' }
    const one = await openPlace({ attributes })
    const two = await openPlace({ attributes })
    await until(async () => (await two.posts()).length === 1, 'it has asked')
    await until(async () => (await one.posts()).length === 1, 'it has asked')
    const keys = [...(await one.posts()), ...(await two.posts())].map(
      ({ headers }) => headers['idempotency-key'],
    )
    expect(new Set(keys)).to.have.length(2)
    expect(sessionStorage).to.have.length(0)
  })

  for (const [what, attributes, session] of [
    ['page of another origin than it may', { 'session-origins': 'https://forms.example' }, {}],
    ['script', {}, { publicUrl: 'javascript:parent.evil=1' }],
    ['document without an origin', {}, { publicUrl: 'data:text/html,x' }],
    ['blob', {}, { publicUrl: 'blob:https://forms.example/x' }],
    ['page of its own origin', {}, { publicUrl: location.origin }],
    ['page with a user in its address', {}, { publicUrl: 'http://user@127.0.0.1:9/' }],
    ['page with too long an address', {}, { publicUrl: `http://127.0.0.1:9/${'x'.repeat(2100)}` }],
    ['answer without an address', {}, { publicUrl: null }],
  ] as const) {
    it(`shows no ${what}`, async () => {
      const { element, frame, define, posts } = await openPlace({
        attributes,
        scenario: { create: [{ session }] },
      })
      await until(async () => (await posts()).length === 1, 'it has asked')
      await settle()
      expect(frame().getAttribute('src')).to.equal(null)
      await define(SCRIPT)
      await untilState(element, 'failed')
      expect(element.error?.code).to.match(/^(invalid|same-origin)-url$/)
    })
  }

  it('asks for nothing while the page is prerendered, or with a fragment that may be an invite', async () => {
    const { posts } = await openPlace({
      before: "<script>Object.defineProperty(document, 'prerendering', { value: true })</script>",
    })
    const other = await openPlace({ before: "<script>location.hash = 'sf-invite=a.b.c'</script>" })
    await settle()
    expect(await posts()).to.deep.equal([])
    expect(await other.posts()).to.deep.equal([])
  })

  it('asks for nothing where the element is there already', async () => {
    const { element, posts } = await openPlace({ before: `<script src="${SCRIPT}"></script>` })
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('is not believed where the page wants something else by then', async () => {
    const { element, define, posts, frame, view } = await openPlace()
    await until(() => frame().src, 'the address is there')
    element.setAttribute('lead', '7')
    await define(SCRIPT)
    await untilState(element, 'ready')
    const sent = await posts()
    expect(sent.map(({ body }) => body)).to.deep.equal([
      { journey: 'form-1' },
      { journey: 'form-1', lead: '7' },
    ])
    expect(names(view.told)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
  })

  it('keeps calls until they can be done', async () => {
    const { element, define, view } = await openPlace({ attributes: { id: 'apply' } })
    const { sessionframe } = view
    sessionframe?.('close', '#apply')
    sessionframe?.('nothing', '#apply')
    sessionframe?.('close', '#nobody')
    await define(SCRIPT)
    await settle()
    expect(element.state).not.to.equal('closed')
    sessionframe?.('close', '#apply')
    expect(element.state).to.equal('closed')
    sessionframe?.('open', '#apply')
    await untilState(element, 'ready')
  })

  it('stands after each of several elements', async () => {
    const { view, posts, define } = await openPlace({
      mend: (html) => html + html.replace('form-1', 'form-2'),
    })
    await until(async () => (await posts()).length === 2, 'it has asked')
    await define(SCRIPT)
    const both = view.document.querySelectorAll('journey-session')
    for (const element of both) await untilState(element, 'ready')
    expect((await posts()).map(({ body }) => body)).to.have.deep.members([
      { journey: 'form-1' },
      { journey: 'form-2' },
    ])
  })

  it('moves nothing when the element takes over', async () => {
    const { element, define, frame, view } = await openPlace({ attributes: { 'min-height': 400 } })
    const place = () => {
      const { top } = view.document.querySelector('#after')?.getBoundingClientRect() ?? {}
      return [frame().offsetHeight, Math.round(top ?? 0) < 460]
    }
    expect(place()).to.deep.equal([400, true])
    await define(SCRIPT)
    await untilState(element, 'ready')
    await aTimeout(500)
    expect(place()).to.deep.equal([400, true])
  })

  it('works with a nonce and Trusted Types, without a console line', async () => {
    const { element, frame, loads, view } = await openPlace({
      policy:
        "default-src 'none'; script-src 'nonce-n' 'self'; style-src 'self'; connect-src 'self'; frame-src FRAMES; trusted-types 'none'; require-trusted-types-for 'script'",
      mend: (html) => `${html}<script nonce="n" async src="${SCRIPT}"></script>`,
    })
    await until(() => element.matches(':defined'), 'it is defined')
    await untilState(element, 'ready')
    expect(await loads(frame().src)).to.equal(1)
    expect(view.violations).to.deep.equal([])
  })
})
