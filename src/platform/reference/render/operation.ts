import { html } from 'hono/html'
import type { Html } from '../../page-api/render/html.ts'
import { attributes } from '../../page-api/render/attributes.ts'
import type {
  Content,
  DescribedOperation,
  DescribedParameter,
  OpenApiDocument,
} from '../../vendor-apis/openapi-types.ts'
import { curlLine } from '../curl-line.ts'
import type { Route } from '../routes-of.ts'
import { typeText } from '../type-text.ts'
import { code, codeBlock, jsonBlock, marked, markedLine } from './marked.ts'
import { renderRows, renderSchema } from './schema-table.ts'

/** One call: what it takes, what it answers, and how to try it. */
export function renderOperation(
  { method, path, operation }: Route,
  document: OpenApiDocument,
  origin: string,
): Html {
  const { operationId, summary, description, parameters = [], requestBody } = operation
  const curl = curlLine({ origin, method, path, operation, document })
  return html`<section
    ${attributes({ id: operationId, 'aria-labelledby': `${operationId}-title` })}
  >
    <h3 ${attributes({ id: `${operationId}-title` })}>${operationTitle(method, path)}</h3>
    <p>${markedLine(summary)}</p>
    <p class="aside">Operation: ${code(operationId)}. ${markedLine(description)}</p>
    ${codeBlock(curl)} ${parameters.length > 0 && renderParameters(parameters)}
    ${requestBody && renderBody(requestBody.content, document)} ${renderAnswers(operation)}
  </section>`
}

export const operationTitle = (method: string, path: string): Html =>
  html`<span ${attributes({ class: `method ${method}` })}>${method.toUpperCase()}</span>
    ${code(path)}`

function renderParameters(parameters: readonly DescribedParameter[]): Html {
  const rows = parameters.map(({ name, in: place, required = false, schema }) => ({
    path: name,
    required,
    type: `in the ${place}: ${typeText(schema)}`,
    description: schema.description,
    absent: schema.default,
  }))
  return renderRows(rows, 'Parameters')
}

function renderBody(content: Content, { components }: OpenApiDocument): Html {
  const name = schemaName(content)
  const schema = components.schemas[name] ?? {}
  return html`${renderSchema(schema, 'Body, as JSON')}`
}

function renderAnswers({ responses }: DescribedOperation): Html {
  const all = Object.entries(responses).filter(([status]) => status !== 'default')
  const [answer] = all
  const refused = responses['default']?.content
  // Said once, below the table.
  const refusal = refused && schemaName(refused)
  return html`<table class="statuses">
      <caption>
        Answers
      </caption>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">When, and what</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ([status, { description, content }]) =>
            html`<tr>
              <th scope="row">${code(status)}</th>
              <td>
                ${marked(description)}
                ${content && schemaName(content) !== refusal && html`<p>${schemaLink(schemaName(content))}</p>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${refused && html`<p>Refusals: ${schemaLink(schemaName(refused))}.</p>`}
    ${answer && renderExample(`Example of an answer, ${answer[0]}`, answer[1].content)}
    ${renderExample('Example of a refusal', refused)}`
}

function renderExample(summary: string, content: Content | undefined): Html | undefined {
  if (content === undefined) return undefined
  return html`<details>
    <summary>${summary}</summary>
    ${jsonBlock(content['application/json'].example)}
  </details>`
}

const schemaName = (content: Content) =>
  content['application/json'].schema.$ref.split('/').at(-1) ?? ''

export const schemaId = (name: string) => `schema-${name}`

const schemaLink = (name: string) =>
  html`<a ${attributes({ href: `#${schemaId(name)}` })}>${name}</a>`
