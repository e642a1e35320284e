-- Refuses to take away an enrolment that has deliveries or consents. Whoever does so has its track, where no tick adds any
-- delivery meanwhile, and whoever adds a consent has the enrolment.
create or replace function feuilleton.keep_enrolment() returns trigger language plpgsql as $$
begin
  if exists (select from feuilleton.deliveries where enrolment_id = old.id) then
    raise foreign_key_violation using message = format('the enrolment %s still has deliveries', old.id);
  end if;
  if exists (select from feuilleton.consents where enrolment_id = old.id) then
    raise foreign_key_violation using message = format('the enrolment %s still has consents', old.id);
  end if;
  return null;
end $$;
