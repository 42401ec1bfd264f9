import { aTimeout, expect } from '@open-wc/testing'
import { preconnects } from '../harness/widget/preconnects.ts'
import { mount, names, scene, unmountAll, untilState } from '../harness/widget/scenes.ts'

describe('preconnect @engines', () => {
  afterEach(unmountAll)

  it('goes to the only session origin while the endpoint is asked, and is taken away again', async () => {
    const { endpoint, frames } = await scene({ create: [{ delay: 1000 }] })
    const { element, events } = mount('journey-session', {
      endpoint,
      journey: 'a',
      sessionOrigins: frames,
    })
    await untilState(element, 'creating')
    expect(preconnects()).to.deep.equal([frames])
    await untilState(element, 'ready')
    expect(preconnects()).to.deep.equal([])
    expect(names(events)).to.contain('session-ready')
  })

  it('is taken away when the element goes while it is asked', async () => {
    const { endpoint, frames } = await scene({ create: [{ silent: true }] })
    const { element } = mount('journey-session', { endpoint, journey: 'a', sessionOrigins: frames })
    await untilState(element, 'creating')
    element.remove()
    await aTimeout(20)
    expect(preconnects()).to.deep.equal([])
  })

  for (const [what, origins] of [
    ['of two origins', 'https://a.example https://b.example'],
    ['without an origin', ' '],
  ] as const) {
    it(`guesses nothing ${what}`, async () => {
      const { endpoint } = await scene({ create: [{ silent: true }] })
      const { element } = mount('journey-session', {
        endpoint,
        journey: 'a',
        sessionOrigins: origins,
      })
      await untilState(element, 'creating')
      expect(preconnects()).to.deep.equal([])
    })
  }

  it('waits as the session does', async () => {
    const { endpoint, frames } = await scene()
    const wanted = { endpoint, journey: 'a', sessionOrigins: frames } as const
    const { element } = mount('journey-session', { ...wanted, loading: 'intent' })
    mount('journey-session', { ...wanted, hidden: true })
    await aTimeout(200)
    expect(element.state).to.equal('idle')
    expect(preconnects()).to.deep.equal([])
  })
})
