import type { ColumnType } from 'kysely'
import type { Instant } from './columns.ts'

/** By their names in the database. */
export interface UploadedFileTables {
  uploaded_file: UploadedFileTable
}

interface UploadedFileTable {
  /** Under which its bytes are kept. */
  id: string
  workspace_id: string
  session_id: string
  field_id: string
  /** Of the sender's choice. */
  upload_key: string
  /** `arriving`: its bytes may be there; `leaving`: they may still be. */
  state: 'arriving' | 'kept' | 'leaving'
  name: string
  /** `bigint`: while it arrives, what room is held for it. */
  size: ColumnType<string, string, string>
  type: string
  created_at: Instant
  changed_at: Instant
}
