import { expect, waitUntil } from '@open-wc/testing'
import type { JourneySession } from '../../src/elements.ts'
import { openPage, scene, unmountAll, untilState } from '../harness/widget/scenes.ts'

/** An element in a page of its own, which has loaded the script as it ships. */
async function inPage(policy: string | undefined, page = 'puppet') {
  const { endpoint, frames } = await scene({ create: [{ page }] })
  const host = await openPage(
    `<script src="/dist/cdn/sessionframe.js" defer></script>
     <journey-session endpoint="${endpoint}" journey="a" resume="none"></journey-session>`,
    policy?.replace('FRAMES', frames),
  )
  const element = host.contentDocument?.querySelector('journey-session') as JourneySession
  await waitUntil(() => element.shadowRoot, 'the element is defined')
  return { element, host }
}

const text = (element: Element) => element.shadowRoot?.querySelector('[part="error"]')?.textContent

describe("under a host page's policy", () => {
  afterEach(unmountAll)

  it('works with the policy that the documentation gives', async () => {
    const { element } = await inPage(
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src FRAMES",
    )
    await untilState(element, 'ready')
  })

  it('works where nothing may be parsed: Trusted Types without any policy', async () => {
    const { element } = await inPage("require-trusted-types-for 'script'; trusted-types 'none'")
    await untilState(element, 'ready')
  })

  it('is styled where no style may be', async () => {
    const { element, host } = await inPage("style-src 'none'; style-src-attr 'none'")
    await untilState(element, 'ready')
    const view = host.contentWindow as typeof globalThis & Window
    await waitUntil(() => element.shadowRoot?.querySelector('iframe')?.offsetHeight === 400)
    const box = element.shadowRoot?.querySelector('#box') ?? element
    expect(view.getComputedStyle(box).display).to.equal('grid')
  })

  it('tells at once when the page may not show the frame, and gives the link', async () => {
    const start = performance.now()
    const { element } = await inPage("frame-src 'none'")
    await untilState(element, 'blocked')
    await element.updateComplete
    expect(element.error).to.include({ code: 'frame-csp', retryable: false })
    expect(performance.now() - start).to.be.lessThan(4000)
    expect(text(element)).to.match(/new tab/)
    expect(element.shadowRoot?.querySelector('a')?.checkVisibility()).to.equal(true)
  })

  it('is not blamed for frames of others', async () => {
    const { element, host } = await inPage('frame-src FRAMES')
    const other = document.createElement('iframe')
    other.src = 'https://evil.example/'
    host.contentDocument?.body.append(other)
    await untilState(element, 'ready')
  })

  it('says that the endpoint cannot be reached when it may not be asked', async () => {
    const { element } = await inPage("connect-src 'none'")
    await untilState(element, 'failed')
    expect(element.error?.code).to.equal('unreachable')
  })
})
