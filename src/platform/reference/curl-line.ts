import type {
  DescribedOperation,
  OpenApiDocument,
  SecurityScheme,
} from '../vendor-apis/openapi-types.ts'

interface Call {
  /** Of the server that is to be called. */
  origin: string
  method: string
  path: string
  operation: DescribedOperation
  document: OpenApiDocument
}

/** What stands for a key: never one that works. */
const KEY = 'YOUR_KEY'

/** A call for a shell, with the examples of the document in it and only what has to be there. */
export function curlLine({ origin, method, path, operation, document }: Call): string {
  const [first = {}] = operation.security ?? document.security
  const { securitySchemes } = document.components
  const schemes = Object.keys(first).flatMap((name) => securitySchemes[name] ?? [])
  const body = operation.requestBody?.content['application/json'].example
  const parts = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${quoted(urlOf(origin + path, operation))}`,
    ...schemes.map((scheme) => `-H ${quoted(headerOf(scheme))}`),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`]),
  ]
  return parts.join(' \\\n  ')
}

function urlOf(url: string, { parameters = [] }: DescribedOperation): string {
  const example = (value: unknown, name: string) =>
    encodeURIComponent(typeof value === 'string' || typeof value === 'number' ? value : name)
  const query = parameters
    .filter((one) => one.in === 'query' && one.required === true)
    .map((one) => `${one.name}=${example(one.example, one.name)}`)
  const place = parameters
    .filter((one) => one.in === 'path')
    .reduce((all, one) => all.replace(`{${one.name}}`, example(one.example, one.name)), url)
  return query.length === 0 ? place : `${place}?${query.join('&')}`
}

/** A key in the query would be in every log: the schemes that come first are headers. */
const headerOf = (scheme: SecurityScheme) =>
  scheme.type === 'http' ? `Authorization: Bearer ${KEY}` : `${scheme.name}: ${KEY}`

/** Within single quotes a shell reads nothing but their end. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`
