/** All of them, and none is left running: the first that fails ends the others, which then come to their end. */
export async function together<Result>(
  ends: AbortController,
  parts: readonly Promise<Result>[],
): Promise<Result[]> {
  const watched = parts.map((part) =>
    part.catch((error: unknown) => {
      ends.abort()
      throw error
    }),
  )
  await Promise.allSettled(watched)
  return Promise.all(watched)
}
