import { runStatements } from './run-statements.ts'

const NIL = `'00000000-0000-0000-0000-000000000000'`
/** Of a block that is made. One is cut when it has twice as many. */
const JOURNEYS = 1_000
const KEY = `workspace_id, state, coalesce(site_id, ${NIL}) as site_id`
const BLOCK = `coalesce((select b.first_id from journey_block b
  where b.workspace_id = r.workspace_id and b.first_id <= r.id
  order by b.first_id desc limit 1), ${NIL})`
const COLUMNS = `workspace_id, first_id, state, site_id, journeys`
const ADD = `on conflict (workspace_id, first_id, state, site_id)
  do update set journeys = journey_block.journeys + excluded.journeys`
const lock = (workspace: string) => `hashtextextended('journey blocks ' || ${workspace}, 0)`

/** Numbers of what a query gives as `r`, by block, state and site; each row stands for `n`. */
const counted = (rows: string, n: string) => `
  insert into journey_block (${COLUMNS})
    select workspace_id, first_id, state, site_id, sum(n) from (
      select ${KEY}, ${BLOCK} as first_id, ${n} as n from ${rows} r
    ) changes group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
    ${ADD};`

/**
 * How many journeys there are by stretches of their ids, so that a page in the midst
 * of 100,000 is found without a walk over all those before it. A block goes from its
 * `first_id` to that of the next one of its workspace; the first from the nil UUID.
 *
 * A block is cut when nobody else adds to those of its workspace: others would
 * still count into the block that was. Whoever comes meanwhile waits, and sees the
 * new ones.
 */
export const journeyBlocks = runStatements([
  `create table journey_block (
    workspace_id uuid not null references workspace (id),
    first_id uuid not null,
    state text not null,
    site_id uuid not null,
    journeys bigint not null,
    primary key (workspace_id, first_id, state, site_id)
  )`,
  `create function cut_journey_block(workspace uuid, block uuid) returns void language plpgsql as $$
    declare
      next_id uuid;
    begin
      select first_id into next_id from journey_block
        where workspace_id = workspace and first_id > block order by first_id limit 1;
      delete from journey_block where workspace_id = workspace and first_id = block;
      insert into journey_block (${COLUMNS})
        select workspace, case piece when 0 then block else first_id end, state, site_id, count(*)
        from (
          select piece, state, site_id, first_value(id) over (partition by piece order by id) as first_id
          from (
            select id, ${KEY}, (row_number() over (order by id) - 1) / ${JOURNEYS} as piece
            from journey
            where workspace_id = workspace and id >= block and (next_id is null or id < next_id)
          ) numbered
        ) cut group by piece, first_id, state, site_id;
    end $$`,
  `create function journey_block_changes() returns trigger language plpgsql as $$
    declare
      wide record;
    begin
      if tg_op = 'UPDATE' then
        perform pg_advisory_xact_lock_shared(${lock('workspace_id')}) from (
          select distinct n.workspace_id from new_rows n join old_rows o using (id)
          where (n.state, n.site_id) is distinct from (o.state, o.site_id) order by 1
        ) changed;
        if found then ${counted('(select *, 1 as n from new_rows union all select *, -1 from old_rows)', 'n')}
        end if;
      elsif tg_op = 'DELETE' then
        perform pg_advisory_xact_lock_shared(${lock('workspace_id')})
          from (select distinct workspace_id from old_rows order by 1) changed;
        ${counted('old_rows', '-1')}
      else
        perform pg_advisory_xact_lock_shared(${lock('workspace_id')})
          from (select distinct workspace_id from new_rows order by 1) changed;
        ${counted('new_rows', '1')}
        for wide in
          select workspace_id, first_id from journey_block
          where (workspace_id, first_id) in (select r.workspace_id, ${BLOCK} from new_rows r)
          group by 1, 2 having sum(journeys) >= ${2 * JOURNEYS} order by 1, 2
        loop
          if pg_try_advisory_xact_lock(${lock('wide.workspace_id')}) then
            perform cut_journey_block(wide.workspace_id, wide.first_id);
          end if;
        end loop;
      end if;
      return null;
    end $$`,
  `create trigger journey_block_inserted after insert on journey
    referencing new table as new_rows
    for each statement execute function journey_block_changes()`,
  `create trigger journey_block_updated after update on journey
    referencing new table as new_rows old table as old_rows
    for each statement execute function journey_block_changes()`,
  `create trigger journey_block_deleted after delete on journey
    referencing old table as old_rows
    for each statement execute function journey_block_changes()`,
  `select cut_journey_block(workspace_id, ${NIL})
    from (select distinct workspace_id from journey) filled`,
])
