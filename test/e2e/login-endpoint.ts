import type { Page } from '@playwright/test'
import { createEndpoint } from '../../src/endpoint/create-endpoint.ts'
import { flgUpstream } from '../../src/upstreams/flg/flg-upstream.ts'
import type { DemoServer } from '../harness/demo-server.ts'

export const LOGIN_ENDPOINT = '/of-the-login/v1'

/**
 * An endpoint of the test's own below the demo's site, in front of its platform:
 * it knows the lead by the site's cookie. Gives what each request showed of
 * itself, as `[Authorization, Cookie]`.
 */
export async function answerByLogin(
  page: Page,
  { site, platform, demo }: DemoServer,
  lead: string,
): Promise<[string | null, string | null][]> {
  const asked: [string | null, string | null][] = []
  const handle = createEndpoint({
    upstream: flgUpstream({
      domain: platform,
      apiKey: demo.keys?.flg ?? '',
      sessionOrigins: [platform],
    }),
    authorize: ({ headers }) => {
      asked.push([headers.get('authorization'), headers.get('cookie')])
      return headers.get('cookie') === 'login=of-the-site' ? { lead } : null
    },
    allowedOrigins: [site],
    basePath: LOGIN_ENDPOINT,
    secret: 'secret-of-the-endpoint-with-a-login',
  })
  await page.route(`${site}${LOGIN_ENDPOINT}/**`, async (route) => {
    const request = route.request()
    const answer = await handle(
      new Request(request.url(), {
        method: request.method(),
        headers: await request.allHeaders(),
        body: request.postData(),
      }),
    )
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    })
  })
  return asked
}
