import type { ColumnType, JSONColumnType } from 'kysely'

/** `timestamptz`: read as a `Date`, written as a `Date`. */
export type Instant = ColumnType<Date, Date, Date>
/** `timestamptz` that the database sets on insert. */
export type CreatedAt = ColumnType<Date, Date | undefined, never>
/** `jsonb`: an object when read, its JSON text when written. */
export type Json<T extends object> = JSONColumnType<T>

/** Whether it is told of what happens to a mail. */
export type TrackingRule = 'always' | 'consent' | 'never'
