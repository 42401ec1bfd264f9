import {
  flownallyOperations,
  flownallySchemas,
} from '../../../wire/vendors/flownally-operations.ts'
import { vendorDocument } from '../openapi-document.ts'

/** @param version of the package */
export function flownallyDocument(version: string): object {
  return vendorDocument({
    title: "Flownally's journeys, by Sessionframe",
    version,
    operations: flownallyOperations,
    schemas: flownallySchemas,
    refusal: 'ProblemDetails',
    securitySchemes: {
      bearerAuth: { type: 'http', scheme: 'bearer', description: 'An access key.' },
    },
  })
}
