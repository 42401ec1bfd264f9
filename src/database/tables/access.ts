import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CreatedAt, Instant } from './columns.ts'

/** By their names in the database. */
export interface AccessTables {
  access_key: AccessKeyTable
  signing_key: SigningKeyTable
  user_session: UserSessionTable
  call_count: CallCountTable
}

interface AccessKeyTable {
  id: string
  workspace_id: string
  name: string
  /** SHA-256 of the key, in hexadecimal. */
  hash: string
  permissions: string[]
  scopes: Generated<string[]>
  created_at: CreatedAt
  revoked_at: ColumnType<Date | null, never, Date | null>
}

/** Keys of the whole installation: the one table without a workspace. */
interface SigningKeyTable {
  id: string
  purpose: string
  sealed: string
  public_jwk: JSONColumnType<object> | null
  created_at: CreatedAt
  retired_at: ColumnType<Date | null, never, Date | null>
}

/** Octeth's session ids. */
interface UserSessionTable {
  id: string
  workspace_id: string
  /** SHA-256 of the session id, in hexadecimal. */
  hash: string
  scopes: string[]
  created_at: CreatedAt
  expires_at: Instant
}

interface CallCountTable {
  caller: string
  since: Instant
  calls: number
}
