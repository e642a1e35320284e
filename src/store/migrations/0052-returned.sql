-- A letter that the relay took and that came back is told from one that the relay refused.

alter table feuilleton.deliveries
  drop constraint deliveries_state_check,
  add constraint deliveries_state_check check (state in
    ('due', 'claimed', 'handed', 'submitted', 'bounced', 'returned', 'unknown', 'skipped', 'held', 'failed')),
  add constraint returned_with_its_words check (state <> 'returned' or (reason is not null and reply is not null));

drop index feuilleton.deliveries_bounced;
create index deliveries_bounced on feuilleton.deliveries (settled_at, id) where state in ('bounced', 'returned');
drop index feuilleton.deliveries_amiss;
create index deliveries_amiss on feuilleton.deliveries (state, enrolment_id)
  where state in ('bounced', 'returned', 'unknown', 'held');

update feuilleton.deliveries d set state = 'returned'
where d.state = 'bounced' and d.reason is not null and d.reply is not null
  and d.id in (select delivery_id from feuilleton.returned_mail where acted and kind in ('hard', 'soft'));

-- `returned`: letters for this domain came back for reasons that are about us. A relay that takes the next one says nothing of that.
alter table feuilleton.domain_pauses
  drop constraint domain_pauses_why_check,
  add constraint domain_pauses_why_check check (why in ('policy', 'denial', 'returned'));
