-- Finding people among a million: by the beginning of an address, of what follows its first dot, of its domain, or of a
-- first name without accents. "C" because a beginning is a range of bytes there, in whatever collation the database has.
-- Subscribers are added once and hardly ever change, so these cost letters nothing.
create index subscribers_by_address on feuilleton.subscribers (address_key collate "C");
create index subscribers_by_last_name on feuilleton.subscribers
  ((substring(address_key from '^[^@._+-]+[._+-](.*)$')) collate "C");
create index subscribers_by_domain on feuilleton.subscribers ((split_part(address_key, '@', 2)) collate "C");
create index subscribers_by_first_name on feuilleton.subscribers
  ((lower(regexp_replace(normalize(first_name, NFD), '[\u0300-\u036f]', '', 'g'))) collate "C");

-- Lists of people, the newest first, page by page.
create index people_of_cohort on feuilleton.enrolments (cohort_id, id);
create index enrolments_by_state on feuilleton.enrolments (state, id) where state <> 'active';
create index enrolments_of_guests on feuilleton.enrolments (id) where follows = 'events';

-- Whose letters ended so. Few letters do: nearly all pass it by, and a change of state updates an index already.
create index deliveries_amiss on feuilleton.deliveries (state, enrolment_id)
  where state in ('bounced', 'unknown', 'held');
