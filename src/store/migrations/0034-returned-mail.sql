-- What came back by mail with a token of ours: reports, complaints, wishes to leave, answers. Mails are not kept, facts are.
create table feuilleton.returned_mail (
  id bigint generated always as identity primary key,
  enrolment_id bigint not null references feuilleton.enrolments (id),
  -- Null when the mail came to the address of an enrolment.
  delivery_id bigint references feuilleton.deliveries (id),
  kind text not null check (kind in
    ('hard', 'soft', 'delayed', 'complaint', 'unsubscribe', 'auto-reply', 'challenge', 'reply')),
  -- Of a failure: what it says, of whom, and the enhanced code.
  verdict text,
  status text,
  -- What a server said; null for what a person wrote.
  words text,
  -- Whether something changed by it.
  acted boolean not null default false,
  -- What the relay had answered to a letter that came back.
  relay_reply text,
  -- Tells mails apart: SHA-256 of the Message-ID, or of the mail when it has none.
  mail_hash bytea not null,
  returned_at timestamptz not null,
  unique (enrolment_id, mail_hash)
);
create index returned_mail_by_time on feuilleton.returned_mail (returned_at, id);
create index returned_mail_of_delivery on feuilleton.returned_mail (delivery_id);
