import { html } from 'hono/html'
import { attributes } from '../../page-api/render/attributes.ts'
import type { Html } from '../../page-api/render/html.ts'
import type { OpenApiDocument } from '../../vendor-apis/openapi-types.ts'
import { routesOf } from '../routes-of.ts'
import type { Vendor } from '../vendors.ts'
import { REFERENCE_PATH } from './document.ts'
import { code } from './marked.ts'

/** What there is to read. */
export function renderIndex(
  described: readonly { vendor: Vendor; document: OpenApiDocument }[],
  origin: string,
): Html {
  return html`<main id="content" class="index">
    <h1>The APIs of this server</h1>
    <p>It answers four vendors’ calls, at ${code(origin)}, each with that vendor’s own words.</p>
    <ul class="vendors">
      ${described.map(({ vendor: { slug, name, about }, document }) => {
        const href = `${REFERENCE_PATH}/${slug}`
        return html`<li>
          <h2><a ${attributes({ href })}>${name}</a></h2>
          <p>${about}</p>
          <p>
            ${routesOf(document).length} calls ·
            <a ${attributes({ href: `${href}.json`, 'aria-label': `${name} in OpenAPI 3.1` })}
              >OpenAPI 3.1</a
            >
          </p>
        </li>`
      })}
    </ul>
  </main>`
}
