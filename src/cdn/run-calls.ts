import '../elements/starter-calls.ts'

type Call = [method: string, selector: string, ...rest: unknown[]]

/** Does what a page has asked the elements for by the starter's function, and will ask for from now on. */
export function runCalls(): void {
  const { sessionframe } = window
  // An element of the page may have that id.
  if (typeof sessionframe !== 'function') return
  const run = (called: unknown[]) => {
    const [method, selector, ...rest] = called as Call
    const element = document.querySelector(selector) as Record<string, unknown> | null
    const call = element?.[method]
    if (typeof call === 'function') call.apply(element, rest)
    return 0
  }
  const { q = [] } = sessionframe
  sessionframe.q = { push: run }
  for (const call of q as unknown[][]) run(call)
}
