-- People of a list are enrolled without a look at each row that theirs refer to: the statements that write them have it already.
-- A third of what PostgreSQL did for a line of a list were these looks.

-- Written in the statement that adds or changes the enrolment, or in one that holds it.
alter table feuilleton.consents drop constraint consents_enrolment_id_fkey;
-- Whoever enrols by an import has its row.
alter table feuilleton.enrolments drop constraint enrolments_import_id_fkey;
-- Whoever enrols has the subscriber: added in the same transaction, found there by an upsert, or held.
alter table feuilleton.enrolments drop constraint enrolments_subscriber_id_fkey;

-- A trigger needs its function when it is made; what these do is in functions/.
create function feuilleton.keep_subscriber() returns trigger language plpgsql as 'begin return old; end';
create trigger no_enrolment_is_left after delete on feuilleton.subscribers
  for each row execute function feuilleton.keep_subscriber();
create function feuilleton.keep_import() returns trigger language plpgsql as 'begin return old; end';
create trigger no_enrolment_is_left after delete on feuilleton.imports
  for each row execute function feuilleton.keep_import();
