/** A store that failed. Its message is ours: no address, no user, no password. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** What to say of an error that a database driver threw. */
export function storeError(store: string, error: unknown, hint = ''): StoreError {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  return new StoreError(`${store} failed${code === undefined ? '' : ` (${code})`}.${hint}`)
}

/** Drivers put host, user and database into their messages; the code is enough to look it up. */
export function codeOf(error: unknown): string | undefined {
  // Several addresses of one host were tried: each attempt has its own error.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return undefined
  return 'code' in first && typeof first.code === 'string' ? first.code : first.name
}

/** Rejects when `run` takes longer: a driver may wait for ever for a server that is gone. */
export async function withinDeadline<T>(store: string, ms: number, run: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const tell = () => reject(new StoreError(`${store} did not answer within ${ms} ms.`))
    timer = setTimeout(tell, ms)
  })
  try {
    return await Promise.race([run, late])
  } finally {
    clearTimeout(timer)
  }
}
