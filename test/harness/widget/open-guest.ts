import { scene, until } from './scenes.ts'

/** A foreign page that uses our guest side; the test's page is its host, by hand. */
export interface Guest {
  frame: HTMLIFrameElement
  hellos: { v: number[]; id: string }[]
  /** Answers the latest hello. */
  welcome(over?: object, ports?: number): MessagePort
  /** What came over the port. */
  heard: unknown[]
  run(code: string): Promise<unknown>
}

const guests = new Set<Guest>()

export async function openGuest(page = 'puppet'): Promise<Guest> {
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
        const id = crypto.randomUUID()
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
  await until(() => guest.hellos.length > 0, 'a hello')
  return guest
}

/** For `afterEach`. */
export function closeGuests(): void {
  for (const { frame } of guests) frame.remove()
  guests.clear()
}
