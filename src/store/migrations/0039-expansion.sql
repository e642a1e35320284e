-- A dispatch of a million becomes deliveries without a look at each enrolment once more.

-- Deliveries are written from enrolments whose track is locked meanwhile, from one that is locked itself, or for a request, which
-- refers to one. To check and lock each of a million again takes two fifths of the time that they take, and a quarter of
-- their WAL.
alter table feuilleton.deliveries drop constraint deliveries_enrolment_id_fkey;

-- A trigger needs its function when it is made; what the function does is in functions/keep_enrolment.sql.
create function feuilleton.keep_enrolment() returns trigger language plpgsql as 'begin return old; end';
create trigger no_delivery_is_left after delete on feuilleton.enrolments
  for each row execute function feuilleton.keep_enrolment();
