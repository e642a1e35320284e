-- Has the outcomes of a dispatch counted anew. The lock waits for a count that is under way: as one statement with the
-- update, it would look for an older one and not see it.
create or replace function feuilleton.forget_outcomes()
returns trigger language plpgsql
as $$
declare
  of_dispatch bigint := old.dispatch_id;
begin
  perform from feuilleton.dispatches where id = of_dispatch for share;
  update feuilleton.dispatches set outcomes = null where id = of_dispatch and outcomes is not null;
  return null;
end $$;
