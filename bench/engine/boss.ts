import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../common/packages.ts'

/** What is used of pg-boss: https://github.com/timgit/pg-boss/blob/master/docs/api */
export interface Boss {
  start(): Promise<unknown>
  stop(options: { graceful: boolean }): Promise<void>
  createQueue(name: string): Promise<void>
  insert(name: string, jobs: { data: object }[]): Promise<unknown>
  fetch(name: string, options: { batchSize: number }): Promise<{ id: string }[]>
  complete(name: string, ids: string[]): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): void
}

export const QUEUE = 'bare'

/** Without its own upkeep, which is not what is measured. */
export async function openBoss(connectionString: string): Promise<Boss> {
  const file = resolve(ROOT, 'bench/node_modules/pg-boss/dist/index.js')
  const { PgBoss } = (await import(pathToFileURL(file).href)) as {
    PgBoss: new (options: object) => Boss
  }
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false })
  boss.on('error', (error) => console.error(error.message))
  await boss.start()
  return boss
}
