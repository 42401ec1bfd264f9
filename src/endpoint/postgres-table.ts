/** Letters that need no quotes in SQL, and a length that leaves room for the names of indexes. */
const NAME = /^[a-z_][a-z0-9_]{0,39}$/

/** Throws a TypeError for a name that would have to be escaped. */
export function checkTableName(name: string): string {
  if (NAME.test(name)) return name
  throw new TypeError(
    'postgresStore: "table" must be 1 to 40 lower-case letters, digits and "_", such as "sessionframe_endpoint".',
  )
}

/**
 * The tables of a store, for those who write their migrations by hand. It may
 * run as often as you like. One statement, so that every way of sending SQL
 * takes it; the lock is for instances that start at once: PostgreSQL's own
 * `if not exists` can fail then.
 *
 * Keys and values are bytes: PostgreSQL's text holds no NUL. What the rate
 * limits count may be lost in a crash, which spares its writes the log.
 */
export function createTableSql(table: string): string {
  const name = checkTableName(table)
  return `do $$ begin
  perform pg_advisory_xact_lock(hashtext('sessionframe ${name}'));
  create table if not exists ${name} (
    key bytea primary key,
    value bytea not null,
    expires_at timestamptz not null
  );
  create index if not exists ${name}_expires_at on ${name} (expires_at);
  create unlogged table if not exists ${name}_rates (
    key text primary key,
    points integer not null,
    expire bigint
  );
  create index if not exists ${name}_rates_expire on ${name}_rates (expire);
end $$`
}
