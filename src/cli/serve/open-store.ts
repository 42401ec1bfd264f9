import { CompiledQuery } from 'kysely'
import type { OpenDatabase } from '../../database/open-database.ts'
import type { EndpointStore } from '../../endpoint/endpoint-store.ts'
import { postgresStore } from '../../endpoint/postgres-store.ts'

/** The endpoint's memory in a table of its own, so that a restart forgets nothing. */
export async function openStore({ db, kind }: OpenDatabase): Promise<EndpointStore> {
  const store = postgresStore({
    client: { query: (text, values = []) => db.executeQuery(CompiledQuery.raw(text, values)) },
  })
  await store.createTable()
  if (kind === 'postgres') return store
  // The one process that has the folder counts faster in memory.
  const alone: EndpointStore = { ...store }
  delete alone.counter
  return alone
}
