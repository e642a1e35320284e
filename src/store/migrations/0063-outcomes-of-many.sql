-- What one statement adds or removes is looked at once, and not row by row. An update stays as it was: letters on their way
-- are updated again and again, and for those its trigger is one comparison.
create function feuilleton.forget_outcomes_of_many() returns trigger language plpgsql as 'begin return null; end';
drop trigger outcome_added on feuilleton.deliveries;
drop trigger outcome_removed on feuilleton.deliveries;
create trigger outcome_added after insert on feuilleton.deliveries referencing new table as changed
  for each statement execute function feuilleton.forget_outcomes_of_many();
create trigger outcome_removed after delete on feuilleton.deliveries referencing old table as changed
  for each statement execute function feuilleton.forget_outcomes_of_many();
