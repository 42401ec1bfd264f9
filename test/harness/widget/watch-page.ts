import { secretOfTests } from './secrets.ts'
import { SESSION_EVENTS } from './session-event-names.ts'

/**
 * Loaded with every browser test: whatever it is about, the session's address
 * and the visitor's token get to nothing that a page, its analytics or another
 * site has. What is found fails the test.
 */

const leaks = new Set<string>()
// Tests put others in their place.
const { fetch } = globalThis
const { setItem } = Storage.prototype

function look(place: string, text: string): void {
  const secret = secretOfTests(text)
  if (secret !== null) leaks.add(`${secret} in ${place}`)
}

for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  const write = console[level].bind(console)
  console[level] = (...said: unknown[]) => {
    look('the console', said.map(String).join(' '))
    write(...said)
  }
}
addEventListener('error', ({ message, error }) =>
  look('an uncaught error', `${message} ${(error as Error | null)?.stack ?? ''}`),
)
addEventListener('unhandledrejection', ({ reason }) =>
  look('an uncaught error', `${reason} ${(reason as Error | null)?.stack ?? ''}`),
)
for (const name of SESSION_EVENTS) {
  document.addEventListener(name, (event) =>
    look(`the event ${name}`, JSON.stringify((event as CustomEvent).detail)),
  )
}
Storage.prototype.setItem = function (key, value) {
  look('storage', `${key} ${value}`)
  setItem.call(this, key, value)
}
/** What has been found since the last time, by the page and by the servers that it asked. */
export async function takeLeaks(): Promise<string[]> {
  for (const storage of [localStorage, sessionStorage]) look('storage', JSON.stringify(storage))
  look('a cookie', document.cookie)
  const seen = (await (await fetch('/harness/leaks')).json()) as string[]
  const found = [...leaks, ...seen]
  leaks.clear()
  return found
}

export function failFor(found: readonly string[]): void {
  if (found.length > 0) throw new Error(`a secret got out: ${found.join('; ')}`)
}

afterEach(async () => failFor(await takeLeaks()))
