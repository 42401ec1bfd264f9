/** Logs of what runs in a test's own process: no line of them may have a secret, whatever the test is about. */
import { secretIn } from './secret-forms.ts'

/** Of upstreams in this process, and of the fixtures' own endpoints. */
const OF_FIXTURES = /bearer-secret-\d|upstream-secret-id|endpoint-secret-of/

type Write = (...parts: unknown[]) => void

/** A logger that keeps nothing but what `keep` keeps; a secret in a line fails the file when it ends. */
export function watchedLog(
  keep: (level: 'info' | 'warn' | 'error', ...parts: never[]) => void = () => {},
): { info: Write; warn: Write; error: Write } {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      lookAt(parts)
      keep(level, ...(parts as never[]))
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

const found = new Set<string>()

function lookAt(parts: unknown[]): void {
  const text = JSON.stringify(parts, (_name, value: unknown) =>
    value instanceof Error ? `${value.message} ${value.stack} ${String(value.cause)}` : value,
  )
  const kind = secretIn(text) ?? (OF_FIXTURES.test(text) ? 'a secret of a fixture' : null)
  if (kind !== null) found.add(`a line of a log has ${kind}, ${new Error('told by').stack}`)
}

process.on('exit', () => {
  for (const one of found) console.error(one)
  if (found.size > 0) process.exitCode = 1
})
