import { createServer } from 'node:http'
// oxlint-disable-next-line no-restricted-imports -- here the watch is what is watched
import { expect, test as unwatched, type Page } from '@playwright/test'
import { BrowserWatch } from './browser-watch.ts'
import { listen } from './listen.ts'
import { test } from './watched-test.ts'

const TOKEN = 'canary0canary0canary0'
const PATH = `/journeys/run/4/${TOKEN}`
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (typ: string) => `${part({ alg: 'HS256', typ })}.${part({ lead: '1' })}.c2lnbmF0dXJl`
const EMBED = jwt('sessionframe-embed+jwt')
const RECEIPT = jwt('sessionframe-receipt+jwt')

/** Scripts of a host page; `LINK` is a session's, whose page is in a frame already. */
const LEAKS: [what: string, script: string, found: string[]][] = [
  ['a line on the console', 'console.log("to " + LINK)', ['the console']],
  [
    'an error that nobody catches',
    'setTimeout(() => { throw Error(LINK) })',
    ['an uncaught error'],
  ],
  ['an analytics address', 'await fetch("/a?u=" + encodeURIComponent(LINK))', ['the address of']],
  ['the token alone', `await fetch("/a?u=${TOKEN}")`, ["a link's token in the address of"]],
  [
    'a signed token in an address',
    `await fetch("/a?t=${EMBED}")`,
    ['a signed token in the address'],
  ],
  ['session storage', 'sessionStorage.x = LINK', ['session storage']],
  ['local storage', 'localStorage.x = LINK', ['cookies or local storage']],
  ['a cookie', 'document.cookie = "x=" + encodeURIComponent(LINK)', ['cookies or local storage']],
  ['an event', 'globalThis.recordedEvents = [{ detail: { url: LINK } }]', ["the elements' events"]],
  ['the title', 'document.title = LINK', ["a page's title or state"]],
  ['the address bar', `location.hash = "sf-invite=${EMBED}"`, ['the address bar']],
  ['a header of an answer', 'await fetch("/redirects")', ['the headers of an answer']],
  ['a Referer', 'document.querySelector("iframe").src += "?lax"', ['the Referer of a request']],
]

/** One server on two sites: `localhost` is the owner's, `127.0.0.1` the sessions'. */
const serve = () =>
  listen(
    createServer((request, response) => {
      const url = request.url ?? ''
      response.setHeader('Content-Type', 'text/html')
      if (url.startsWith('/redirects')) response.setHeader('X-Where', `http://x.example${PATH}`)
      if (url.endsWith('?lax')) response.setHeader('Referrer-Policy', 'unsafe-url')
      const elsewhere = `http://localhost:${request.socket.localPort}/asset`
      const asks = url.endsWith('?lax') ? `<img src="${elsewhere}">` : ''
      response.end(`<!doctype html><title>A page</title>${asks}`)
    }),
  )

unwatched.describe('the watch over browsers', () => {
  const begin = async (page: Page, port: number) => {
    await page.goto(`http://localhost:${port}/`)
    const link = `http://127.0.0.1:${port}${PATH}`
    await page.evaluate(
      (src) =>
        new Promise((loaded) => {
          const frame = Object.assign(document.createElement('iframe'), { src })
          frame.referrerPolicy = 'strict-origin'
          frame.addEventListener('load', loaded)
          document.body.append(frame)
        }),
      link,
    )
    return link
  }

  for (const [what, script, found] of LEAKS) {
    unwatched(`sees a secret in ${what}`, async ({ page, context }) => {
      await using server = await closing()
      const watch = new BrowserWatch()
      watch.add(context)
      const link = await begin(page, server.port)
      expect(await watch.found(), 'nothing is wrong with a frame').toEqual([])
      await page.evaluate(`(async (LINK) => { ${script} })(${JSON.stringify(link)})`)
      await expect
        .poll(() => watch.found())
        .toEqual(expect.arrayContaining(found.map((place) => expect.stringContaining(place))))
    })
  }

  unwatched('has nothing against what is right', async ({ page, context }) => {
    await using server = await closing()
    const watch = new BrowserWatch()
    watch.add(context)
    await begin(page, server.port)
    await page.evaluate(
      ([embed, receipt]) => {
        Object.assign(globalThis, { recordedEvents: [{ detail: { receipt } }] })
        return fetch('/sessions', { headers: { Authorization: `Bearer ${embed}` } })
      },
      [EMBED, RECEIPT],
    )
    expect(await watch.found()).toEqual([])
  })
})

test('a test that lets a secret out fails', async ({ page }) => {
  test.fail()
  await page.goto('about:blank')
  await page.evaluate((token) => console.log(token), EMBED)
})

test('so does one whose own browser context does', async ({ browser }) => {
  test.fail()
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.evaluate((token) => console.log(token), EMBED)
  await context.close()
})

async function closing() {
  const server = await serve()
  return { port: server.port, [Symbol.asyncDispose]: () => server.close() }
}
