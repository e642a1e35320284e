-- Refuses to change an entry of the journal, but for what is personal in it, which goes when a person is erased.
create or replace function feuilleton.keep_journal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.personal is null and to_jsonb(new) - 'personal' = to_jsonb(old) - 'personal' then
    return new;
  end if;
  raise exception 'the journal is only added to';
end $$;
