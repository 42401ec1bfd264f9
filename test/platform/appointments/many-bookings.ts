import { PlatformError } from '../../../src/platform/platform-error.ts'

/** What each attempt came to: "done", or the code of its refusal. Anything else is a failure. */
export async function outcomes(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts)
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'done'
    if (one.reason instanceof PlatformError) return one.reason.code
    throw one.reason
  })
}

export function count(all: readonly string[], one: string): number {
  return all.filter((text) => text === one).length
}
