import { html } from 'hono/html'
import { attributes } from '../../page-api/render/attributes.ts'
import type { Html } from '../../page-api/render/html.ts'
import type { OpenApiDocument, SecurityScheme } from '../../vendor-apis/openapi-types.ts'
import { answeredSchemas, routesOf } from '../routes-of.ts'
import type { Vendor } from '../vendors.ts'
import { REFERENCE_PATH } from './document.ts'
import { code, marked } from './marked.ts'
import { operationTitle, renderOperation, schemaId } from './operation.ts'
import { renderSchema } from './schema-table.ts'

/** All of one vendor's API. */
export function renderVendor(vendor: Vendor, document: OpenApiDocument, origin: string): Html {
  const { slug, name, about, notes } = vendor
  const routes = routesOf(document)
  const json = `${REFERENCE_PATH}/${slug}.json`
  return html`<div class="columns">
    <nav class="contents" aria-label="On this page">
      <ul>
        <li><a href="#authorise">Who calls</a></li>
        ${routes.map(
          ({ method, path, operation: { operationId } }) =>
            html`<li>
              <a ${attributes({ href: `#${operationId}` })}>${operationTitle(method, path)}</a>
            </li>`,
        )}
        <li><a href="#shapes">Shapes</a></li>
      </ul>
    </nav>
    <main id="content">
      <h1>${name}</h1>
      <p class="lede">${about}</p>
      <p>
        At ${code(origin)}. All of this page is in
        <a ${attributes({ href: json })}>OpenAPI 3.1</a> too, for tools.
      </p>
      <h2 id="authorise">Who calls</h2>
      <ul>
        ${Object.values(document.components.securitySchemes).map(
          (scheme) => html`<li>${code(credential(scheme))} ${scheme.description}</li>`,
        )}
      </ul>
      ${marked(notes)}
      <h2>Calls</h2>
      ${routes.map((route) => renderOperation(route, document, origin))}
      <h2 id="shapes">Shapes</h2>
      ${answeredSchemas(document).map((schema) => renderShape(schema, document))}
    </main>
  </div>`
}

const credential = (scheme: SecurityScheme) =>
  scheme.type === 'http'
    ? 'Authorization: Bearer …'
    : scheme.in === 'header'
      ? `${scheme.name}: …`
      : `?${scheme.name}=…`

function renderShape(name: string, { components }: OpenApiDocument): Html {
  const id = schemaId(name)
  return html`<section ${attributes({ id, 'aria-labelledby': `${id}-title` })}>
    <h3 ${attributes({ id: `${id}-title` })}>${name}</h3>
    ${renderSchema(components.schemas[name] ?? {}, `Fields of ${name}`)}
  </section>`
}
