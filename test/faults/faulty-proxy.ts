import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { listen } from '../harness/listen.ts'

/**
 * What goes wrong between two parts.
 *
 * | fault | |
 * | --- | --- |
 * | reset | every connection ends at once |
 * | truncated | of the next answer of each connection half arrives, then it ends |
 * | refused | nobody can connect for a moment, and who was connected is not any more |
 * | delayed | for a moment everything takes a fifth of a second longer |
 * | silent | everything is taken and nothing handed on, until the connections end |
 */
export type Fault = 'reset' | 'truncated' | 'refused' | 'delayed' | 'silent'

export const FAULTS: readonly Fault[] = ['reset', 'truncated', 'refused', 'delayed', 'silent']

/** How long what lasts a moment does, in ms. */
const MOMENT_MS = 400
const DELAY_MS = 200

/** Stands between two parts of what runs, and does to their connections what networks do. */
export interface FaultyProxy extends AsyncDisposable {
  port: number
  /** Comes back when it is over. */
  inject(fault: Fault): Promise<void>
}

interface Connection {
  client: Socket
  target: Socket
  /** Of what the other side answers next, half is handed on. */
  truncates: boolean
}

export async function faultyProxy(targetPort: number, host = '127.0.0.1'): Promise<FaultyProxy> {
  const connections = new Set<Connection>()
  let mode: Fault | null = null

  const server = createServer((client) => {
    if (mode === 'refused') {
      client.on('error', () => {}).resetAndDestroy()
      return
    }
    const target = connect(targetPort, host)
    const connection: Connection = { client, target, truncates: false }
    connections.add(connection)
    const end = () => {
      connections.delete(connection)
      client.destroy()
      target.destroy()
    }
    for (const socket of [client, target]) socket.on('error', () => {}).on('close', end)
    handOn(client, target)
    handOn(target, client, (chunk) => {
      if (!connection.truncates) return chunk
      setImmediate(end)
      return chunk.subarray(0, Math.floor(chunk.length / 2))
    })
  })

  /** In the order in which it came, also where some of it is held up. */
  function handOn(from: Socket, to: Socket, change = (chunk: Buffer) => chunk): void {
    let before = Promise.resolve()
    from.on('data', (chunk: Buffer) => {
      if (mode === 'silent') return
      const late = mode === 'delayed' ? wait(DELAY_MS) : undefined
      before = before.then(async () => {
        await late
        if (!to.destroyed) to.write(change(chunk))
      })
    })
  }

  const endAll = () => {
    for (const { client } of connections) client.destroy()
  }
  const { port } = await listen(server)
  return {
    port,
    async inject(fault) {
      if (fault === 'truncated') for (const connection of connections) connection.truncates = true
      if (fault === 'reset' || fault === 'refused') endAll()
      if (fault === 'reset' || fault === 'truncated') return
      mode = fault
      await wait(MOMENT_MS)
      mode = null
      if (fault === 'silent') endAll()
    },
    async [Symbol.asyncDispose]() {
      endAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
