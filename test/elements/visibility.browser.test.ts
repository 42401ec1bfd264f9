import { aTimeout, expect } from '@open-wc/testing'
import { mount, mountJourney, scene, unmountAll, untilState } from '../harness/widget/scenes.ts'

describe('when a session is made @engines', () => {
  afterEach(unmountAll)

  async function hiddenBy(style: string) {
    const { endpoint, posts } = await scene()
    const box = document.createElement('div')
    box.style.cssText = style
    document.body.append(box)
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    box.append(element)
    return { box, element, posts }
  }

  it('not while it has no size', async () => {
    const { box, element, posts } = await hiddenBy('')
    element.style.cssText = 'display:block;width:0;height:0;overflow:hidden'
    await aTimeout(400)
    expect(await posts()).to.have.length(0)
    element.style.cssText = ''
    await untilState(element, 'ready')
    box.remove()
  })

  it('a bit before it is seen', async () => {
    const { box, element } = await hiddenBy(`position:absolute;top:${innerHeight + 150}px`)
    await untilState(element, 'ready')
    box.remove()
  })

  it('at once with loading="eager"', async () => {
    const { element, posts } = await mountJourney({}, { hidden: true, loading: 'eager' })
    await aTimeout(300)
    expect(await posts()).to.have.length(1)
    expect(element.state).not.to.equal('idle')
  })

  it('not while the page is prerendered', async () => {
    const page: Document & { prerendering?: boolean } = document
    Object.defineProperty(page, 'prerendering', { value: true, configurable: true })
    const { element, posts } = await mountJourney({}, { loading: 'eager' })
    await aTimeout(200)
    expect(await posts()).to.have.length(0)
    Object.defineProperty(page, 'prerendering', { value: false, configurable: true })
    document.dispatchEvent(new Event('prerenderingchange'))
    await untilState(element, 'ready')
    Reflect.deleteProperty(page, 'prerendering')
  })

  it('not by an element that has gone before it was seen', async () => {
    const { box, element, posts } = await hiddenBy('display:none')
    await aTimeout(50)
    element.remove()
    box.style.cssText = ''
    await aTimeout(200)
    expect(await posts()).to.have.length(0)
    box.remove()
  })
})
