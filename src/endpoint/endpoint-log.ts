/** One thing that happened, as plain data. `event` names it. */
export type LogRecord = { event: string } & Record<string, unknown>

/**
 * Where the endpoint writes what happened; a pino logger fits. Records hold no
 * key, token, publicUrl or upstream id, and leads only as a keyed hash.
 */
export interface EndpointLog {
  info(record: LogRecord): void
  warn(record: LogRecord): void
  error(record: LogRecord): void
}

/** Warnings and errors to the console, as one JSON line each. */
export const consoleLog: EndpointLog = {
  info() {},
  // oxlint-disable-next-line no-console -- the default where the owner gives no logger
  warn: (record) => console.warn(JSON.stringify(record)),
  // oxlint-disable-next-line no-console -- the default where the owner gives no logger
  error: (record) => console.error(JSON.stringify(record)),
}

/** A logger that throws must not turn an answer into a crash. */
export function neverThrowing(log: EndpointLog): EndpointLog {
  const quietly = (level: keyof EndpointLog) => (record: LogRecord) => {
    try {
      log[level](record)
    } catch {
      // There is nowhere left to say it.
    }
  }
  return { info: quietly('info'), warn: quietly('warn'), error: quietly('error') }
}
