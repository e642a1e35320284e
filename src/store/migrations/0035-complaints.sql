-- Those of the last days are counted on the first page of organisers.
create index returned_mail_complaints on feuilleton.returned_mail (returned_at) where kind = 'complaint';
