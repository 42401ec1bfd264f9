import {
  breakgroundOperations,
  breakgroundSchemas,
} from '../../../wire/vendors/breakground-operations.ts'
import type { Operation } from '../../../wire/vendors/operation.ts'
import { CALLS_PER_MINUTE } from '../../access/call-rate.ts'
import { NODE_SETTINGS } from '../../journeys/node-settings/published-schemas.ts'
import { vendorDocument } from '../openapi-document.ts'
import type { Refusals } from '../openapi-document.ts'
import type { OpenApiDocument } from '../openapi-types.ts'
import { breakgroundExamples, breakgroundParameters } from './examples.ts'

/** @param version of the package */
export function breakgroundDocument(version: string): OpenApiDocument {
  return vendorDocument({
    title: "BreakGround's journeys, by Sessionframe",
    version,
    operations: breakgroundOperations,
    schemas: breakgroundSchemas,
    parts: NODE_SETTINGS,
    examples: breakgroundExamples,
    parameterExamples: breakgroundParameters,
    refusal: 'Error',
    refusals,
    securitySchemes: {
      bearerAuth: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'A token of a user; "sessionframe keys user-token" makes one.',
      },
    },
  })
}

/** What an operation's own parts can be refused for; states are in the table of operations. */
function refusals({ path, query, body }: Operation): Refusals {
  const takes = query !== undefined || body !== undefined || path.includes('{')
  return {
    ...(takes && { 400: '`VALIDATION_ERROR`: `details` has each thing that is wrong.' }),
    401: '`UNAUTHORIZED`: there is no token, or it is not valid.',
    403: "`FORBIDDEN`: the token's scopes do not allow this.",
    ...(path.includes('{') && { 404: '`NOT_FOUND`: there is no such journey.' }),
    ...(body !== undefined && { 413: '`PAYLOAD_TOO_LARGE`: the body has more than 1 MiB.' }),
    429: `\`RATE_LIMITED\`: more than ${CALLS_PER_MINUTE} calls of one person within a minute.`,
  }
}
