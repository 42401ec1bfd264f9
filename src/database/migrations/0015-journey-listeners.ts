import { runStatements } from './run-statements.ts'

/**
 * Which journeys an event may let a lead into, by the words that their triggers
 * are kept under. Kept by the database, whoever changes a journey's state; a
 * version of before has no words, and is asked at every event.
 */
export const journeyListeners = runStatements([
  `alter table journey_version add column words text[]`,
  `create table journey_listener (
    workspace_id uuid not null references workspace (id),
    word text not null,
    journey_id uuid not null references journey (id) on delete cascade,
    version_id uuid not null,
    primary key (workspace_id, word, journey_id)
  )`,
  `create index on journey_listener (journey_id)`,
  `create function journey_listener_changes() returns trigger language plpgsql as $$
    begin
      delete from journey_listener where journey_id = new.id;
      if new.state = 'active' then
        insert into journey_listener (workspace_id, word, journey_id, version_id)
          select distinct new.workspace_id, word, new.id, v.id
          from journey_version v cross join unnest(coalesce(v.words, '{*}')) as word
          where v.id = new.active_version_id;
      end if;
      return null;
    end $$`,
  `create trigger journey_listens after update on journey for each row
    when (old.state is distinct from new.state
      or old.active_version_id is distinct from new.active_version_id)
    execute function journey_listener_changes()`,
  `insert into journey_listener (workspace_id, word, journey_id, version_id)
    select workspace_id, '*', id, active_version_id from journey where state = 'active'`,
])
