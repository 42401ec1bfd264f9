import { aTimeout, expect } from '@open-wc/testing'
import { countLeaks, type Leaks } from '../harness/widget/count-leaks.ts'
import type { Reply } from '../harness/widget/scenario.ts'
import { inFrame, mount, scene, settle, unmountAll, untilState } from '../harness/widget/scenes.ts'

describe('an element that was taken out leaves nothing behind @engines', () => {
  let leaks: Leaks

  afterEach(() => {
    leaks.stop()
    unmountAll()
  })

  /** Left-overs of the harness's own waiting would be counted as well. */
  async function left(): Promise<string[]> {
    await aTimeout(150)
    return leaks.left()
  }

  it('counts what is there, or it would prove nothing', async () => {
    const { endpoint } = await scene()
    leaks = countLeaks()
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    await untilState(element, 'ready')
    const counted = (await left()).join()
    for (const what of [
      'listener message',
      'MutationObserver',
      'setInterval',
      'port',
      'listener change',
    ]) {
      expect(counted).to.contain(what)
    }
  })

  const cases: [string, Reply, string][] = [
    ['is ready', { session: { expiresAt: new Date(Date.now() + 1e7).toISOString() } }, 'ready'],
    ['is being asked for', { silent: true }, 'creating'],
    ['is loading', { page: 'hanging' }, 'loading'],
    ['has failed', { status: 429, headers: { 'Retry-After': '60' } }, 'failed'],
    ['is blocked', { session: { embeddable: false } }, 'blocked'],
    ['is asked about', { page: 'silent', session: { protocol: 'optional' } }, 'ready'],
  ]
  for (const [what, reply, state] of cases) {
    it(`while its session ${what}`, async () => {
      const { endpoint } = await scene({ create: [reply] })
      leaks = countLeaks()
      const { element } = mount('journey-session', { endpoint, journey: 'a' })
      await untilState(element, state)
      element.remove()
      expect(await left()).to.deep.equal([])
    })
  }

  it('before it was seen', async () => {
    const { endpoint } = await scene()
    leaks = countLeaks()
    const { element } = mount('journey-session', { endpoint, journey: 'a', hidden: true })
    await element.updateComplete
    await aTimeout(50)
    element.remove()
    expect(await left()).to.deep.equal([])
  })

  it('after many moves, another id, a restart and a completion', async () => {
    const { endpoint } = await scene()
    leaks = countLeaks()
    const { element } = mount('journey-session', { endpoint, journey: 'a' })
    await untilState(element, 'ready')
    for (let times = 0; times < 5; times += 1) {
      document.body.prepend(element)
      document.body.append(element)
      await aTimeout(20)
    }
    element.journey = 'b'
    await aTimeout(50)
    element.restart()
    await untilState(element, 'ready')
    await settle()
    await inFrame(element, "page.channel.send({ t: 'submitted', receipt: 'x' })")
    await untilState(element, 'submitted')
    element.close()
    element.open()
    await untilState(element, 'submitted')
    element.remove()
    expect(await left()).to.deep.equal([])
  })
})
