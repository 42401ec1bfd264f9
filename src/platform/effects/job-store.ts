import type { PgBoss } from 'pg-boss'
import type { Executor } from '../../database/executor.ts'
import { BOSS_SCHEMA, bossDatabase } from './boss-store.ts'
import { EFFECT_KINDS, idempotencyKey } from './effect.ts'
import type { Effect, EffectKind } from './effect.ts'

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
  const db = bossDatabase(trx)
  for (const kind of EFFECT_KINDS) {
    const ofKind = effects.filter((effect) => effect.kind === kind)
    if (ofKind.length === 0) continue
    const boss = senders.get(kind) ?? (await newSender(trx))
    const jobs = ofKind.map((effect) => {
      const data: EffectJob = { effect: effect.id, round: effect.round }
      return { data, singletonKey: idempotencyKey(effect) }
    })
    await boss.insert(kind, jobs, { db })
    senders.set(kind, boss)
  }
}

/**
 * Never started. One looks its queue up in the transaction that it was made for,
 * once; what it sends goes into the transaction that is given with it.
 */
const senders = new Map<EffectKind, PgBoss>()

async function newSender(trx: Executor): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  return new PgBoss({ db: bossDatabase(trx), schema: BOSS_SCHEMA })
}
