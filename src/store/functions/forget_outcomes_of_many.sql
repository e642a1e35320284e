-- As forget_outcomes, for all rows that one statement added or removed: those of people who move are a million.
create or replace function feuilleton.forget_outcomes_of_many()
returns trigger language plpgsql
as $$
declare
  of_dispatches bigint[] := (select array_agg(distinct dispatch_id) from changed where settled_at is not null);
begin
  if of_dispatches is null then
    return null;
  end if;
  perform from feuilleton.dispatches where id = any(of_dispatches) order by id for share;
  update feuilleton.dispatches set outcomes = null where id = any(of_dispatches) and outcomes is not null;
  return null;
end $$;
