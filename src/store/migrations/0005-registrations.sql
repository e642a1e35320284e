-- Who takes part in the events of a cohort, and the letters about them.

alter table feuilleton.cohorts
  -- Those that were scheduled before there were reminders send none: nobody has seen what they would say.
  add column sends_reminders boolean not null default false;

alter table feuilleton.enrolments
  -- `events`: registered for an event on its own page, without the course.
  add column follows text not null default 'course' check (follows in ('course', 'events'));

-- One row for each enrolment and event. Of a mooc, `registered` are those who went on to sign up outside.
create table feuilleton.registrations (
  enrolment_id bigint not null references feuilleton.enrolments,
  event text not null,
  cohort_id bigint not null references feuilleton.cohorts,
  state text not null check (state in ('registered', 'waiting', 'left')),
  -- When it came into that state.
  since timestamptz not null,
  -- The version of the events of the cohort that was shown then: a notice goes to those who were told something else.
  told_version integer not null,
  -- Raised whenever the state changes: with the changes of the event, the SEQUENCE of invitations.
  revision integer not null default 0,
  -- Null until a list of those who were there says so.
  attended boolean,
  primary key (enrolment_id, event)
);
create index registrations_of_event on feuilleton.registrations (cohort_id, event, state, since);
-- Every tick looks for people who wait.
create index registrations_waiting on feuilleton.registrations (cohort_id, event) where state = 'waiting';

alter table feuilleton.event_changes
  -- Addresses that were given: `{ "join": "https://…", "replay": "https://…" }`.
  add column links jsonb not null default '{}';

alter table feuilleton.dispatches
  -- Of a letter about an event: which, and for whom; a lesson has neither. `concerned` are the registered and the waiting.
  add column event text,
  add column audience text
    check (audience in ('everyone', 'registered', 'not-registered', 'attended', 'absent', 'concerned')),
  -- The rule of a reminder. A letter about an event without one tells of a change, to those who were shown the version
  -- `told_version` of the events, or an earlier one, when they registered.
  add column reminder text,
  add column told_version integer,
  -- The event was changed: what has not left yet does not leave.
  add column withdrawn_at timestamptz,
  add constraint about_an_event check ((event is null) = (audience is null)),
  add constraint reminder_or_notice check (num_nonnulls(reminder, told_version) = (event is not null)::int);

alter table feuilleton.deliveries
  -- Of a lesson: the reminders that are a part of it for its reader, as `{webinaire.invite}`. Where bytes of it were handed
  -- over, a retry has these again, wherever its reader stands by then.
  add column written_banners text[];

-- Whether an enrolment is of an audience; of the registered, those who were at an instant.
create function feuilleton.is_told(
  of_enrolment bigint, its_follows text, of_event text, of_audience text, at timestamptz, told integer)
returns boolean language sql stable
as $$
  select case of_audience
    -- Whoever registered without the course is one of them too.
    when 'everyone' then its_follows = 'course' or exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.since <= at)
    -- Whoever took a registration back is not asked again.
    when 'not-registered' then its_follows = 'course' and not exists (
      select from feuilleton.registrations r where r.enrolment_id = of_enrolment and r.event = of_event)
    when 'registered' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.since <= at)
    when 'attended' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.attended)
    when 'absent' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and not r.attended)
    when 'concerned' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state <> 'left' and r.told_version <= told)
  end
$$;

alter table feuilleton.requests
  drop constraint requests_kind_check,
  -- The last four are about an event, `{ "event": "webinaire" }`; with its `revision` those that tell of a registration.
  add constraint requests_kind_check
    check (kind in ('confirmation', 'already', 'link', 'lesson', 'address-change', 'new-address',
      'register', 'registered', 'waiting', 'unregistered'));

-- As before; of those who follow the course.
create or replace function feuilleton.places_taken(of_cohort bigint, at_most integer)
returns bigint language sql stable
set enable_seqscan = off set enable_bitmapscan = off
as $$
  select count(*) from (
    select 1 from feuilleton.enrolments
    where cohort_id = of_cohort and state in ('active', 'paused') and follows = 'course' limit at_most
  ) as taken
$$;

-- As before, but that a letter about an event is not handed over once it was withdrawn, nor to somebody whom it is not
-- for any more.
create or replace function feuilleton.hand_over(ids bigint[], fences integer[], hashes text[], at timestamptz, bytes_changed text)
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
      d.resends > 0 as is_resent,
      d.bytes_hash <> m.bytes_hash as is_changed,
      c.events_version <> d.written_version as is_stale,
      case when c.state = 'cancelled' then 'cancelled'
           when e.state = 'unsubscribed' then 'unsubscribed'
           when x.address_key is not null then 'suppressed'
           when e.state = 'paused' and not d.asked then 'paused'
           -- Who left, asked to come back and has not confirmed: what was under way when they left stays withdrawn.
           when e.state = 'pending' and not d.asked then 'unsubscribed'
           -- Who left the course and came back as a guest: its lessons stay withdrawn.
           when i.event is null and not d.asked and e.follows = 'events' then 'unsubscribed'
           when i.withdrawn_at is not null then 'event-changed'
           when i.event is not null
             and not feuilleton.is_told(e.id, e.follows, i.event, i.audience, at, i.told_version) then 'not-concerned'
           when d.expires_at <= at then 'expired' end as reason
    from unnest(ids, fences, hashes) as m (id, fence, bytes_hash)
    join feuilleton.deliveries d on d.id = m.id and d.fence = m.fence
    join feuilleton.dispatches i on i.id = d.dispatch_id
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    left join feuilleton.pauses p on p.cohort_id = c.id
    left join feuilleton.suppressions x on x.address_key = s.address_key
  ), ended as (
    select judged.id, judged.fence, judged.bytes_hash,
      case when reason is not null then 'skipped' when is_paused then 'due'
           when is_stale and not is_resent then 'due' when is_stale or is_changed then 'held'
           else 'handed' end as state,
      case when reason is not null then reason when is_paused then null when is_stale and not is_resent then null
           when is_stale then 'an event that it speaks of has changed since its first try'
           when is_changed then bytes_changed end as reason,
      is_stale and not is_resent as is_rewritten
    from judged
  ), marked as (
    update feuilleton.deliveries d set
      state = case when m.state in ('skipped', 'held') and d.resends > 0 then 'unknown' else m.state end,
      reason = m.reason,
      bodies = d.bodies + (m.state = 'handed')::int,
      bytes_hash = case when m.state = 'handed' then m.bytes_hash when m.is_rewritten then null else d.bytes_hash end,
      written_at = case when m.is_rewritten then null else d.written_at end,
      attempts = d.attempts - (m.state = 'due')::int,
      handed_at = case when m.state = 'handed' then at else d.handed_at end,
      settled_at = case when m.state in ('skipped', 'held') then at end
    from ended m
    where d.id = m.id and d.fence = m.fence and case d.state when 'claimed' then d.lease_until > at else false end
    returning d.id, d.state
  )
  select marked.id from marked where marked.state = 'handed';
end $$;

-- As before, but that a letter may turn out to have nothing to say any more.
create or replace function feuilleton.settle(settlements jsonb, at timestamptz)
returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
set plan_cache_mode = force_generic_plan
as $$
begin
  update feuilleton.deliveries d set
    state = case when m.state in ('bounced', 'held', 'skipped') and d.resends > 0 then 'unknown' else m.state end,
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
