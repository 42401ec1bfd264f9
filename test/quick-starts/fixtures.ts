import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { test as base } from '../harness/watched-test.ts'
import { packOurs } from '../harness/install-beside.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { withLock } from '../harness/with-lock.ts'
import { Terminals } from './terminal.ts'
import type { Reader } from './sentences.ts'

/** Those that the pages of the docs name. */
const PORTS = [3000, 5173, 8080, 8081]
const PORTS_FREE_MS = 240_000

interface WorkerFixtures {
  tarball: string
  /** Nobody else of this machine follows a quick start meanwhile. */
  ports: void
}

export const test = base.extend<{ reader: Reader }, WorkerFixtures>({
  tarball: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what is asked for from the pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'sessionframe-packed-'))
      await use(packOurs(folder))
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  ports: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      await withLock(join(tmpdir(), 'sessionframe-quick-start.lock'), async () => {
        await portsFree()
        await use()
      })
    },
    { scope: 'worker', timeout: 900_000 },
  ],
  reader: async ({ page, tarball, ports: _ports }, use) => {
    await using folder = await temporaryFolder()
    const terminals = new Terminals(folder.path)
    try {
      await use({ page, folder: folder.path, terminals, tarball, it: page.frameLocator(':root') })
    } finally {
      await terminals.closeAll()
    }
  },
})

/** A demo that somebody tries meanwhile is in the way: the pages say these ports, and no others. */
async function portsFree(): Promise<void> {
  const deadline = Date.now() + PORTS_FREE_MS
  for (;;) {
    // oxlint-disable no-await-in-loop -- until they are
    const taken = await Promise.all(PORTS.map(isTaken))
    const busy = PORTS.filter((_, index) => taken[index])
    if (busy.length === 0) return
    if (Date.now() > deadline) {
      throw new Error(`the quick starts need port ${busy.join(', ')}, where something listens`)
    }
    await wait(200)
    // oxlint-enable no-await-in-loop
  }
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const answer = (taken: boolean) => {
      socket.destroy()
      done(taken)
    }
    socket.once('connect', () => answer(true)).once('error', () => answer(false))
  })
}
