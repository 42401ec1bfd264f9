/** Anything that is long enough to be a key, a token or an id. */
const SECRET_LIKE = /[A-Za-z0-9+/_=~.%-]{16,}/g

/**
 * What may be logged of an error that is not ours: its message can quote a
 * header, a body or a key, so whatever could be a secret is masked in it. Of
 * the stack only the places stay: its first lines repeat the message.
 */
export function describeError(error: unknown): { name: string; message: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, message: '', at: [] }
  return {
    name: error.name.replace(SECRET_LIKE, '…'),
    message: error.message.slice(0, 500).replace(SECRET_LIKE, '…'),
    at: placesIn(error.stack ?? ''),
  }
}

function placesIn(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}
