import { join } from 'node:path'
import { ask } from '../../harness/endpoint/ask.ts'
import type { Answer, Asked } from '../../harness/endpoint/ask.ts'
import { goodSession } from '../../harness/endpoint/flg.ts'
import { environmentFor } from '../../harness/endpoint/settings.ts'
import type { Environment, Place } from '../../harness/endpoint/settings.ts'
import { hostileServer } from '../../harness/hostile-server.ts'
import type { HostileServer } from '../../harness/hostile-server.ts'
import { startServe } from '../../harness/start-serve.ts'
import { temporaryFolder } from '../../harness/temporary-folder.ts'

/** An endpoint as a process, before an FLG that does what a test says. */
export interface EndpointUnderTest extends Pick<Place, 'refusesTrace'> {
  site: URL
  flg: HostileServer
  /** All that the process has printed. */
  log(): string
  /** A POST as the elements send it; every part can be changed. */
  ask(asked?: Asked): Promise<Answer>
  close(): Promise<void>
}

/** Told by what is in front, where only that knows it. */
const ADDRESS = '203.0.113.7'

/** `sessionframe serve` */
export const NODE: Place = {
  name: 'Node',
  async start(environment) {
    const folder = await temporaryFolder()
    const serving = await startServe(['--data', join(folder.path, 'data')], { env: environment })
    return {
      origin: serving.ready.site,
      log: () => serving.stdout() + serving.stderr(),
      async stop() {
        await serving.stop()
        await folder[Symbol.asyncDispose]()
      },
    }
  },
}

export async function startEndpoint(
  place: Place,
  environment: Environment = {},
): Promise<EndpointUnderTest> {
  const flg = await hostileServer()
  flg.behave = goodSession()
  const running = await place
    .start({ ...environmentFor(flg), ...environment })
    .catch(async (error: unknown) => {
      await flg.close()
      throw error
    })
  const site = new URL(running.origin)
  const { refusesTrace = false } = place
  return {
    site,
    flg,
    refusesTrace,
    log: () => running.log(),
    ask: (asked = {}) => {
      const headers = { ...place.front?.(ADDRESS), ...asked.headers }
      return ask(site, { reset: place.noticesResetsOnly ?? false, ...asked, headers })
    },
    async close() {
      await running.stop()
      await flg.close()
    },
  }
}
