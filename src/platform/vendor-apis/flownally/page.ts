import type { FlownallyPageQuery } from '../../../wire/vendors/flownally.ts'
import { readPageToken, signPageToken } from '../../access/page-token.ts'
import type { PlatformContext } from '../../context.ts'
import { FlownallyError } from './problem.ts'

const USUAL_SIZE = 20
const LARGEST_SIZE = 100

type Read<Item> = (page: { limit: number; after: string | undefined }) => Promise<Item[]>

/**
 * One page of a list, and the token of the next one, where there is more.
 * @param list Names the list; its tokens fit no other.
 * @param read So many items behind the cursor.
 * @param cursorOf The cursor behind an item.
 * @throws {FlownallyError} `malformed`: the token is not one of this list's.
 */
export async function readPage<Item>(
  { keys }: Pick<PlatformContext, 'keys'>,
  list: string,
  { pageSize, pageToken }: FlownallyPageQuery,
  read: Read<Item>,
  cursorOf: (item: Item) => string,
): Promise<{ items: Item[]; nextPageToken?: string }> {
  const size = Math.min(pageSize || USUAL_SIZE, LARGEST_SIZE)
  const after = pageToken ? readPageToken(keys, list, pageToken) : undefined
  if (after === null) {
    throw new FlownallyError('malformed', 'The pageToken is not one of this list.')
  }
  const found = await read({ limit: size + 1, after })
  const items = found.slice(0, size)
  const last = items.at(-1)
  if (found.length <= size || last === undefined) return { items }
  return { items, nextPageToken: signPageToken(keys, list, cursorOf(last)) }
}
