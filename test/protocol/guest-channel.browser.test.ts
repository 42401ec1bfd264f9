import { aTimeout, expect } from '@open-wc/testing'
import { openGuestChannel } from '../../src/protocol/guest-channel.ts'
import { closeGuests, openGuest, type Guest } from '../harness/widget/open-guest.ts'
import { settle, until } from '../harness/widget/scenes.ts'

const types = ({ heard }: Guest) => heard.map((message) => (message as { t: string }).t)

describe('the guest side @engines', () => {
  afterEach(closeGuests)

  it('introduces itself at once, with what it speaks and a new id', async () => {
    const [one, two] = [await openGuest(), await openGuest()]
    expect(one.hellos[0]).to.deep.include({ p: 'sessionframe', v: [1] })
    expect(one.hellos[0]?.id).to.match(/^[\da-f-]{36}$/)
    expect(one.hellos[0]?.id).not.to.equal(two.hellos[0]?.id)
  })

  it('says its hello again, with growing pauses, to a host that comes up late', async () => {
    const guest = await openGuest()
    const first = guest.hellos[0]
    const told: number[] = []
    window.addEventListener('message', ({ source, data }) => {
      if (source === guest.frame.contentWindow && data?.t === 'hello') told.push(performance.now())
    })
    await until(() => told.length >= 5, 'it goes on')
    const pauses = told.slice(1).map((at, index) => at - (told[index] ?? 0))
    expect(pauses.at(-1)).to.be.greaterThan(1.5 * (pauses[0] ?? 0))
    for (const hello of guest.hellos) expect(hello).to.deep.equal(first)
    guest.welcome()
    await settle()
    expect(types(guest)).to.deep.equal(['ready', 'height'])
    const count = guest.hellos.length
    await aTimeout(1000)
    expect(guest.hellos, 'silent once it is welcome').to.have.length(count)
  })

  it('is ready once it is welcome, and tells its height', async () => {
    const guest = await openGuest()
    guest.welcome()
    await settle()
    expect(guest.heard).to.deep.equal([
      { t: 'ready', nonce: 'n1' },
      { t: 'height', px: 400 },
    ])
    expect(await guest.run('return page.channel.connected')).to.equal(true)
  })

  for (const [what, over, ports] of [
    ['that is for another page', { echo: 'other' }, 1],
    ['of a version it does not speak', { v: 2 }, 1],
    ['without a port', {}, 0],
    ['with two ports', {}, 2],
    ['that is malformed', { nonce: null }, 1],
  ] as const) {
    it(`does not follow a welcome ${what}`, async () => {
      const guest = await openGuest()
      guest.welcome(over, ports)
      await settle()
      expect(guest.heard).to.deep.equal([])
      expect(await guest.run('return page.channel.connected')).to.equal(false)
      guest.welcome()
      await settle()
      expect(types(guest)).to.include('ready')
    })
  }

  it('follows one welcome only', async () => {
    const guest = await openGuest()
    guest.welcome()
    await settle()
    const before = guest.heard.length
    guest.welcome()
    await settle()
    expect(guest.heard).to.have.length(before)
  })

  it('does not follow a host that is not on its list', async () => {
    const guest = await openGuest('puppet-elsewhere')
    guest.welcome()
    await settle()
    expect(guest.heard).to.deep.equal([])
  })

  it('keeps what it says until somebody listens, the latest of it', async () => {
    const guest = await openGuest()
    await guest.run(
      "for (let page1 = 1; page1 <= 50; page1 += 1) page.channel.send({ t: 'progress', page: page1, pages: 50 })",
    )
    guest.welcome()
    await settle()
    const said = guest.heard.filter((message) => (message as { t: string }).t === 'progress')
    expect(said).to.have.length(32)
    expect(said.at(-1)).to.deep.equal({ t: 'progress', page: 50, pages: 50 })
  })

  it('answers pings by itself, and hands on what is for the page', async () => {
    const guest = await openGuest()
    const port = guest.welcome()
    await settle()
    guest.heard.length = 0
    const theme = { t: 'theme', colorScheme: 'dark', lang: 'de', dir: 'ltr' }
    for (const message of [{ t: 'ping' }, theme, { t: 'focus' }, { t: 'evil' }, null, 'ping']) {
      port.postMessage(message)
    }
    await settle()
    expect(guest.heard).to.deep.equal([{ t: 'ready', nonce: 'n1' }])
    expect(await guest.run('return page.told')).to.deep.equal([theme, { t: 'focus' }])
  })

  it('tells a height once, however often something moves', async () => {
    const guest = await openGuest()
    guest.welcome()
    await settle()
    guest.heard.length = 0
    await guest.run(
      "for (const px of [500, 600, 700]) { page.content.style.height = px + 'px'; page.content.offsetHeight }",
    )
    await settle()
    await guest.run("page.content.style.width = '99%'")
    await settle()
    expect(guest.heard).to.deep.equal([{ t: 'height', px: 700 }])
  })

  it('introduces itself anew when it comes back out of the back/forward cache', async () => {
    const guest = await openGuest()
    guest.welcome()
    await settle()
    await guest.run(
      "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false })); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    )
    await settle()
    const ids = new Set(guest.hellos.map(({ id }) => id))
    expect(ids).to.have.length(2)
    guest.heard.length = 0
    guest.welcome({ nonce: 'n2' })
    await settle()
    expect(guest.heard).to.deep.equal([
      { t: 'ready', nonce: 'n2' },
      { t: 'height', px: 400 },
    ])
  })

  it('says nothing more once it is stopped', async () => {
    const guest = await openGuest()
    const port = guest.welcome()
    await settle()
    await guest.run('page.channel.stop()')
    guest.heard.length = 0
    port.postMessage({ t: 'ping' })
    await guest.run("page.content.style.height = '900px'; page.channel.send({ t: 'expired' })")
    await settle()
    expect(guest.heard).to.deep.equal([])
  })

  it('does nothing in a page that is not framed', async function () {
    // The test itself may run in a frame.
    if (window.parent !== window) this.skip()
    const heard: unknown[] = []
    const listen = ({ data }: MessageEvent) => heard.push(data)
    window.addEventListener('message', listen)
    const channel = openGuestChannel({ allowedParents: [location.origin], content: document.body })
    channel.send({ t: 'expired' })
    await settle()
    window.removeEventListener('message', listen)
    expect(channel.connected).to.equal(false)
    expect(heard).to.deep.equal([])
    channel.stop()
  })
})
