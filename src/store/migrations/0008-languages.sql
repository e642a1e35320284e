-- Nothing is in French because nobody said otherwise; calendars keep an event under the name that they were told.

alter table feuilleton.editions
  -- Of the programme. Editions are large: what asks for this alone does not read them.
  add column language text generated always as (coalesce(content #>> '{programme,language}', 'fr')) stored;

alter table feuilleton.enrolments alter column language drop default;
alter table feuilleton.requests alter column language drop default;

-- Readers who were enrolled by an organiser had French until now, whatever their programme. Who signed up or registered on
-- a page chose its language: they have a line that says that they asked, and keep it in every cohort that they are in.
update feuilleton.enrolments e set language = ed.language
from feuilleton.cohorts c join feuilleton.editions ed on ed.hash = c.edition_hash
where c.id = e.cohort_id and e.language <> ed.language
  and not exists (
    select from feuilleton.consents p join feuilleton.enrolments x on x.id = p.enrolment_id
    where x.subscriber_id = e.subscriber_id and p.event = 'asked');

alter table feuilleton.cohorts
  -- The domain in the UIDs of its calendar entries: that of the first one that anybody was told.
  add column uid_domain text;

-- Letters have another return address and another field than before. Where the relay has surely not taken one, the next
-- try is written anew; where it may have, the bytes may not differ, and an organiser decides.
update feuilleton.deliveries set bytes_hash = null
where state in ('due', 'claimed') and bodies = 0 and bytes_hash is not null;
