-- Refuses to take away a subscriber who has enrolments. Whoever enrols has the row of the subscriber until it is committed, so
-- that none is added meanwhile.
create or replace function feuilleton.keep_subscriber() returns trigger language plpgsql as $$
begin
  if exists (select from feuilleton.enrolments where subscriber_id = old.id) then
    raise foreign_key_violation using message = format('the subscriber %s still has enrolments', old.id);
  end if;
  return null;
end $$;
