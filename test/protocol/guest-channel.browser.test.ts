import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import { openGuestChannel } from '../../src/protocol/guest-channel.ts'
import { scene } from '../harness/widget/scenes.ts'

interface Guest {
  frame: HTMLIFrameElement
  hellos: { v: number[]; id: string }[]
  /** Answers the latest hello. */
  welcome(over?: object, ports?: number): MessagePort
  /** What came over the port. */
  heard: unknown[]
  run(code: string): Promise<unknown>
}

const guests = new Set<Guest>()

/** A foreign page that uses our guest side; this page is its host, by hand. */
async function openGuest(page = 'puppet'): Promise<Guest> {
  const { frames } = await scene()
  const frame = document.createElement('iframe')
  frame.src = `${frames}/frame/${page}/x`
  const guest: Guest = {
    frame,
    hellos: [],
    heard: [],
    welcome(over = {}, ports = 1) {
      const channels = Array.from({ length: ports }, () => new MessageChannel())
      const echo = guest.hellos.at(-1)?.id
      const message = { p: 'sessionframe', t: 'welcome', v: 1, echo, nonce: 'n1', ...over }
      frame.contentWindow?.postMessage(
        message,
        frames,
        channels.map(({ port2 }) => port2),
      )
      const port = channels[0]?.port1 ?? new MessageChannel().port1
      port.addEventListener('message', ({ data }) => guest.heard.push(data))
      port.start()
      return port
    },
    run: (code) =>
      new Promise((resolve) => {
        const id = Math.random()
        window.addEventListener('message', function listen({ source, data }) {
          if (source !== frame.contentWindow || data?.ran !== id) return
          window.removeEventListener('message', listen)
          resolve(data.result)
        })
        frame.contentWindow?.postMessage({ run: code, id }, '*')
      }),
  }
  window.addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.t === 'hello') guest.hellos.push(data)
  })
  guests.add(guest)
  document.body.append(frame)
  await waitUntil(() => guest.hellos.length > 0)
  return guest
}

const types = ({ heard }: Guest) => heard.map((message) => (message as { t: string }).t)
const settle = () => aTimeout(120)

describe('the guest side', () => {
  afterEach(() => {
    for (const { frame } of guests) frame.remove()
    guests.clear()
  })

  it('introduces itself at once, with what it speaks and a new id', async () => {
    const [one, two] = [await openGuest(), await openGuest()]
    expect(one.hellos[0]).to.deep.include({ p: 'sessionframe', v: [1] })
    expect(one.hellos[0]?.id).to.match(/^[\da-f-]{36}$/)
    expect(one.hellos[0]?.id).not.to.equal(two.hellos[0]?.id)
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

  it('does not follow a welcome from a frame beside it', async () => {
    const guest = await openGuest()
    const stranger = await openGuest('raw')
    const forged = { p: 'sessionframe', t: 'welcome', v: 1, echo: guest.hellos[0]?.id, nonce: 'x' }
    const place = [...Array(window.length).keys()].find(
      (index) => window[index] === guest.frame.contentWindow,
    )
    await stranger.run(
      `parent.frames[${place}].postMessage(${JSON.stringify(forged)}, '*', [new MessageChannel().port2])`,
    )
    await settle()
    expect(await guest.run('return page.channel.connected')).to.equal(false)
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
    expect(guest.hellos).to.have.length(2)
    expect(guest.hellos[1]?.id).not.to.equal(guest.hellos[0]?.id)
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
