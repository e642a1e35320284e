-- The languages are those that Feuilleton has words for, which the code knows: here any tag of a language will do, so that
-- a language more is no step of the database.

alter table feuilleton.enrolments
  drop constraint enrolments_language_check,
  add constraint enrolments_language_check check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$');

alter table feuilleton.requests
  drop constraint requests_language_check,
  add constraint requests_language_check check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$');
