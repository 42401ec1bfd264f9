import { html } from 'hono/html'
import type { Html } from '../../page-api/render/html.ts'
import type { JsonSchema } from '../../vendor-apis/openapi-types.ts'
import type { SchemaRow } from '../schema-rows.ts'
import { schemaRows, variantsOf } from '../schema-rows.ts'
import { code, markedLine } from './marked.ts'

/** A table of each shape that the schema allows. */
export function renderSchema(schema: JsonSchema, caption: string): Html {
  const variants = variantsOf(schema)
  return html`${variants.map((variant, at) => {
    const which = variants.length > 1 ? `${caption}, kind ${at + 1} of ${variants.length}` : caption
    return renderRows(schemaRows(variant), which)
  })}`
}

export function renderRows(rows: readonly SchemaRow[], caption: string): Html {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">What it is</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(renderRow)}
    </tbody>
  </table>`
}

function renderRow({ path, required, type, description, absent }: SchemaRow): Html {
  return html`<tr>
    <th scope="row">${code(path)} ${required && html`<span class="required">required</span>`}</th>
    <td>
      ${markedLine(type)}${
        absent !== undefined && html`; without it ${code(JSON.stringify(absent))}`
      }${description !== undefined && html`<br />${markedLine(description)}`}
    </td>
  </tr>`
}
