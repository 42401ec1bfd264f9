import { aTimeout, expect } from '@open-wc/testing'
import { openHostPage } from '../harness/widget/host-page.ts'
import type { Scenario } from '../harness/widget/scenario.ts'
import {
  frameOf,
  mountJourney,
  names,
  settle,
  unmountAll,
  until,
  untilState,
} from '../harness/widget/scenes.ts'

const link = (element: Element) => element.shadowRoot?.querySelector('a')
const isSeen = (node: Element | null | undefined) =>
  node?.checkVisibility({ visibilityProperty: true })

describe('display="window" @engines', () => {
  const tabs: Window[] = []
  const { open } = window

  before(function () {
    const tab = window.open('', '_blank')
    // A click of a script is none to WebKit; with Chromium and Firefox the tests' driver allows tabs.
    if (!tab) this.skip()
    tab.close()
  })
  beforeEach(() => {
    window.open = (...wanted) => {
      const tab = open.apply(window, wanted)
      if (tab) tabs.push(tab)
      return tab
    }
  })
  afterEach(async () => {
    window.open = open
    unmountAll()
    // One that stays is in front of all tests after this one, and nothing is ever seen in those.
    await until(() => tabs.every(closes), 'the tabs are closed')
    tabs.length = 0
  })
  const closes = (tab: Window) => {
    tab.close()
    // Nobody but the page can close a tab that another site's page is in, once it has no opener.
    tab.postMessage('close', '*')
    return tab.closed
  }

  /** An element with a button in its slot. */
  async function place(scenario: Scenario = {}) {
    const one = await mountJourney(scenario, { display: 'window' })
    const opener = document.createElement('button')
    opener.slot = 'opener'
    one.element.append(opener)
    await aTimeout(50)
    return { ...one, opener }
  }

  /** Whether the tab is where this page can see nothing of it any more. */
  const isForeign = (tab: Window | undefined) => {
    try {
      return tab?.document === null
    } catch {
      return true
    }
  }
  it('asks for nothing and opens nothing before the click', async () => {
    const { element, log } = await place()
    await aTimeout(300)
    expect(element.state).to.equal('idle')
    expect(await log()).to.deep.equal([])
    expect(tabs.length).to.equal(0)
  })

  it('opens a blank tab in the click, and shows the session in it once there is one', async () => {
    const { element, events, opener, posts } = await place({ create: [{ delay: 3000 }] })
    opener.click()
    await until(() => tabs.length > 0, 'there is a tab')
    // Later the click might not count any more.
    expect(element.state).not.to.equal('ready')
    expect(isForeign(tabs[0])).to.equal(false)
    expect(tabs[0]?.opener === null, 'it cannot reach this page').to.equal(true)
    await untilState(element, 'ready')
    await until(() => isForeign(tabs[0]), 'the session is in the tab')
    expect(names(events)).to.deep.equal(['session-creating', 'session-created', 'session-ready'])
    expect(events.at(-1)?.detail).to.include({ protocol: null })
    expect(await posts()).to.have.length(1)
    expect(frameOf(element)).to.equal(null)
    expect(isSeen(link(element))).to.equal(true)
  })

  it('opens another tab for the same session at the next click', async () => {
    const { element, opener, posts } = await place()
    opener.click()
    await untilState(element, 'ready')
    tabs[0]?.close()
    opener.click()
    await until(() => isForeign(tabs[1]), 'the session is in the other tab')
    expect(tabs.length).to.equal(2)
    expect(element.state).to.equal('ready')
    expect(await posts()).to.have.length(1)
  })

  it('closes the blank tab again where there is no session, and says why', async () => {
    const { element, opener } = await place({ create: [{ status: 403 }] })
    opener.click()
    await untilState(element, 'failed')
    await until(() => tabs[0]?.closed, 'the tab is closed')
    expect(isSeen(element.shadowRoot?.querySelector('[part=error]'))).to.equal(true)
    expect(isSeen(link(element))).to.equal(false)
  })

  it('closes the blank tab again when the element goes while it asks', async () => {
    const { element, opener } = await place({ create: [{ silent: true }] })
    opener.click()
    await untilState(element, 'creating')
    element.remove()
    await until(() => tabs[0]?.closed, 'the tab is closed')
  })
})

describe('display="window" where the browser allows no tab @engines', () => {
  afterEach(unmountAll)

  it('leaves the link, in sight', async () => {
    const { element, define, view, posts, frames } = await openHostPage(
      (endpoint) =>
        `<journey-session endpoint="${endpoint}" journey="a" display="window" resume="none"><button slot="opener">Open</button></journey-session>`,
      { policy: 'sandbox allow-scripts allow-same-origin' },
    )
    await define()
    element.querySelector('button')?.click()
    await untilState(element, 'loading')
    await settle()
    expect(names(view.told)).to.deep.equal(['session-creating', 'session-created'])
    expect(await posts()).to.have.length(1)
    expect(element.error).to.equal(null)
    expect(link(element)?.href.startsWith(frames)).to.equal(true)
    expect(link(element)?.target).to.equal('_blank')
    expect(isSeen(link(element))).to.equal(true)
    expect(element.shadowRoot?.querySelector('[part=loading]')).to.equal(null)
  })
})
