import { aTimeout, expect } from '@open-wc/testing'
import { frameOf, mountJourney, names, unmountAll, untilState } from '../harness/widget/scenes.ts'
import { runTable, type HostileCase } from './hostile-case.ts'

type Begun = Awaited<ReturnType<typeof mountJourney>>

const linkOf = (element: Element) => element.shadowRoot?.querySelector('a') ?? null
const panelOf = (element: Element) => element.shadowRoot?.querySelector('[part="error"]') ?? null

const SOON = ['frame-unresponsive']
const LATE = ['frame-timeout']
/** WebKitGTK puts no page of its own in the place of one that could not be fetched. */
const EITHER = [...SOON, ...LATE]

/** What the frame is given, and the codes by which it is known to be no session. */
const PAGES: [number: number, tried: string, page: string, codes: string[]][] = [
  [53, 'X-Frame-Options: DENY', 'denied', SOON],
  [54, "frame-ancestors 'none'", 'unframed', SOON],
  [55, '204, no content', 'no-content', LATE],
  [56, 'an attachment', 'attachment', LATE],
  [57, 'a server that never answers', 'hanging', LATE],
  [59, 'a connection that is reset', 'reset', EITHER],
  [59, 'a port where nobody listens', 'http://127.0.0.1:1/x', EITHER],
  [59, 'a name that does not exist', 'http://no-such-name.invalid/x', EITHER],
  [60, '404 with a page', 'missing', SOON],
  [60, '500 with a page', 'broken', SOON],
  [61, 'a page that throws before it says hello', 'throws', SOON],
  [61, 'a page without a script of ours', 'silent', SOON],
]

const begun = new Map<string, Begun>()
let start = 0

const blockedPages = PAGES.map(([number, tried, page, codes]): HostileCase => ({
  number,
  tried,
  expected: `blocked, ${codes.join(' or ')}: a message, the link and a button, and the frame hidden`,
  async run() {
    const one = begun.get(page)
    if (one === undefined) throw new Error(`${page} was not begun`)
    const { element, events } = one
    await untilState(element, 'blocked')
    await element.updateComplete
    expect(element.error?.code).to.be.oneOf(codes)
    expect(element.error?.retryable).to.equal(true)
    expect(performance.now() - start).to.be.greaterThan(codes === LATE ? 9000 : 3900)
    expect(names(events)).to.deep.equal(['session-creating', 'session-created', 'session-error'])
    expect(panelOf(element)?.checkVisibility()).to.equal(true)
    expect(panelOf(element)?.querySelector<HTMLButtonElement>('[role] button')).not.to.equal(null)
    expect(linkOf(element)?.checkVisibility()).to.equal(true)
    expect(linkOf(element)?.href).to.equal(frameOf(element)?.src)
    expect(getComputedStyle(frameOf(element) ?? element).visibility).to.equal('hidden')
  },
}))

const rows: HostileCase[] = [
  ...blockedPages,
  {
    number: 58,
    tried: 'a page that is there, and waits for an image that never comes',
    expected: 'in sight all the time, then ready',
    async run() {
      const { element } = await mountJourney(
        { create: [{ page: 'slow-image', session: { protocol: 'optional' } }] },
        { loading: 'eager' },
      )
      await untilState(element, 'loading')
      await aTimeout(1500)
      const inSight = () => frameOf(element)?.checkVisibility({ visibilityProperty: true })
      expect(element.shadowRoot?.querySelector('[part="loading"]')).to.equal(null)
      expect(inSight()).to.equal(true)
      await untilState(element, 'ready')
      expect(inSight()).to.equal(true)
      expect(element.error).to.equal(null)
    },
  },
]

describe('a hostile frame, loading @engines', () => {
  // Each takes its seconds; together they take them once.
  before(async () => {
    start = performance.now()
    for (const [, , page, codes] of PAGES) {
      // A page that need not speak is waited for as well.
      const protocol = codes === LATE ? 'optional' : 'required'
      const elsewhere = page.startsWith('http:') ? { publicUrl: page } : {}
      const reply = { page, session: { protocol, ...elsewhere } }
      // oxlint-disable-next-line no-await-in-loop
      begun.set(page, await mountJourney({ create: [reply] }, { loading: 'eager' }))
    }
  })
  after(unmountAll)
  runTable(rows)
})
