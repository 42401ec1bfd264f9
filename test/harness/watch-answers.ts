/**
 * Loaded before each command that a test starts: no answer of its servers, head or body, has a secret of
 * its environment. What is found it tells its log, and `watchForSecrets` fails for it.
 */
import { ServerResponse } from 'node:http'
import { secretsOf, TOLD_IN_AN_ANSWER } from './watched-secrets.ts'

const secrets = secretsOf(process.env)

function look(part: unknown): void {
  if (typeof part === 'function') return
  const isBytes = part instanceof Uint8Array
  const text = isBytes ? Buffer.from(part).toString('latin1') : JSON.stringify(part)
  for (const [name, value] of secrets) {
    if (text?.includes(value)) process.stderr.write(`${TOLD_IN_AN_ANSWER}${name}\n`)
  }
}

// All that is sent goes through these, whatever framework sends it.
for (const method of ['setHeader', 'writeHead', 'write', 'end'] as const) {
  const send = ServerResponse.prototype[method] as (...parts: unknown[]) => unknown
  Object.assign(ServerResponse.prototype, {
    [method](this: ServerResponse, ...parts: unknown[]): unknown {
      for (const part of parts) look(part)
      return send.apply(this, parts)
    },
  })
}
