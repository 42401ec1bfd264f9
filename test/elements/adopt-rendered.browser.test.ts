import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { renderSession, type RenderSessionOptions } from '../../src/render.ts'
import { openHostPage } from '../harness/widget/host-page.ts'
import { names, RECEIPT, settle, unmountAll, untilState } from '../harness/widget/scenes.ts'

type Over = Partial<RenderSessionOptions> & { session?: object; page?: string; policy?: string }

/** A page as a server writes it; the session of this visitor is in it. */
async function openRendered(
  { session = {}, page, policy, ...over }: Over = {},
  mend = (html: string) => html,
) {
  return openHostPage(
    (endpoint, publicUrl) =>
      mend(
        renderSession({
          element: 'journey-session',
          session: {
            sessionId: 'session-1',
            publicUrl,
            expiresAt: null,
            protocol: 'required',
            heightHint: 320,
            ...session,
          },
          pageOrigin: location.origin,
          ...over,
          attributes: { journey: 'form-1', endpoint, resume: 'none', ...over.attributes },
        }),
      ) + '<p id="after">after</p>',
    { page, policy, scenario: { status: [{ session: { state: 'complete', outcome: 'form' } }] } },
  )
}

const topOf = (element: Element | null) => element?.getBoundingClientRect().top

describe('a session that came with the page @engines', () => {
  afterEach(unmountAll)

  it('is there before any script, with its link', async () => {
    const { element, frame, loads } = await openRendered()
    expect(element.matches(':defined')).to.equal(false)
    expect(frame().offsetHeight).to.equal(320)
    expect(element.shadowRoot?.delegatesFocus).to.equal(true)
    const link = element.shadowRoot?.querySelector('a')
    expect(link?.checkVisibility()).to.equal(true)
    expect(link?.href).to.equal(frame().src)
    expect(await loads()).to.equal(1)
  })

  it('is taken over as it is: one document, no request, the events of a session', async () => {
    const { element, frame, define, inFrame, loads, log, view } = await openRendered()
    const before = frame()
    await inFrame('page.mark = 1')
    await define()
    await untilState(element, 'ready')
    expect(frame()).to.equal(before)
    expect(await inFrame('return page.mark')).to.equal(1)
    expect(names(view.told)).to.deep.equal(['session-created', 'session-ready'])
    expect(view.told[0]?.detail).to.include({
      sessionId: 'session-1',
      expiresAt: null,
      resumed: false,
    })
    expect(element.sessionId).to.equal('session-1')
    await waitUntil(() => frame().offsetHeight === 400, 'the page tells its height')
    expect(await loads()).to.equal(1)
    expect(await log()).to.deep.equal([])
  })

  it('is not hidden behind a message that it loads', async () => {
    const { element, define } = await openRendered()
    const said: string[] = []
    const status = element.shadowRoot?.querySelector('[role]')
    new MutationObserver(() => said.push(status?.textContent ?? '')).observe(status ?? element, {
      childList: true,
      subtree: true,
    })
    await define()
    await untilState(element, 'ready')
    expect(said.join('')).to.equal('')
  })

  it('is taken over by the script tag, and by a script that comes late', async () => {
    const { element, define, loads, posts } = await openRendered()
    await aTimeout(1500)
    await define('/dist/cdn/sessionframe.js')
    await untilState(element, 'ready')
    expect(await loads()).to.equal(1)
    expect(await posts()).to.deep.equal([])
  })

  it('moves nothing when it is taken over', async () => {
    const { element, frame, define, view } = await openRendered({
      session: { protocol: 'optional' },
      page: 'silent',
    })
    const after = view.document.querySelector('#after')
    const link = element.shadowRoot?.querySelector('a') ?? null
    const places = () =>
      [topOf(frame()), frame().offsetWidth, frame().offsetHeight, topOf(after)].join()
    const before = places()
    const linkBefore = topOf(link) ?? 0
    await define()
    await untilState(element, 'ready')
    expect(places()).to.equal(before)
    // Its letters become smaller in a line that stays; in Firefox they begin 3 pixels lower for it.
    expect(Math.abs((topOf(link) ?? 0) - linkBefore)).to.be.at.most(3)
  })

  it('goes on to its end', async () => {
    const { element, define, inFrame, view } = await openRendered()
    await define()
    await untilState(element, 'ready')
    await inFrame(`page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await untilState(element, 'completed')
    expect(names(view.told).slice(-2)).to.deep.equal(['session-submitted', 'session-completed'])
  })

  it('runs out of time', async () => {
    const expiresAt = new Date(Date.now() + 6000).toISOString()
    const { element, define } = await openRendered({ session: { expiresAt } })
    await define()
    await untilState(element, 'ready')
    await untilState(element, 'expired')
  })

  it('asks the endpoint how it stands where its page cannot tell', async () => {
    const { element, define, log } = await openRendered({
      session: { protocol: 'optional' },
      page: 'silent',
    })
    await define()
    await untilState(element, 'completed')
    expect((await log()).map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      'GET sessions/session-1',
    ])
  })

  it('makes way for a new one', async () => {
    const { element, define, frame, posts } = await openRendered()
    await define()
    await untilState(element, 'ready')
    const before = frame()
    element.restart()
    await waitUntil(() => frame() !== null && frame() !== before)
    await untilState(element, 'ready')
    expect(await posts()).to.have.length(1)
  })

  it('stays the same when the element goes and comes', async () => {
    const { element, define, loads, posts, view } = await openRendered()
    await define()
    await untilState(element, 'ready')
    element.remove()
    await settle()
    view.document.body.append(element)
    await waitUntil(async () => (await loads()) === 2, 'it loads again', { timeout: 8000 })
    await untilState(element, 'ready')
    expect(element.sessionId).to.equal('session-1')
    expect(await loads()).to.equal(2)
    expect(await posts()).to.deep.equal([])
  })

  it('shows an appointment as well', async () => {
    const { element, define, loads } = await openRendered({ element: 'appointment-booking' })
    await define()
    await untilState(element, 'ready')
    expect(await loads()).to.equal(1)
  })

  it('is blocked, with a link, where its page cannot be framed', async () => {
    const { element, define, frame } = await openRendered({ session: { embeddable: false } })
    expect(frame()).to.equal(null)
    await define()
    await untilState(element, 'blocked')
    await element.updateComplete
    expect(frame()).to.equal(null)
    expect(element.shadowRoot?.querySelector('a')?.checkVisibility()).to.equal(true)
  })

  it('throws a frame away that comes from elsewhere than it may', async () => {
    const { element, define, frame } = await openRendered({}, (html) =>
      html.replace('<journey-session', '<journey-session session-origins="https://forms.example"'),
    )
    expect(frame()).not.to.equal(null)
    await define()
    await untilState(element, 'failed')
    await element.updateComplete
    expect(element.error?.code).to.equal('invalid-url')
    expect(frame()).to.equal(null)
    expect(element.shadowRoot?.querySelector('a')?.hasAttribute('href')).to.equal(false)
  })

  it('throws a frame of the page’s own origin away', async () => {
    const { element, define, frame } = await openRendered({}, (html) =>
      html.replaceAll(/(src|href)="http[^"]+"/g, '$1="/harness/page"'),
    )
    await define()
    await untilState(element, 'failed')
    await element.updateComplete
    expect(element.error?.code).to.equal('same-origin-url')
    expect(frame()).to.equal(null)
  })

  for (const [what, from, to] of [
    ['may do more than it may', 'allow-forms', 'allow-forms allow-top-navigation'],
    ['may use more than it may', 'allow=""', 'allow="camera"'],
    ['shows something else than its link', '/frame/puppet/', '/frame/raw/'],
  ] as const) {
    it(`makes a frame anew that ${what}`, async () => {
      const { element, define, frame, posts } = await openRendered({}, (html) =>
        html.replace(from, to),
      )
      const before = frame()
      await define()
      await untilState(element, 'ready')
      expect(frame()).not.to.equal(before)
      expect(frame().sandbox.value).not.to.contain('top-navigation')
      expect(frame().allow).to.equal('')
      expect(frame().src).to.equal(element.shadowRoot?.querySelector('a')?.href)
      expect(await posts()).to.deep.equal([])
    })
  }

  for (const data of ['', '{', 'null', '{"sessionId":1}']) {
    it(`asks for a session of its own where the data is ${data || 'empty'}`, async () => {
      const { element, define, posts } = await openRendered({}, (html) =>
        html.replace(/(application\/json">).*?(<\/script>)/, `$1${data}$2`),
      )
      await define()
      await untilState(element, 'ready')
      expect(await posts()).to.have.length(1)
    })
  }

  it('needs nothing but frame-src and the script under the strictest policy', async () => {
    const { element, view, loads } = await openRendered(
      {
        policy:
          "default-src 'none'; script-src 'self'; style-src 'self'; frame-src FRAMES; trusted-types 'none'; require-trusted-types-for 'script'",
      },
      (html) => `${html}<script async src="/dist/cdn/sessionframe.js"></script>`,
    )
    await waitUntil(() => element.matches(':defined'))
    await untilState(element, 'ready')
    expect(await loads()).to.equal(1)
    expect(view.violations).to.deep.equal([])
  })
})
