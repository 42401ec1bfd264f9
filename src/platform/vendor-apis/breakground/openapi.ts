import {
  breakgroundOperations,
  breakgroundSchemas,
} from '../../../wire/vendors/breakground-operations.ts'
import { vendorDocument } from '../openapi-document.ts'

/** @param version of the package */
export function breakgroundDocument(version: string): object {
  return vendorDocument({
    title: "BreakGround's journeys, by Sessionframe",
    version,
    operations: breakgroundOperations,
    schemas: breakgroundSchemas,
    refusal: 'Error',
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
