import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { DatabaseConnection, Driver, QueryResult } from 'kysely'
import type { Database } from '../../src/database/schema.ts'
import type { DatabaseKind } from './databases.ts'

/**
 * | how | |
 * | --- | --- |
 * | refused | the database refuses this statement, and so all behind it in the transaction |
 * | lost | the statement is done, also a `commit`, and nobody hears of it: the connection has ended |
 */
export type Crash = 'refused' | 'lost'

/** A database over the connections of another, which breaks at the statement that it is told to. */
export interface FragileDatabase {
  db: Kysely<Database>
  /** From now on, the statement of this number, counted from 1, goes wrong; the others are well. */
  breakAt(statement: number, how: Crash): void
  /** How many there were since. */
  readonly statements: number
  /** Whether it has come to that statement. */
  readonly hasBroken: boolean
}

export function fragileDatabase(inner: Kysely<Database>, kind: DatabaseKind): FragileDatabase {
  const plan: Plan = { at: Infinity, done: 0, how: 'refused', kind }
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new FragileDriver(inner, plan),
      createIntrospector: (one) => new PostgresIntrospector(one),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return {
    db,
    breakAt(statement, how) {
      plan.at = statement
      plan.done = 0
      plan.how = how
    },
    get hasBroken() {
      return plan.done >= plan.at
    },
    get statements() {
      return plan.done
    },
  }
}

interface Plan {
  /** Number of the statement that goes wrong. */
  at: number
  done: number
  how: Crash
  kind: DatabaseKind
}

class FragileDriver implements Driver {
  readonly #inner: Kysely<Database>
  readonly #plan: Plan
  readonly #releases = new Map<DatabaseConnection, () => void>()

  constructor(inner: Kysely<Database>, plan: Plan) {
    this.#inner = inner
    this.#plan = plan
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return new Promise((resolve, reject) => {
      const provided = this.#inner.getExecutor().provideConnection(async (inner) => {
        const connection = new FragileConnection(inner, this.#plan)
        await new Promise<void>((release) => {
          this.#releases.set(connection, release)
          resolve(connection)
        })
      })
      provided.catch(reject)
    })
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#releases.get(connection)?.()
    this.#releases.delete(connection)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

class FragileConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection
  readonly #plan: Plan
  #isLost = false

  constructor(inner: DatabaseConnection, plan: Plan) {
    this.#inner = inner
    this.#plan = plan
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isLost) throw new Error('The connection is lost.')
    this.#plan.done++
    const isTheOne = this.#plan.done === this.#plan.at
    if (isTheOne && this.#plan.how === 'refused') {
      return this.#inner.executeQuery<R>(CompiledQuery.raw('select 1 / 0'))
    }
    const result = await this.#inner.executeQuery<R>(query)
    if (isTheOne) {
      this.#isLost = true
      await this.#lose()
      throw new Error('The connection is lost.')
    }
    return result
  }

  /** The embedded database has one connection, which does then what a server does when one ends. */
  async #lose(): Promise<void> {
    const end =
      this.#plan.kind === 'pglite' ? 'rollback' : 'select pg_terminate_backend(pg_backend_pid())'
    // The server may answer before it ends: whoever uses the connection next would be the one to hear.
    for (const text of [end, 'select 1']) {
      await this.#inner.executeQuery(CompiledQuery.raw(text)).catch(() => undefined)
    }
  }

  streamQuery(): never {
    throw new Error('Nobody here reads row by row.')
  }
}
