import type { DescribedOperation, OpenApiDocument } from '../vendor-apis/openapi-types.ts'

/** A call and where it lies. */
export interface Route {
  method: string
  path: string
  operation: DescribedOperation
}

/** All calls of a document, in its order. */
export function routesOf({ paths }: OpenApiDocument): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  )
}

/** Names of the schemas that a call answers with: those of bodies stand where they are sent. */
export function answeredSchemas(document: OpenApiDocument): string[] {
  const sent = new Set(
    routesOf(document).map(
      ({ operation }) => operation.requestBody?.content['application/json'].schema.$ref,
    ),
  )
  return Object.keys(document.components.schemas).filter(
    (name) => !sent.has(`#/components/schemas/${name}`),
  )
}
