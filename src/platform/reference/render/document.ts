import { html } from 'hono/html'
import { attributes } from '../../page-api/render/attributes.ts'
import type { Html } from '../../page-api/render/html.ts'
import { VENDORS } from '../vendors.ts'

export const REFERENCE_PATH = '/reference'

interface ReferenceDocument {
  title: string
  /** Of the vendor that the page is about; null on the page that lists them. */
  slug: string | null
  /** Path of the style sheet. */
  style: string
  /** Between the page's header and its footer. */
  content: Html
}

/** A whole page of the reference. There is no script on it. */
export function renderDocument({ title, slug, style, content }: ReferenceDocument): Html {
  const current = (page: string | null) => (page === slug ? 'page' : false)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link ${attributes({ rel: 'stylesheet', href: style })} />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <a class="home" ${attributes({ href: REFERENCE_PATH, 'aria-current': current(null) })}
            >API reference</a
          >
          <nav aria-label="APIs">
            ${VENDORS.map((vendor) => {
              const href = `${REFERENCE_PATH}/${vendor.slug}`
              const link = attributes({ href, 'aria-current': current(vendor.slug) })
              return html`<a ${link}>${vendor.name}</a>`
            })}
          </nav>
        </header>
        ${content}
      </body>
    </html> `
}
