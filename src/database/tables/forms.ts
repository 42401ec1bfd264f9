import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Answers, FormDefinition } from '../../wire/form.ts'
import type { BatchName } from '../../wire/page.ts'
import type { CreatedAt, Instant, Json } from './columns.ts'

/** By their names in the database. */
export interface FormTables {
  form: FormTable
  form_version: FormVersionTable
  form_session: FormSessionTable
  answers_mail: AnswersMailTable
}

interface FormTable {
  id: string
  workspace_id: string
  lead_group_id: string | null
  template_name: string
  closes_after_minutes: number | null
  /** `seq` of the version that new sessions get. */
  current_seq: number
  created_at: CreatedAt
  modified_at: Generated<Date>
}

/** Never updated: a session keeps the version it began with. */
interface FormVersionTable {
  id: string
  workspace_id: string
  form_id: string
  seq: number
  definition: Json<FormDefinition>
  created_at: CreatedAt
}

interface FormSessionTable {
  id: string
  workspace_id: string
  /** SHA-256 of the link's token, in hexadecimal. */
  token_hash: string
  counter: number
  form_id: string
  form_version_id: string
  /** Null until the first answer of a session that began without a lead. */
  lead_id: string | null
  /** Of the lead to come. */
  lead_group_id: string | null
  public: boolean
  page: number
  /** The furthest page that was shown. */
  reached: Generated<number>
  values: Json<Answers>
  rev: number
  /** The last batch of each page that saved, the newest at the end. */
  saved_batches: JSONColumnType<BatchName[], string | undefined>
  submit_key: string | null
  created_at: Instant
  modified_at: Instant
  closes_at: Date | null
  completed_at: Date | null
}

/** A copy of what was submitted, for the visitor. */
interface AnswersMailTable {
  id: string
  workspace_id: string
  session_id: string
  /** BCP 47: which of the form's languages was read; null where the form does not say. */
  words: string | null
  /** BCP 47: for our own words, numbers and dates. */
  locale: string
  state: Generated<'queued' | 'sent' | 'dropped' | 'failed'>
  /** From 1: how often it was set going. */
  round: Generated<number>
  /** In all rounds. */
  attempts: Generated<number>
  /** Why the last attempt failed, or why it was dropped: a word of ours. */
  failure: ColumnType<string | null, never, string | null>
  decided_at: Instant
  settled_at: ColumnType<Date | null, never, Date | null>
}
