import { CommandError } from './command-error.ts'

/**
 * Optional peers by what needs them. The widget's users install none of
 * them, so the command must say which ones it lacks.
 */
const PEERS = {
  command: ['commander', 'pino', 'zod'],
  postgres: ['kysely', 'pg'],
  database: [
    'kysely',
    'pg',
    '@electric-sql/pglite',
    'pg-boss',
    'ical-generator',
    'sanitize-html',
    'temporal-polyfill',
    'uuid',
  ],
  server: ['hono', '@hono/node-server', 'rate-limiter-flexible'],
  metrics: ['prom-client'],
  csv: ['csv-parse'],
  mail: ['nodemailer', 'parse5'],
  calendars: ['node-ical'],
  files: ['@fastify/busboy', 'file-type'],
  bucket: ['aws4fetch'],
  phones: ['libphonenumber-js'],
} as const satisfies Record<string, readonly string[]>

export type PeerGroup = keyof typeof PEERS

/**
 * Throws a {@link CommandError} that names all missing packages at once.
 *
 * @param resolve finds a package or throws, as `import.meta.resolve` does
 */
export function requirePeers(
  what: string,
  groups: readonly PeerGroup[],
  resolve: (name: string) => unknown = (name) => import.meta.resolve(name),
): void {
  const missing = groups
    .flatMap((group): readonly string[] => PEERS[group])
    .filter((name) => !found(name, resolve))
  if (missing.length === 0) return
  throw new CommandError(`${what} needs ${missing.join(', ')}: npm install ${missing.join(' ')}`)
}

function found(name: string, resolve: (name: string) => unknown): boolean {
  try {
    resolve(name)
    return true
  } catch (error) {
    // A package that is there and merely exports no "." is not missing.
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED'
  }
}
