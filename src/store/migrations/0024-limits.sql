-- What the limits of all processes have counted. Rows that are over are dropped; after a crash it begins anew.
create unlogged table feuilleton.rate_limits (
  key text primary key,
  points integer not null default 0,
  -- In milliseconds since 1970.
  expire bigint
);

-- One mailbox has many spellings: what stands after a +, and dots where the provider ignores them.
create function feuilleton.mailbox_of(address_key text) returns text
language sql immutable strict parallel safe
as $$
  select case
    when domain in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com'
    else name || '@' || domain
  end
  from (select split_part(substring(address_key from '^(.*)@'), '+', 1) as name,
    substring(address_key from '[^@]*$') as domain) parts
$$;
create index subscribers_of_mailbox on feuilleton.subscribers (feuilleton.mailbox_of(address_key));
