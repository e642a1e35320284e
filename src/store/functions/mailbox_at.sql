-- The mailbox with a name at a domain, both in lower case; see mailbox_of.
create or replace function feuilleton.mailbox_at(name text, domain text) returns text
language sql immutable parallel safe
as $$
  select case
    when domain in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com'
    else name || '@' || domain
  end
$$;
