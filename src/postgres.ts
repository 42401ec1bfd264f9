/**
 * PostgreSQL as the store of an endpoint, for several instances and for restarts.
 *
 * @module
 */
export type { PostgresStore, PostgresStoreOptions, SqlClient } from './endpoint/postgres-store.ts'
export { postgresStore } from './endpoint/postgres-store.ts'
export { createTableSql } from './endpoint/postgres-table.ts'
