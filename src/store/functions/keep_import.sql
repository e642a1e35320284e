-- Refuses to take away an import that has enrolled people. Whoever enrols by it has its row.
create or replace function feuilleton.keep_import() returns trigger language plpgsql as $$
begin
  if exists (select from feuilleton.enrolments where import_id = old.id) then
    raise foreign_key_violation using message = format('the import %s still has enrolments', old.id);
  end if;
  return null;
end $$;
