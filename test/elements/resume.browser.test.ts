import { aTimeout, expect } from '@open-wc/testing'
import {
  inFrame,
  mount,
  mountJourney,
  RECEIPT,
  scene,
  unmountAll,
  untilState,
} from '../harness/widget/scenes.ts'

describe('resume @engines', () => {
  afterEach(unmountAll)

  const stored = () => Object.entries(sessionStorage)

  it('"tab" gives the same session again, and stores nothing but the key', async () => {
    const { endpoint, posts } = await scene()
    const wanted = { endpoint, journey: 'a', lead: '108123759', resume: 'tab' } as const
    const one = mount('journey-session', wanted)
    await untilState(one.element, 'ready')
    expect(stored()).to.have.length(1)
    expect(stored().join()).to.match(/^sessionframe:[\da-z]+,[\da-f-]{36}$/)
    one.element.remove()
    await aTimeout(50)
    const two = mount('journey-session', wanted)
    await untilState(two.element, 'ready')
    expect(two.element.sessionId).to.equal(one.element.sessionId)
    expect(await posts()).to.have.length(2)
  })

  it('"none" stores nothing', async () => {
    const { element } = await mountJourney({}, { resume: 'none' })
    await untilState(element, 'ready')
    expect(stored()).to.have.length(0)
  })

  it('forgets the key of a session that is complete', async () => {
    const { element } = await mountJourney({}, { resume: 'tab' })
    await untilState(element, 'ready')
    await inFrame(element, `page.channel.send({ t: 'submitted', receipt: '${RECEIPT}' })`)
    await untilState(element, 'completed')
    expect(stored()).to.have.length(0)
  })

  it('forgets the key of a session that has expired', async () => {
    const { element } = await mountJourney({}, { resume: 'tab' })
    await untilState(element, 'ready')
    await inFrame(element, "page.channel.send({ t: 'expired' })")
    await untilState(element, 'expired')
    expect(stored()).to.have.length(0)
  })

  it('works without storage', async () => {
    const { setItem, getItem } = Storage.prototype
    Storage.prototype.getItem = Storage.prototype.setItem = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    const { element } = await mountJourney({}, { resume: 'tab' })
    await untilState(element, 'ready')
    Object.assign(Storage.prototype, { setItem, getItem })
  })
})
