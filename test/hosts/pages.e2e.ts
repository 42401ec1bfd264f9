import { docsPolicy } from '../e2e/docs-policy.ts'
import { test } from '../e2e/fixtures.ts'
import { JOURNEY_ATTRIBUTES, openDocument } from '../e2e/own-page.ts'
import { expectCell, OPENER } from './expect-cell.ts'
import { DISPLAYS, type Display, type Host } from './table.ts'

const ICON = '<link rel="icon" href="data:,">'

const element = (display: Display) =>
  `<journey-session ${JOURNEY_ATTRIBUTES} display="${display}"><button slot="opener">${OPENER}</button></journey-session>`

/** The page of each, and the policy it comes with. */
const PAGES = {
  'a page with the script tag': {
    html: (display) =>
      `<!doctype html><html lang="en"><title>Apply</title>${ICON}<h1>Apply</h1>
       <script src="/sessionframe.js" async></script>${element(display)}`,
  },
  'a page without a doctype, in tables': {
    html: (display) =>
      `<title>Apply</title>${ICON}<center><table width=600><tr><td><font size=4>Apply</font><tr><td>
       <script src=/sessionframe.js></script>${element(display)}`,
  },
  'a page with the strictest policy': {
    policy: /strict-dynamic/,
    html: (display) =>
      `<!doctype html><html lang="en"><title>Apply</title><h1>Apply</h1>
       <script nonce="abc" src="/sessionframe.js" async></script>${element(display)}`,
  },
} satisfies Partial<Record<Host, { html: (display: Display) => string; policy?: RegExp }>>

for (const [name, made] of Object.entries(PAGES)) {
  for (const display of DISPLAYS) {
    test(`the form in ${name}: ${display}`, async ({ page, server, browser }) => {
      const headers = 'policy' in made ? docsPolicy(server, made.policy) : {}
      await openDocument(page, server, made.html(display), headers)
      const version = `Chromium ${browser.version().split('.')[0]}`
      await expectCell(page, { host: name as Host, display, version })
    })
  }
}
