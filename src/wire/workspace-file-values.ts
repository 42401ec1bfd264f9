/** Values that several parts of `workspace.json` have. */
import * as z from 'zod'

export const NOT_STORABLE = 'must not hold U+0000 or half a surrogate pair'

export const name = (description: string) =>
  z.string().trim().min(1).max(200).refine(isStorable, NOT_STORABLE).describe(description)
export const text = (longest: number) =>
  z.string().min(1).max(longest).refine(isStorable, NOT_STORABLE)
export const minutes = (least: number, most: number) => z.int().min(least).max(most)

/** Given, or made from the name: the same name makes the same id again. */
export const id = z
  .uuid()
  .toLowerCase()
  .optional()
  .describe('A UUID. By default one is made from the name.')

export const leadGroupName = name('Name of a lead group').optional()

/** `jsonb` takes neither: https://www.postgresql.org/docs/current/datatype-json.html */
export function isStorable(value: string): boolean {
  return !/\0|\p{Surrogate}/u.test(value)
}
