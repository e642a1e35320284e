-- What the ledger needs to stay true under faults: hand-overs counted, unknowns resolved, cohorts paused.

-- A job names a dispatch, and its worker claims whatever is due there: no delivery belongs to a job any more.
drop index feuilleton.deliveries_due;
alter table feuilleton.deliveries
  drop column queued_at,
  -- Hand-overs whose body the relay took or may have taken, and re-sends of an unknown that were decided on.
  -- The check makes a second body impossible to write down, and so to hand over, without such a decision.
  add column bodies integer not null default 0,
  add column resends integer not null default 0,
  add constraint at_most_one_body check (bodies between 0 and 1 + resends),
  -- SHA-256 of the bytes of the first hand-over: a later one has the same, or does not happen.
  add column bytes_hash text;
-- Deliveries are written from a dispatch that is locked meanwhile: checking it again for each of a million rows takes a
-- third of the time that they take.
alter table feuilleton.deliveries drop constraint deliveries_dispatch_id_fkey;
update feuilleton.deliveries set bodies = 1 where state in ('handed', 'submitted', 'unknown');

create index deliveries_due on feuilleton.deliveries (dispatch_id, next_at, id) where state = 'due';
create index deliveries_waiting on feuilleton.deliveries (settled_at, id) where state in ('unknown', 'held');

alter table feuilleton.dispatches
  -- What happens to an `unknown` of this letter.
  add column unknown_policy text not null default 'hold' check (unknown_policy in ('hold', 'resend-once'));

-- What was decided about an unknown or held delivery, and by whom. Rows are only added.
create table feuilleton.resolutions (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references feuilleton.deliveries,
  decision text not null check (decision in ('resend', 'submitted', 'leave')),
  decided_by text not null check (decided_by in ('policy', 'organiser')),
  decided_at timestamptz not null,
  -- The state and the reply or reason that it was decided on, and what was found out.
  was text not null,
  note text
);
create index resolutions_of_delivery on feuilleton.resolutions (delivery_id);

-- Letters of a cohort that the relay refused because of the sender or the letter, since the last one it took.
create table feuilleton.refusals (
  delivery_id bigint primary key references feuilleton.deliveries,
  cohort_id bigint not null references feuilleton.cohorts,
  reply text not null,
  refused_at timestamptz not null
);
create index refusals_of_cohort on feuilleton.refusals (cohort_id);

-- Cohorts whose letters wait: for an organiser, or for the relay, which is asked again with one letter at a time.
create table feuilleton.pauses (
  cohort_id bigint primary key references feuilleton.cohorts,
  paused_by text not null check (paused_by in ('organiser', 'relay')),
  reason text not null,
  paused_at timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz,
  check ((paused_by = 'relay') = (next_try_at is not null))
);

-- When anything ticked last, whichever process it was: the others see when nothing does.
create table feuilleton.ticks (
  only_row boolean primary key default true check (only_row),
  ticked_at timestamptz not null
);

-- Marks claims as handed, in one round trip; returns those that may go on. Each statement of a function sees what is
-- committed when it begins: the first locks enrolments and cohorts, so the second sees every unsubscribe and every pause
-- before it, and one that comes later waits. As one statement it would judge by what it saw before it had the locks.
create function feuilleton.hand_over(ids bigint[], fences integer[], hashes text[], at timestamptz, bytes_changed text)
returns setof bigint language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
set plan_cache_mode = force_generic_plan
as $$
begin
  perform from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
    where d.id = any(ids) order by e.id for share of e;
  perform from feuilleton.cohorts where id in (
    select e.cohort_id from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
    where d.id = any(ids)) order by id for share;
  return query
  with judged as (
    select d.id, d.fence, m.bytes_hash, p.paused_by = 'organiser' as is_paused,
      d.bytes_hash <> m.bytes_hash as is_changed,
      case when c.state = 'cancelled' then 'cancelled'
           when e.state = 'unsubscribed' then 'unsubscribed'
           when x.address_key is not null then 'suppressed'
           when e.state = 'paused' then 'paused'
           when d.expires_at <= at then 'expired' end as reason
    from unnest(ids, fences, hashes) as m (id, fence, bytes_hash)
    join feuilleton.deliveries d on d.id = m.id and d.fence = m.fence
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    left join feuilleton.pauses p on p.cohort_id = c.id
    left join feuilleton.suppressions x on x.address_key = s.address_key
  ), ended as (
    select judged.id, judged.fence, judged.bytes_hash,
      case when reason is not null then 'skipped' when is_paused then 'due' when is_changed then 'held'
           else 'handed' end as state,
      case when reason is not null then reason when is_paused then null
           when is_changed then bytes_changed end as reason
    from judged
  ), marked as (
    update feuilleton.deliveries d set
      state = case when m.state in ('skipped', 'held') and d.resends > 0 then 'unknown' else m.state end,
      reason = m.reason,
      bodies = d.bodies + (m.state = 'handed')::int,
      bytes_hash = case when m.state = 'handed' then m.bytes_hash else d.bytes_hash end,
      attempts = d.attempts - (m.state = 'due')::int,
      handed_at = case when m.state = 'handed' then at else d.handed_at end,
      settled_at = case when m.state in ('skipped', 'held') then at end
    from ended m
    where d.id = m.id and d.fence = m.fence and case d.state when 'claimed' then d.lease_until > at else false end
    returning d.id, d.state
  )
  select marked.id from marked where marked.state = 'handed';
end $$;

-- Writes how claims ended.
create function feuilleton.settle(settlements jsonb, at timestamptz)
returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
set plan_cache_mode = force_generic_plan
as $$
begin
  update feuilleton.deliveries d set
    state = case when m.state in ('bounced', 'held') and d.resends > 0 then 'unknown' else m.state end,
    reason = m.reason,
    reply = coalesce(m.reply, d.reply),
    next_at = coalesce(least(m."nextAt", d.expires_at), d.next_at),
    claimed_by = null, lease_until = null,
    bodies = d.bodies - (d.state in ('handed', 'unknown') and m.state in ('due', 'bounced'))::int,
    handed_at = case when m.state = 'due' and d.resends = 0 then null else d.handed_at end,
    settled_at = case when m.state = 'due' then null else at end
  from jsonb_to_recordset(settlements)
    as m (id bigint, fence int, state text, reason text, reply text, "nextAt" timestamptz)
  where d.id = m.id and d.fence = m.fence
    and case d.state when 'claimed' then true when 'handed' then true
                     when 'unknown' then m.state in ('submitted', 'bounced', 'due') else false end;
end $$;
