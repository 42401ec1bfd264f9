import type { Page } from '@playwright/test'
import type { DemoServer } from '../harness/demo-server.ts'

const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

/** The attributes of a journey of the demo, for an element. */
export const JOURNEY_ATTRIBUTES = `journey="${JOURNEY}" token-url="/demo/token?journey=${JOURNEY}" endpoint="/sessionframe/v1"`

/** Opens a page of the test's own on the demo's site, so that its frames may be shown there. */
export async function openOwnPage(
  page: Page,
  { site }: Pick<DemoServer, 'site'>,
  body: string,
  headers: Record<string, string> = {},
  fragment = '',
): Promise<void> {
  // A policy that allows no images would make a line on the console of it.
  const icon = headers['content-security-policy'] ? '' : '<link rel="icon" href="data:,">'
  const head = `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Own page</title>${icon}`
  const html = `<!doctype html><html lang="en">${head}${body}`
  await openDocument(page, { site }, html, headers, fragment)
}

/** The same with a document that is the test's from its first byte. */
export async function openDocument(
  page: Page,
  { site }: Pick<DemoServer, 'site'>,
  html: string,
  headers: Record<string, string> = {},
  fragment = '',
): Promise<void> {
  const url = `${site}/own-page`
  // A page that the test answers for comes from nowhere, and would have to ask for frames of this machine.
  await page.context().grantPermissions(['local-network-access'], { origin: site })
  await page.route(url, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: html }),
  )
  await page.goto(url + fragment)
}
