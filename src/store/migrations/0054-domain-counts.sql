-- How many letters of a dispatch the relay took, by recipient domain, counted once when its day is over; `''` has the small ones together.
alter table feuilleton.dispatches add column domains jsonb;
create index dispatches_without_domains on feuilleton.dispatches (expires_at, id)
  where domains is null and kind is not null and state in ('closed', 'cancelled');
create index dispatches_with_domains on feuilleton.dispatches (expires_at) where domains is not null;

alter table feuilleton.alerts_raised drop constraint alerts_raised_kind_check,
  add constraint alerts_raised_kind_check check (kind in
    ('relay', 'paused', 'held', 'unknown', 'bounces', 'complaints'));
alter table feuilleton.alert_messages drop constraint alert_messages_kind_check,
  add constraint alert_messages_kind_check check (kind in
    ('relay', 'paused', 'held', 'unknown', 'bounces', 'complaints', 'summary'));
