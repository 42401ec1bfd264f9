import { flgUpstream } from '../../src/upstreams/flg/flg-upstream.ts'
import { platformHttpUpstream } from '../../src/upstreams/platform/platform-http-upstream.ts'
import { platformUpstream } from '../../src/upstreams/platform/platform-upstream.ts'
import { upstreamContract } from '../contracts/upstream-contract.ts'
import { HTTP_CLIENTS } from '../harness/http-clients.ts'
import { serveHttpPlatform } from '../harness/http-platform.ts'
import { serveFlgPlatform } from '../harness/flg-platform.ts'
import {
  ANYBODYS_FORM,
  ANYBODYS_TYPE,
  SALES_FORM,
  SALES_LEAD,
  SALES_TYPE,
  SUPPORT_LEAD,
  openPlatformFixture,
} from '../harness/platform-fixture.ts'

const ids = {
  lead: SALES_LEAD,
  journey: ANYBODYS_FORM,
  appointmentType: ANYBODYS_TYPE,
  groupJourney: SALES_FORM,
  groupAppointmentType: SALES_TYPE,
  otherGroupLead: SUPPORT_LEAD,
}

upstreamContract('the platform in process', async () => {
  const { ctx, workspaceId, close } = await openPlatformFixture('http://localhost:8081')
  return { ...ids, upstream: platformUpstream(ctx, { workspaceId }), close }
})

for (const { client, fetch } of HTTP_CLIENTS) {
  upstreamContract(`the FLG upstream on the platform's FLG routes, by ${client}`, async () => {
    const { origin, keys, close } = await serveFlgPlatform()
    return { ...ids, upstream: flgUpstream({ domain: origin, apiKey: keys.both, fetch }), close }
  })

  upstreamContract(`the platform over HTTP, by ${client}`, async () => {
    const { origin, keys, close } = await serveHttpPlatform()
    const upstream = platformHttpUpstream({ url: origin, accessKey: keys.both, fetch })
    return { ...ids, upstream, close }
  })
}
