-- The mailbox that an address is of: without what stands after a +, and without dots where the provider ignores them. The
-- index subscribers_of_mailbox holds what it answers: whoever changes it has to build that anew.
create or replace function feuilleton.mailbox_of(address_key text) returns text
language sql immutable strict parallel safe
as $$
  select case
    when domain in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com'
    else name || '@' || domain
  end
  from (select split_part(substring(address_key from '^(.*)@'), '+', 1) as name,
    substring(address_key from '[^@]*$') as domain) parts
$$;
