-- From here on functions are kept whole in `functions/`, and put in the place of what is here when they differ.

create table feuilleton.functions (
  only_row boolean primary key default true check (only_row),
  -- SHA-256 of the files that the functions are from.
  hash text not null
);

-- It has one parameter less now: the words of its reasons are elsewhere.
drop function feuilleton.hand_over(bigint[], integer[], text[], timestamptz, text);
