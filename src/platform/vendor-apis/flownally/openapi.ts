import {
  flownallyOperations,
  flownallySchemas,
} from '../../../wire/vendors/flownally-operations.ts'
import type { Operation } from '../../../wire/vendors/operation.ts'
import { CALLS_PER_MINUTE } from '../../access/call-rate.ts'
import { NODE_SETTINGS } from '../../journeys/node-settings/published-schemas.ts'
import { vendorDocument } from '../openapi-document.ts'
import type { Refusals } from '../openapi-document.ts'
import type { OpenApiDocument } from '../openapi-types.ts'
import { flownallyExamples, flownallyParameters } from './examples.ts'

/** @param version of the package */
export function flownallyDocument(version: string): OpenApiDocument {
  return vendorDocument({
    title: "Flownally's journeys, by Sessionframe",
    version,
    operations: flownallyOperations,
    schemas: flownallySchemas,
    parts: NODE_SETTINGS,
    examples: flownallyExamples,
    parameterExamples: flownallyParameters,
    refusal: 'ProblemDetails',
    refusals,
    securitySchemes: {
      bearerAuth: { type: 'http', scheme: 'bearer', description: 'An access key.' },
    },
  })
}

/** What an operation's own parts can be refused for; states and drafts are in the table of operations. */
function refusals({ path, query, body }: Operation): Refusals {
  const takes = query !== undefined || body !== undefined
  return {
    ...(takes && { 400: 'The body is no JSON object, or the query is not valid.' }),
    401: 'There is no access key, or it is not valid.',
    403: "The key's scopes do not allow this.",
    ...(path.includes('{') && {
      404: 'There is no such journey or version, or you cannot see it.',
    }),
    ...(body !== undefined && {
      413: 'The body has more than 1 MiB.',
      422: 'The body is not valid; `violations` has each problem with its field.',
    }),
    429: `The key has made more than ${CALLS_PER_MINUTE} calls within a minute.`,
  }
}
