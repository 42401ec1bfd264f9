import { destination, pino } from 'pino'
import type { Logger } from 'pino'
import type { Redactor } from './redactor.ts'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/**
 * One JSON object a line on standard error. The redactor sees the finished
 * line, so that a secret is gone whichever field, message or stack it was in.
 */
export function createJsonLog(level: LogLevel, redactor: Redactor): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: (line) => redactor.apply(line) },
    },
    // Synchronous: the last line before an exit is the one that matters.
    destination({ fd: 2, sync: true }),
  )
}
