-- What a letter is, written down beside it: until now it was guessed from its name.

alter table feuilleton.dispatches
  -- Null for the one of each track that stands for what was asked for on pages: its deliveries are answers and notes.
  add column kind text generated always as (
    case when day > 0 then 'lesson' when reminder is not null then 'reminder' when told_version is not null then 'notice' end
  ) stored;

alter table feuilleton.deliveries
  -- Most rows are lessons: with this default they are not written anew.
  add column kind text not null default 'lesson'
    check (kind in ('lesson', 'reminder', 'notice', 'answer', 'note')),
  -- Of an answer or a note: what was asked for. No foreign key, whose trigger would run for each lesson too.
  add column request_id bigint;

update feuilleton.deliveries d set kind = i.kind
from feuilleton.dispatches i where i.id = d.dispatch_id and i.kind in ('reminder', 'notice');

-- Their names were made of what was asked for and the number of its request, such as `registered.12`.
update feuilleton.deliveries d set
  kind = case when split_part(d.letter, '.', 1) in ('register', 'registered', 'waiting', 'unregistered') then 'answer'
              else 'note' end,
  request_id = split_part(d.letter, '.', 2)::bigint
from feuilleton.dispatches i where i.id = d.dispatch_id and i.kind is null;

alter table feuilleton.deliveries
  alter column kind drop default,
  add constraint of_a_request check ((kind in ('answer', 'note')) = (request_id is not null));
