import type { BreakgroundMeta } from '../../../wire/vendors/breakground.ts'

const LARGEST_LIMIT = 100
const LAST_PAGE = 1_000_000_000

/** Of the texts of a query; what is out of range is taken as the nearest that is not. */
export function readPaging(query: { page: string; limit: string }) {
  const page = Math.min(Math.max(Number(query.page), 1), LAST_PAGE)
  const limit = Math.min(Math.max(Number(query.limit), 1), LARGEST_LIMIT)
  return { page, limit, offset: (page - 1) * limit }
}

export type Paging = ReturnType<typeof readPaging>

/** A page, or nothing, unasked, behind the last one. */
export async function readPage<Item>(
  { page, limit, offset }: Paging,
  total: number,
  read: (place: { limit: number; offset: number }) => Promise<Item[]>,
): Promise<{ data: Item[]; meta: BreakgroundMeta }> {
  const data = offset < total ? await read({ limit, offset }) : []
  return { data, meta: { total, page, limit, totalPages: Math.ceil(total / limit) } }
}
