-- What a person replies is passed on to whoever sends the course, and not kept; that it was, and when, is.
alter table feuilleton.returned_mail add column forwarded_at timestamptz;
-- For the list of organisers, and for what one reader may have passed on in a day.
create index returned_mail_replies on feuilleton.returned_mail (returned_at, id) where kind = 'reply';
create index returned_mail_forwarded on feuilleton.returned_mail (forwarded_at) where forwarded_at is not null;
