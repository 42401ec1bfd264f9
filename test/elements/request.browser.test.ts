import { expect, waitUntil } from '@open-wc/testing'
import type { Reply } from '../harness/widget/scenario.ts'
import {
  frameOf,
  mount,
  mountJourney,
  scene,
  settle,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

const button = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLButtonElement>('[role] button') ?? null
const panel = (element: Element) => element.shadowRoot?.querySelector('[part="error"]') ?? null

describe('what the endpoint is asked @engines', () => {
  afterEach(unmountAll)

  it('sends the journey, the lead, the values and the headers', async () => {
    const { element, posts } = await mountJourney(
      {},
      { lead: '108', values: { firstname: 'Ada', amount: 3 }, token: 'a.b.c' },
    )
    await untilState(element, 'ready')
    const [post] = await posts()
    expect(post?.path).to.equal('journey-sessions')
    expect(post?.body).to.deep.equal({
      journey: 'form-1',
      lead: '108',
      values: { firstname: 'Ada', amount: 3 },
    })
    expect(post?.headers['content-type']).to.equal('application/json')
    expect(post?.headers['x-sessionframe']).to.equal('1')
    expect(post?.headers['authorization']).to.equal('Bearer a.b.c')
    expect(post?.headers['idempotency-key']).to.match(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
  })

  it('takes an endpoint with or without a slash at its end', async () => {
    const { endpoint, posts } = await scene()
    const { element } = mount('journey-session', { endpoint: `${endpoint}//`, journey: 'a' })
    await untilState(element, 'ready')
    expect((await posts())[0]?.path).to.equal('journey-sessions')
  })

  it('asks an endpoint on another origin, without cookies unless they are wanted', async () => {
    document.cookie = 'of-the-page=1'
    const { foreign, posts } = await scene()
    const { element } = mount('journey-session', { endpoint: foreign, journey: 'a' })
    await untilState(element, 'ready')
    expect((await posts())[0]?.headers['cookie']).to.equal(undefined)
    const own = await scene()
    const two = mount('journey-session', { endpoint: own.endpoint, journey: 'a' })
    await untilState(two.element, 'ready')
    expect((await own.posts())[0]?.headers['cookie']).to.contain('of-the-page')
  })

  it('sends no Authorization without a token', async () => {
    const { element, posts } = await mountJourney()
    await untilState(element, 'ready')
    expect((await posts())[0]?.headers['authorization']).to.equal(undefined)
  })
})

describe('the token @engines', () => {
  afterEach(unmountAll)

  const sent = async (posts: () => Promise<{ headers: Record<string, unknown> }[]>) =>
    (await posts()).map(({ headers }) => headers['authorization'])

  it('comes from token-url, fetched with cookies and never from a cache', async () => {
    document.cookie = 'login=1'
    const { endpoint, posts, log } = await scene({ token: [{ session: { token: 'x.y.z' } }] })
    const { element } = mount('journey-session', {
      endpoint,
      journey: 'a',
      tokenUrl: `${endpoint}/token`,
      token: 'stale.to.ken',
    })
    await untilState(element, 'ready')
    expect(await sent(posts)).to.deep.equal(['Bearer x.y.z'])
    const asked = (await log()).find(({ path }) => path === 'token')
    expect(asked?.headers['cookie']).to.contain('login=1')
    expect(asked?.headers['cache-control']).to.equal('no-cache')
  })

  it('comes from getToken first, anew for each request', async () => {
    let count = 0
    const { element, posts } = await mountJourney(
      {},
      { getToken: async () => `a.b.${(count += 1)}`, token: 'no.no.no' },
    )
    await untilState(element, 'ready')
    element.restart()
    await untilState(element, 'ready')
    expect(await sent(posts)).to.deep.equal(['Bearer a.b.1', 'Bearer a.b.2'])
  })

  it('is missing when its source gives none, and can be asked for again', async () => {
    const replies = [{ status: 401, session: { token: null } }, { session: { token: 'x.y.z' } }]
    const { endpoint, posts } = await scene({ token: replies })
    const { element } = mount('journey-session', {
      endpoint,
      journey: 'a',
      tokenUrl: `${endpoint}/token`,
    })
    await untilState(element, 'failed')
    expect(element.error).to.include({ code: 'missing-token', retryable: true })
    expect(await posts()).to.have.length(0)
    button(element)?.click()
    await untilState(element, 'ready')
  })

  it('is missing when getToken throws', async () => {
    const getToken = () => {
      throw new Error('of the owner')
    }
    const { element } = await mountJourney({}, { getToken })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('missing-token')
  })

  it('is never fetched from another origin', async () => {
    const { endpoint, foreign, log } = await scene()
    const { element } = mount('journey-session', {
      endpoint,
      journey: 'a',
      tokenUrl: `${foreign}/token`,
    })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('missing-token')
    expect(await log()).to.have.length(0)
  })

  it('is missing where the endpoint wants one and there is none', async () => {
    const { element } = await mountJourney({ create: [{ status: 401 }] })
    await untilState(element, 'failed')
    expect(element.error).to.include({ code: 'missing-token', status: 401 })
  })
})

describe('what the endpoint answers @engines', () => {
  afterEach(unmountAll)

  const cases: [string, Reply, Record<string, unknown>][] = [
    ['400', { status: 400 }, { code: 'invalid', status: 400, retryable: false }],
    ['401 with a token', { status: 401 }, { code: 'refused', status: 401, retryable: false }],
    ['403', { status: 403 }, { code: 'refused', status: 403 }],
    ['404', { status: 404 }, { code: 'not-found', status: 404 }],
    ['404 as HTML', { status: 404, text: '<h1>Not found</h1>' }, { code: 'not-found' }],
    ['410', { status: 410 }, { code: 'closed' }],
    ['413', { status: 413 }, { code: 'invalid' }],
    ['422', { status: 422 }, { code: 'invalid', status: 422 }],
    ['429', { status: 429 }, { code: 'rate-limited', retryable: true, retryAfter: null }],
    ['500', { status: 500 }, { code: 'internal', retryable: true }],
    ['500 as HTML', { status: 500, text: '<h1>Oops</h1>' }, { code: 'internal' }],
    ['502', { status: 502 }, { code: 'upstream-failed', retryable: true }],
    ['503', { status: 503 }, { code: 'upstream-failed', status: 503 }],
    ['504', { status: 504 }, { code: 'upstream-timeout', retryable: true }],
    ['HTML in place of a session', { text: '<h1>Log in</h1>' }, { code: 'internal', status: 201 }],
    ['an empty object', { text: '{}' }, { code: 'internal', status: 201 }],
    ['an array', { text: '[]' }, { code: 'internal' }],
    ['a session without an address', { session: { publicUrl: null } }, { code: 'invalid-url' }],
    ['half an answer', { truncated: true }, { code: 'internal' }],
    ['no answer', { reset: true }, { code: 'unreachable', status: null, retryable: true }],
  ]
  for (const [what, reply, error] of cases) {
    it(`${what} is ${String(error['code'])}`, async () => {
      const { element, events } = await mountJourney({ create: [reply] }, { token: 'a.b.c' })
      await untilState(element, 'failed')
      expect(element.error).to.include(error)
      const last = events.at(-1)
      expect(last?.type).to.equal('session-error')
      expect(last?.cancelable).to.equal(true)
      expect(last?.detail).to.include(error)
      await element.updateComplete
      expect(panel(element)?.textContent).to.match(/\w{3}/)
      expect(frameOf(element)).to.equal(null)
      expect(button(element) !== null).to.equal(
        element.error?.retryable === true || error['code'] === 'closed',
      )
    })
  }

  it('an endpoint that is not there is unreachable', async () => {
    const { element } = mount('journey-session', {
      endpoint: 'http://127.0.0.1:1/sessionframe/v1',
      journey: 'a',
    })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('unreachable')
  })

  it('tries again with the same key when the visitor asks', async () => {
    const { element, posts, events } = await mountJourney({ create: [{ status: 502 }, {}] })
    await untilState(element, 'failed')
    await element.updateComplete
    button(element)?.click()
    await untilState(element, 'ready')
    expect(element.error).to.equal(null)
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(keys[0]).to.equal(keys[1])
    expect(events.map(({ type }) => type)).to.include.members(['session-error', 'session-ready'])
  })

  for (const [form, field] of [
    ['seconds', () => '2'],
    ['a date', () => new Date(Date.now() + 2500).toUTCString()],
  ] as const) {
    it(`waits as long as Retry-After says, in ${form}`, async () => {
      const limited = { status: 429, headers: { 'Retry-After': field() } }
      const { element, posts } = await mountJourney({ create: [limited, {}] })
      await untilState(element, 'failed')
      await element.updateComplete
      expect(element.error?.retryAfter).to.be.within(1, 3)
      expect(button(element)?.disabled).to.equal(true)
      button(element)?.click()
      element.open()
      await settle()
      expect(await posts()).to.have.length(1)
      // Then the visitor may, and a moment later it does by itself.
      const free = () => button(element)?.disabled === false || element.state === 'ready'
      await waitUntil(free, 'it may be asked again', { timeout: 8000 })
      button(element)?.click()
      await untilState(element, 'ready')
    })
  }

  it('believes no wait that is nonsense', async () => {
    for (const [field, wait] of [
      ['soon', null],
      ['-5', null],
      ['1e9', 3600],
      ['0', null],
    ] as const) {
      const { element } = await mountJourney({
        create: [{ status: 429, headers: { 'Retry-After': field } }],
      })
      await untilState(element, 'failed')
      expect(element.error?.retryAfter, field).to.equal(wait)
    }
  })

  it('waits for an equal request that is being answered', async () => {
    const { element, posts } = await mountJourney({ create: [{ status: 409 }, {}] })
    await untilState(element, 'ready')
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(keys).to.have.length(2)
    expect(keys[0]).to.equal(keys[1])
  })

  it('takes a new key when the old one has stood for something else', async () => {
    const spent = { status: 422, session: { type: 'https://sessionframe.dev/p/key-reused' } }
    const { element, posts } = await mountJourney({ create: [spent, {}] })
    await untilState(element, 'ready')
    const keys = (await posts()).map(({ headers }) => headers['idempotency-key'])
    expect(keys).to.have.length(2)
    expect(keys[0]).not.to.equal(keys[1])
  })

  it('does not ask for ever', async () => {
    const spent = { status: 422, session: { type: 'x/key-reused' } }
    const { element, posts } = await mountJourney({ create: [spent] })
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('invalid')
    expect(await posts()).to.have.length(4)
  })

  it('lets the owner show the error', async () => {
    const { endpoint } = await scene({ create: [{ status: 502 }] })
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    element.addEventListener('session-error', (event) => event.preventDefault())
    await untilState(element, 'failed')
    await element.updateComplete
    expect(panel(element)).to.equal(null)
    expect(element.error?.code).to.equal('upstream-failed')
  })
})
