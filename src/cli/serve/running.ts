import type { OpenDatabase } from '../../database/open-database.ts'
import type { Listener } from './listen.ts'

/** What is open and has to be closed again. */
export interface Running {
  addListener(listener: Listener): Listener
  setDatabase(database: OpenDatabase): OpenDatabase
  /** What works on by itself, beside the requests. */
  addWorker(worker: Worker): void
  /** Finishes the requests in flight, and what else is, then closes the database. False when some were cut. */
  stop(graceMs: number): Promise<boolean>
}

interface Worker {
  stop(): Promise<void>
}

export function createRunning(): Running {
  const listeners: Listener[] = []
  const workers: Worker[] = []
  let database: OpenDatabase | undefined
  return {
    addListener: (listener) => {
      listeners.push(listener)
      return listener
    },
    setDatabase: (opened) => (database = opened),
    addWorker: (worker) => void workers.push(worker),
    stop: async (graceMs) => {
      const [clean] = await Promise.all([
        Promise.all(listeners.map((listener) => listener.stop(graceMs))),
        Promise.all(workers.map((worker) => worker.stop())),
      ])
      await database?.close()
      return !clean.includes(false)
    },
  }
}
