import { flgOperations, flgSchemas } from '../../../wire/vendors/flg-operations.ts'
import type { Operation } from '../../../wire/vendors/operation.ts'
import { vendorDocument } from '../openapi-document.ts'
import type { Refusals } from '../openapi-document.ts'
import type { OpenApiDocument } from '../openapi-types.ts'
import { flgExamples, flgParameters } from './examples.ts'

/** @param version of the package */
export function flgDocument(version: string): OpenApiDocument {
  return vendorDocument({
    title: "FLG 360's sessions, by Sessionframe",
    version,
    operations: flgOperations,
    schemas: flgSchemas,
    examples: flgExamples,
    parameterExamples: flgParameters,
    refusal: 'Refusal',
    refusals,
    securitySchemes: {
      bearerAuth: { type: 'http', scheme: 'bearer', description: 'An access key.' },
    },
  })
}

function refusals({ body }: Operation): Refusals {
  return {
    ...(body !== undefined && {
      400: 'The body is not valid, or names what does not exist; `code` says which.',
      413: 'The body has more than 64 KiB.',
    }),
    401: 'There is no access key, or it is not valid.',
    403: 'The key may not do this.',
  }
}
