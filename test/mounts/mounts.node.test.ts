import { after, before } from 'node:test'
import { serveFlgPlatform } from '../harness/flg-platform.ts'
import { ANYBODYS_TYPE } from '../harness/platform-fixture.ts'
import * as hosts from './hosts.ts'
import { installHosts } from './install-hosts.ts'
import type { Platform } from './mount-cases.ts'
import { mountContract } from './mount-contract.ts'

let flg: Awaited<ReturnType<typeof serveFlgPlatform>>
before(async () => {
  await installHosts()
  flg = await serveFlgPlatform()
})
after(() => flg.close())

const platform = (): Platform => ({
  origin: flg.origin,
  key: flg.keys.both,
  appointmentType: ANYBODYS_TYPE,
})

for (const host of [
  hosts.NODE_HTTP,
  hosts.EXPRESS,
  hosts.FASTIFY,
  hosts.HONO,
  hosts.KOA,
  hosts.NEXT,
  ...hosts.RUNTIMES,
]) {
  mountContract(host, platform)
}

mountContract(hosts.EXPRESS_AFTER_PARSERS, platform, {
  'refuses a body that has no end while it comes':
    'the parser ahead counts first, and Express answers when the body is over',
  'refuses JSON that is none': 'the parser ahead answers it, with a page of Express',
})
