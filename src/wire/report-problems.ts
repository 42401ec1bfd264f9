/** Problems of a file that its shape cannot tell, each with its path. */
import type * as z from 'zod'

type Path = (string | number)[]
export type Context = z.core.$RefinementCtx

export function reportRepeats<Item>(
  ctx: Context,
  items: readonly Item[] | undefined,
  key: (item: Item) => string | undefined,
  path: Path,
  last?: string,
): void {
  const places = (items ?? []).map((item, at) => ({ key: key(item), at }))
  for (const { key: value, at } of repeats(places, (place) => place.key)) {
    report(ctx, [...path, at, ...(last === undefined ? [] : [last])], `"${value}" is there twice`)
  }
}

/** Those whose key an earlier one has. */
export function repeats<Item>(
  items: readonly Item[],
  key: (item: Item) => string | undefined,
): Item[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const value = key(item)
    if (value === undefined) return false
    if (seen.has(value)) return true
    seen.add(value)
    return false
  })
}

export function report(ctx: Context, path: Path, message: string): void {
  ctx.addIssue({ code: 'custom', path, message })
}
