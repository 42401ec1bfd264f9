import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const PARENT = 'lead_value_change'

/**
 * The log of data fields, a partition for each month: it is the longest table of all, is only added
 * to, and goes by whole months. What there is until now stays together, in the first of them.
 * https://www.postgresql.org/docs/current/ddl-partitioning.html
 *
 * Ids come from a sequence: before PostgreSQL 17 partitions know no identity columns.
 */
export const valueChangesByMonth: Migration = {
  async up(db: Kysely<unknown>) {
    const { rows } = await sql<{ name: string; until: string; next: string }>`
      with newest as (
        select date_trunc('month', greatest(now(), max(changed_at)) at time zone 'UTC') as month,
          coalesce(max(id), 0) + 1 as next
        from lead_value_change)
      select to_char(month, '"lead_value_change_"YYYY"_"MM') as name,
        to_char(month + interval '1 month', 'YYYY-MM-DD') as until, next::text
      from newest`.execute(db)
    const [{ name, until, next } = { name: '', until: '', next: '' }] = rows
    for (const statement of [
      `alter table ${PARENT} alter column id drop identity`,
      `alter table ${PARENT} drop constraint ${PARENT}_pkey`,
      `alter table ${PARENT} rename to ${name}`,
      `create table ${PARENT} (like ${name} including defaults including constraints)
        partition by range (changed_at)`,
      `create sequence ${PARENT}_seq as bigint start ${next} owned by ${PARENT}.id`,
      `alter table ${PARENT} alter column id set default nextval('${PARENT}_seq')`,
      `alter table ${PARENT} add primary key (id, changed_at),
        add foreign key (workspace_id) references workspace (id) on delete cascade,
        add foreign key (lead_id) references lead (id) on delete cascade`,
      `create index on ${PARENT} (lead_id, id)`,
      `create index on ${PARENT} (workspace_id)`,
      `alter table ${PARENT} attach partition ${name}
        for values from (minvalue) to ('${until} 00:00:00+00')`,
      // Whatever comes before its month has been made.
      `create table ${PARENT}_default partition of ${PARENT} default`,
    ]) {
      await sql.raw(statement).execute(db)
    }
  },
}
