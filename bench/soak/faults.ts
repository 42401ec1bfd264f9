import { setTimeout as wait } from 'node:timers/promises'
import { FAULTS } from '../../test/faults/faulty-proxy.ts'
import type { SoakServer } from './soak-server.ts'

/** From time to time something goes wrong on one of the server's lines. */
export async function injectFaults(
  server: SoakServer,
  everyMs: number,
  over: AbortSignal,
): Promise<void> {
  const { lines, ledger, terminate } = server
  const all: [string, () => Promise<void>][] = [...lines].flatMap(([name, line]) =>
    FAULTS.map((fault): [string, () => Promise<void>] => [
      `${fault} ${name}`,
      () => line.inject(fault),
    ]),
  )
  if (terminate !== null) all.push(['every connection with the database ended', terminate])
  const paused = () => wait(everyMs, undefined, { signal: over }).catch(() => undefined)
  await paused()
  while (!over.aborted) {
    const [name, inject] = all[Math.floor(Math.random() * all.length)] ?? ['', async () => {}]
    await inject()
    ledger.count('faults', name)
    await paused()
  }
}
