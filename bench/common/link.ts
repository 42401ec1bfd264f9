import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A line as a visitor has it, shared by every site of a page. */
export interface LineSpeed {
  /** Milliseconds there and back. */
  roundTrip: number
  /** Bytes a second towards the visitor, and away. */
  down: number
  up: number
}

/** Lighthouse's "Slow 4G". https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md */
export const SLOW_4G: LineSpeed = { roundTrip: 150, down: 204_800, up: 96_000 }

/** What fits into one packet. */
const PACKET = 1460

/** Round trips that a new connection takes before it carries anything: TCP's. TLS makes its own. */
const SET_UP = 1

/**
 * One direction. Connections take turns packet by packet, so that what comes
 * later slows down what is under way, as on a real line. The browser's own
 * throttling cannot show that: it gives each page, frames of another site
 * among them, a line of its own.
 */
class Direction {
  readonly #waiting = new Map<Socket, Buffer[]>()
  readonly #flying: { to: Socket; packet: Buffer; due: number }[] = []
  readonly #speed: number
  readonly #delay: number
  /** When the line has sent what it is sending. */
  #free = 0
  #sending = false

  constructor(speed: number, delay: number) {
    this.#speed = speed
    this.#delay = delay
  }

  send(to: Socket, chunk: Buffer): void {
    const packets = this.#waiting.get(to) ?? []
    this.#waiting.set(to, packets)
    for (let at = 0; at < chunk.length; at += PACKET) packets.push(chunk.subarray(at, at + PACKET))
    this.#next()
  }

  /** Nothing is waiting for this one any more. */
  drop(to: Socket): void {
    this.#waiting.delete(to)
  }

  #next(): void {
    const turn = this.#waiting.entries().next().value
    if (this.#sending || turn === undefined) return
    const [to, packets] = turn
    const packet = packets.shift()
    // To the end of the row.
    this.#waiting.delete(to)
    if (packets.length > 0) this.#waiting.set(to, packets)
    if (packet === undefined) return this.#next()
    this.#sending = true
    this.#free = Math.max(this.#free, performance.now()) + (packet.length / this.#speed) * 1000
    after(this.#free, () => {
      this.#sending = false
      this.#flying.push({ to, packet, due: this.#free + this.#delay })
      if (this.#flying.length === 1) this.#land()
      this.#next()
    })
  }

  /** One timer for all that is under way: two of them may fire in another order than they were set. */
  #land(): void {
    const [first] = this.#flying
    if (first === undefined) return
    after(first.due, () => {
      this.#flying.shift()
      if (first.to.writable) first.to.write(first.packet)
      this.#land()
    })
  }
}

function after(time: number, run: () => void): void {
  setTimeout(run, Math.max(0, time - performance.now()))
}

/** A slow line between browsers and the servers of this machine. */
export class Link {
  readonly #speed: LineSpeed
  readonly #down: Direction
  readonly #up: Direction
  readonly #servers: Server[] = []
  readonly #sockets = new Set<Socket>()

  constructor(speed: LineSpeed) {
    this.#speed = speed
    this.#down = new Direction(speed.down, speed.roundTrip / 2)
    this.#up = new Direction(speed.up, speed.roundTrip / 2)
  }

  /** @returns The port where the server at `target` is reached over this line. */
  async to(target: number): Promise<number> {
    const server = createServer((browser) => this.#join(browser, target))
    this.#servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  close(): void {
    for (const server of this.#servers) server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #join(browser: Socket, target: number): void {
    const server = connect(target, '127.0.0.1')
    browser.pause()
    after(performance.now() + this.#speed.roundTrip * SET_UP, () => browser.resume())
    browser.setNoDelay()
    server.setNoDelay()
    browser.on('data', (chunk: Buffer) => this.#up.send(server, chunk))
    server.on('data', (chunk: Buffer) => this.#down.send(browser, chunk))
    for (const [socket, other] of [
      [browser, server],
      [server, browser],
    ] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        this.#down.drop(socket)
        this.#up.drop(socket)
        other.destroy()
      })
    }
  }
}
