import type { OpenDatabase } from '../../database/open-database.ts'
import type { Listener } from './listen.ts'

/** What is open and has to be closed again. */
export interface Running {
  addListener(listener: Listener): Listener
  setDatabase(database: OpenDatabase): OpenDatabase
  /** Finishes the requests in flight, then closes the database. False when some were cut. */
  stop(graceMs: number): Promise<boolean>
}

export function createRunning(): Running {
  const listeners: Listener[] = []
  let database: OpenDatabase | undefined
  return {
    addListener: (listener) => {
      listeners.push(listener)
      return listener
    },
    setDatabase: (opened) => (database = opened),
    stop: async (graceMs) => {
      const clean = await Promise.all(listeners.map((listener) => listener.stop(graceMs)))
      await database?.close()
      return !clean.includes(false)
    },
  }
}
