import { z } from 'zod'

/** An id of Octeth's, as a number or in digits; 0 is nobody's. */
export const octethNumber = (what: string) =>
  z
    .union([z.int().positive(), z.string().regex(/^[1-9]\d{0,14}$/)])
    .transform(Number)
    .describe(`Octeth's number of ${what}.`)
