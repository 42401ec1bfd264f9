import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { watchLiveness } from '../../src/elements/frame-liveness.ts'
import { inFrame, mountJourney, unmountAll, untilState } from '../harness/widget/scenes.ts'

/** Runs `watch` where intervals and timeouts are a hundred times as fast. */
function fast<T>(watch: () => T): T {
  const { setInterval, setTimeout } = window
  const quicker =
    (set: typeof setInterval) =>
    (run: () => void, milliseconds = 0) =>
      set(run, milliseconds / 100)
  Object.assign(window, { setInterval: quicker(setInterval), setTimeout: quicker(setTimeout) })
  try {
    return watch()
  } finally {
    Object.assign(window, { setInterval, setTimeout })
  }
}

describe('whether a page still lives @engines', () => {
  let controller: AbortController
  let pings: number
  let problems: string[]
  /** Both, in their order. */
  let said: string[]
  let alive: () => void

  beforeEach(() => {
    controller = new AbortController()
    pings = 0
    problems = []
    said = []
    alive = fast(() =>
      watchLiveness(
        document.createElement('iframe'),
        controller.signal,
        () => {
          pings += 1
          said.push('ping')
        },
        (code) => {
          problems.push(code)
          said.push(code)
        },
      ),
    )
  })
  afterEach(() => controller.abort())

  it('is not asked before it has spoken', async () => {
    await aTimeout(900)
    expect(pings).to.equal(0)
    expect(problems).to.deep.equal([])
  })

  it('is doubted after two pings without an answer, once', async () => {
    alive()
    await waitUntil(() => problems.length > 0, 'it is doubted', { timeout: 5000 })
    expect(said.slice(0, 3)).to.deep.equal(['ping', 'ping', 'frame-stalled'])
    await aTimeout(500)
    expect(problems).to.deep.equal(['frame-stalled'])
  })

  it('is not doubted while it answers', async () => {
    const answering = setInterval(alive, 40)
    await aTimeout(700)
    clearInterval(answering)
    expect(pings).to.be.greaterThan(3)
    expect(problems).to.deep.equal([])
  })

  it('ends with its signal', async () => {
    alive()
    controller.abort()
    await aTimeout(900)
    expect(pings).to.equal(0)
  })
})

describe('pings @engines', () => {
  afterEach(unmountAll)

  it('are answered by our own guest side, and pass unseen', async () => {
    const { element, events } = await mountJourney({ create: [{ page: 'raw' }] })
    await untilState(element, 'ready')
    const before = events.length
    await inFrame(element, "page.say({ t: 'ready', nonce: page.nonce })")
    await aTimeout(100)
    expect(events).to.have.length(before)
    expect(element.state).to.equal('ready')
  })
})
