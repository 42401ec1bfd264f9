import { flgOperations, flgSchemas } from '../../../wire/vendors/flg-operations.ts'
import { vendorDocument } from '../openapi-document.ts'

/** @param version of the package */
export function flgDocument(version: string): object {
  return vendorDocument({
    title: "FLG 360's sessions, by Sessionframe",
    version,
    operations: flgOperations,
    schemas: flgSchemas,
    refusal: 'Refusal',
    securitySchemes: {
      bearerAuth: { type: 'http', scheme: 'bearer', description: 'An access key.' },
    },
  })
}
