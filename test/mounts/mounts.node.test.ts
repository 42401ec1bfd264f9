import { after, before } from 'node:test'
import { createJourney } from '../../src/platform/journeys/create-journey.ts'
import { publishAndActivate } from '../../src/platform/journeys/publish-journey.ts'
import { serveFlgPlatform } from '../harness/flg-platform.ts'
import { serveHttpPlatform } from '../harness/http-platform.ts'
import { ANYBODYS_FORM, ANYBODYS_TYPE } from '../harness/platform-fixture.ts'
import { draw } from '../platform/enrollments/engine-fixture.ts'
import * as hosts from './hosts.ts'
import { installHosts } from './install-hosts.ts'
import { mountCases } from './mount-cases.ts'
import type { Platform } from './mount-cases.ts'
import { mountContract } from './mount-contract.ts'
import { STREAM_TITLES, visitorCases } from './visitor-cases.ts'

let flg: Awaited<ReturnType<typeof serveFlgPlatform>>
let visitors: Awaited<ReturnType<typeof serveHttpPlatform>>
before(async () => {
  await installHosts()
  flg = await serveFlgPlatform()
  visitors = await serveHttpPlatform()
  await openAFormWhen('bought')
})
after(async () => {
  await visitors.close()
  await flg.close()
})

/** By a journey of its own, for every visitor. */
async function openAFormWhen(eventName: string): Promise<void> {
  const { ctx, workspaceId } = visitors
  const { graph } = draw(
    {
      start: {
        type: 'TRIGGER',
        config: { triggerType: 'CUSTOM_EVENT', triggerConfig: { eventName } },
      },
      show: { type: 'CONTENT', contentId: ANYBODYS_FORM, config: { contentType: 'flow' } },
      done: { type: 'EXIT' },
    },
    [
      ['start', 'show'],
      ['show', 'done', 'completed'],
    ],
  )
  const rules = { allowAnonymous: true }
  const { id } = await createJourney(ctx, workspaceId, { name: eventName, graph, rules })
  await publishAndActivate(ctx, workspaceId, id, 'activate')
}

const platform = (): Platform => ({
  origin: flg.origin,
  key: flg.keys.both,
  appointmentType: ANYBODYS_TYPE,
  visitors: { origin: visitors.origin, key: visitors.keys.both },
})

/** The last one uses up the limit of its address. */
const CASES = [...visitorCases, ...mountCases]

for (const host of [
  hosts.NODE_HTTP,
  hosts.EXPRESS,
  hosts.FASTIFY,
  hosts.HONO,
  hosts.KOA,
  hosts.NEXT,
  hosts.BUN,
  hosts.DENO,
]) {
  mountContract(host, platform, {}, CASES)
}

const NO_STREAMS = 'no request of a worker may write into the answer of another: its pages ask'
const ofWorkers = { [STREAM_TITLES.tells]: NO_STREAMS, [STREAM_TITLES.frees]: NO_STREAMS }
mountContract(hosts.WORKERD, platform, ofWorkers, CASES)

const afterParsers = {
  'refuses a body that has no end while it comes':
    'the parser ahead counts first, and Express answers when the body is over',
  'refuses JSON that is none': 'the parser ahead answers it, with a page of Express',
}
mountContract(hosts.EXPRESS_AFTER_PARSERS, platform, afterParsers, CASES)
