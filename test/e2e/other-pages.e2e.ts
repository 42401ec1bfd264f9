import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, frameOf, test } from './fixtures.ts'
import { field } from './journey-steps.ts'
import { JOURNEY_ATTRIBUTES, openDocument } from './own-page.ts'

const SCRIPT = '/sessionframe.js'
const ELEMENT = `<journey-session ${JOURNEY_ATTRIBUTES} loading="eager"></journey-session>`
const DATA = JOURNEY_ATTRIBUTES.replaceAll(/(?=\b(?:journey|token-url|endpoint)=)/g, 'data-')
const BUILT = readFileSync(resolve(import.meta.dirname, '../../dist/cdn/sessionframe.js'), 'utf8')

/** As Prototype, MooTools and home-made helpers leave a page. */
const OLD_LIBRARIES = `<script>
  Array.prototype.toJSON = function () { return '[' + this.join() + ']' }
  Array.prototype.last = function () { return this[this.length - 1] }
  Object.prototype.extend = function () { return this }
  Element.prototype.show = Element.prototype.hide = function () { return this }
  String.prototype.format = function () { return '' + this }
  window.$ = function () { throw new Error('not yours') }
</script>`

/** Each is a way in which pages of others meet the tag; all of them show one session, once. */
const PAGES: Record<string, string> = {
  'a page without a doctype, a head or an end': `<link rel=icon href="data:,"><script src=${SCRIPT}></script><center><table width=600><tr><td>${ELEMENT}`,

  'resets and transitions on everything': `<!doctype html><link rel="icon" href="data:,"><style>
      *, *::before, *::after { margin: 0; padding: 0; border: 0; box-sizing: border-box; font: inherit; transition: all .4s; animation-duration: 9s }
      body * { line-height: 0; letter-spacing: .5em; text-transform: uppercase; max-height: 90vh }
      iframe, div { display: none } a { font-size: 0; visibility: hidden }
    </style><script src="${SCRIPT}" defer></script>${ELEMENT}`,

  'a <base> of the owner’s': `<!doctype html><base href="/shop/articles/" target="_blank"><link rel="icon" href="data:,"><script src="${SCRIPT}" async></script>${ELEMENT}`,

  'libraries that add to every prototype': `<!doctype html><link rel="icon" href="data:,">${OLD_LIBRARIES}<script src="${SCRIPT}"></script>${ELEMENT}`,

  'a plugin that delays scripts until something happens': `<!doctype html><link rel="icon" href="data:,"><script type="rocketlazyloadscript" data-src="${SCRIPT}" async></script>${ELEMENT}<script>
      addEventListener('load', () => setTimeout(() => {
        for (const old of document.querySelectorAll('[type=rocketlazyloadscript]')) {
          const fresh = document.createElement('script')
          for (const { name, value } of old.attributes) if (name !== 'type') fresh.setAttribute(name.replace('data-src', 'src'), value)
          old.replaceWith(fresh)
        }
      }, 300))
    </script>`,

  'a plugin that delays a tag with its settings on it': `<!doctype html><link rel="icon" href="data:,"><p>Apply here.</p><script type="rocketlazyloadscript" data-rocket-src="${SCRIPT}" ${DATA} data-loading="eager"></script><script>
      addEventListener('load', () => {
        const old = document.querySelector('[data-rocket-src]')
        const fresh = document.createElement('script')
        for (const { name, value } of old.attributes) if (name !== 'type') fresh.setAttribute(name, value)
        fresh.src = old.dataset.rocketSrc
        old.replaceWith(fresh)
      })
    </script>`,

  'a plugin that puts all scripts into one': `<!doctype html><link rel="icon" href="data:,">${ELEMENT}<script src="/combined.js"></script>`,

  'a loader that runs the text of scripts': `<!doctype html><link rel="icon" href="data:,">${ELEMENT}<script>
      fetch('${SCRIPT}').then((answer) => answer.text()).then((text) => (0, eval)(text))
    </script>`,

  'jQuery’s way to insert markup with a script in it': `<!doctype html><link rel="icon" href="data:,"><main></main><script>
      setTimeout(async () => {
        document.querySelector('main').innerHTML = '<div ${DATA} data-sessionframe="journey" data-loading="eager"></div>'
        const run = document.createElement('script')
        run.text = await (await fetch('${SCRIPT}')).text()
        document.head.append(run)
        run.remove()
      }, 200)
    </script>`,

  'an editor that strips elements it does not know': `<!doctype html><link rel="icon" href="data:,"><script src="${SCRIPT}"></script><div data-sessionframe="journey" ${DATA} data-loading="eager"><p>Please wait</p></div>`,

  'markup that comes late, twice, into a part that is drawn anew': `<!doctype html><link rel="icon" href="data:,"><script src="${SCRIPT}"></script><main></main><script>
      const draw = () => (document.querySelector('main').innerHTML = \`${ELEMENT}\`)
      setTimeout(draw, 100)
      setTimeout(draw, 110)
    </script>`,
}

for (const [name, html] of Object.entries(PAGES)) {
  test(`it works in ${name}`, async ({ page, server }) => {
    const posts = await countPosts(page)
    await page.route('**/combined.js', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `"use strict";var first=1\n;${BUILT}\n;var e=2,t="mine",i=[]\n`,
      }),
    )
    await openDocument(page, server, html)
    await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
    const shown = await page.locator('journey-session iframe').boundingBox()
    expect(shown?.height).toBeGreaterThan(300)
    expect(shown?.width).toBeGreaterThan(250)
    const link = page.locator('journey-session').getByRole('link')
    await expect(link).toBeVisible()
    expect((await link.boundingBox())?.height).toBeGreaterThan(8)
    expect(posts()).toBe(1)
  })
}

test('a link is all that some editors let through', async ({ page, server }) => {
  const posts = await countPosts(page)
  await openDocument(
    page,
    server,
    `<!doctype html><link rel="icon" href="data:,"><script src="${SCRIPT}"></script><main></main>
    <div id="apply" data-sessionframe="journey" ${DATA} data-display="modal"></div>`,
  )
  await page.evaluate(() => {
    const main = document.querySelector('main')
    if (main) main.innerHTML = '<a href="#sessionframe=apply">Apply</a>'
  })
  await page.getByRole('link', { name: 'Apply' }).click()
  await expect(field(frameOf(page, 'journey-session'), 'firstname')).toBeVisible()
  expect(posts()).toBe(1)
})

async function countPosts(page: Page): Promise<() => number> {
  let posts = 0
  await page.route('**/journey-sessions', async (route) => {
    if (route.request().method() === 'POST') posts += 1
    await route.continue()
  })
  return () => posts
}
