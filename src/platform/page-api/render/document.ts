import { html, raw } from 'hono/html'
import type { BookingPageData, DonePageData, JourneyPageData } from '../../../wire/page.ts'
import { directionOf } from '../../../texts/languages.ts'
import type { Language } from '../../../texts/languages.ts'
import type { PageAsset } from '../page-assets.ts'
import type { ThemeLogo } from '../../../wire/theme.ts'
import { attributes } from './attributes.ts'
import type { Html } from './html.ts'

export interface PageDocument {
  title: string
  asset: PageAsset
  /** Inside a frame the page has no background of its own. */
  framed: boolean
  /** Of our own words. */
  language: Language
  /** For the page's script; null where it has nothing to say. */
  data: JourneyPageData | BookingPageData | DonePageData | null
  /** The `<main>` element. */
  main: Html
  /** All CSS; '' for none. Its hash is in the policy. */
  style: string
  logo: ThemeLogo | undefined
}

/** A whole hosted page. `.sf-content` is what the host page is told the height of. */
export function renderDocument(page: PageDocument): Html {
  const { title, asset, framed, language, data, main, style, logo } = page
  const root = { lang: language, dir: directionOf(language), class: framed && 'sf-framed' }
  const words = asset.languages[language]
  const preloads = words === undefined ? asset.preloads : [...asset.preloads, words]
  return html`<!doctype html>
    <html ${attributes(root)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${style !== '' && raw(`<style>${style}</style>`)}
        ${preloads.map((href) => html`<link ${attributes({ rel: 'modulepreload', href })} />`)}
        ${data && html`<script ${attributes({ type: 'module', src: asset.script })}></script>`}
      </head>
      <body>
        <div class="sf-content">${logo && brand(logo)}${main}</div>
        ${data && dataScript(data)}
      </body>
    </html> `
}

function brand({ src, alt }: ThemeLogo): Html {
  return html`<header class="sf-brand"><img ${attributes({ src, alt })} /></header>`
}

/**
 * With every `<` escaped, no text in it can end the script element or begin a
 * comment: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
function dataScript(data: object): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="sf-data">
    ${raw(json)}
  </script>`
}
