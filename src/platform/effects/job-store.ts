import type { PgBoss } from 'pg-boss'
import type { Executor } from '../../database/executor.ts'
import { BOSS_SCHEMA, bossDatabase } from './boss-store.ts'
import { EFFECT_KINDS, idempotencyKey } from './effect.ts'
import type { Effect } from './effect.ts'

/** Where those jobs go that pg-boss has given up. */
export const FAILED_QUEUE = 'failed'

/** What a job says: which effect, and which time it is set going. Nothing of anybody. */
export interface EffectJob {
  effect: string
  round: number
}

/** Has pg-boss carry these from the end of the transaction on. */
export async function sendJobs(
  trx: Executor,
  effects: readonly Pick<Effect, 'id' | 'round' | 'enrollmentId' | 'stepNo' | 'kind'>[],
): Promise<void> {
  for (const kind of EFFECT_KINDS) {
    const ofKind = effects.filter((effect) => effect.kind === kind)
    const jobs = ofKind.map((effect) => {
      const data: EffectJob = { effect: effect.id, round: effect.round }
      return { data, singletonKey: idempotencyKey(effect) }
    })
    await insertJobs(trx, kind, jobs)
  }
}

interface NewJob {
  data: object
  singletonKey: string
  /** Not before. Absent: at once. */
  startAfter?: Date
}

/** Has pg-boss carry any jobs of a queue, as `sendJobs` does. */
export async function insertJobs(
  trx: Executor,
  queue: string,
  jobs: readonly NewJob[],
): Promise<void> {
  if (jobs.length === 0) return
  const boss = senders.get(queue) ?? (await newSender(trx))
  await boss.insert(queue, [...jobs], { db: bossDatabase(trx) })
  senders.set(queue, boss)
}

/**
 * By queue. Never started. One looks its queue up in the transaction that it was
 * made for, once; what it sends goes into the transaction that is given with it.
 */
const senders = new Map<string, PgBoss>()

async function newSender(trx: Executor): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  return new PgBoss({ db: bossDatabase(trx), schema: BOSS_SCHEMA })
}
