-- What subscribers do by themselves: join, confirm, choose, leave.

alter table feuilleton.cohorts
  -- Whether the programme page offers this cohort, and to how many at most.
  add column sign_up text not null default 'closed' check (sign_up in ('open', 'closed')),
  add column capacity integer check (capacity > 0),
  -- Whether its letters can be read by anyone, on its own page.
  add column archive text not null default 'closed' check (archive in ('open', 'closed'));

alter table feuilleton.enrolments
  -- Who has asked to join and not confirmed has not joined: nothing but what they asked for is written to them.
  alter column joined_at drop not null,
  drop constraint enrolments_state_check,
  add constraint enrolments_state_check check (state in ('pending', 'active', 'paused', 'unsubscribed')),
  add constraint joined_unless_pending check (joined_at is not null or state in ('pending', 'unsubscribed')),
  -- Of the pages and of the letters about the enrolment; lessons are in the language of their programme.
  add column language text not null default 'fr' check (language in ('fr', 'en')),
  -- The last date of a pause, in the zone of the track; null for one without an end.
  add column paused_until date,
  add column left_reason text;

-- What was asked for on a page and is answered by a letter. The letter is named after its request: `confirmation.12`.
create table feuilleton.requests (
  id bigint generated always as identity primary key,
  enrolment_id bigint not null references feuilleton.enrolments,
  kind text not null check (kind in ('confirmation', 'already', 'link', 'lesson')),
  -- For a lesson that is wanted again: `{ "letter": "jour-05" }`.
  detail jsonb not null default '{}',
  requested_at timestamptz not null,
  -- Until when its link works.
  expires_at timestamptz not null,
  answered_at timestamptz
);
create index requests_of_enrolment on feuilleton.requests (enrolment_id, requested_at);

alter table feuilleton.deliveries
  -- A letter that its reader asked for: a pause does not hold it back.
  add column asked boolean not null default false;

-- Who agreed to what, in which words, when and from where. Rows are only added; an erasure empties `ip` and `detail`.
create table feuilleton.consents (
  id bigint generated always as identity primary key,
  enrolment_id bigint not null references feuilleton.enrolments,
  event text not null check (event in ('asked', 'confirmed', 'imported', 'left', 'erased')),
  -- What was shown, word for word, and its SHA-256; for an import, the legal basis that the organiser stated.
  wording text,
  wording_hash text,
  at timestamptz not null,
  ip text,
  -- The request whose link was used.
  request_id bigint references feuilleton.requests,
  detail text
);
create index consents_of_enrolment on feuilleton.consents (enrolment_id, id);

-- Addresses of people who had themselves erased, as HMAC-SHA-256: no import brings them back.
create table feuilleton.erasures (
  address_hash text primary key,
  erased_at timestamptz not null
);

-- Lessons that were opened on the reading page or marked as read there, once each.
create table feuilleton.readings (
  enrolment_id bigint not null references feuilleton.enrolments,
  letter text not null,
  read_at timestamptz not null,
  primary key (enrolment_id, letter)
);

-- As before, but that a pause does not hold back what its reader asked for.
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
      d.bytes_hash <> m.bytes_hash as is_changed,
      case when c.state = 'cancelled' then 'cancelled'
           when e.state = 'unsubscribed' then 'unsubscribed'
           when x.address_key is not null then 'suppressed'
           when e.state = 'paused' and not d.asked then 'paused'
           -- Who left, asked to come back and has not confirmed: what was under way when they left stays withdrawn.
           when e.state = 'pending' and not d.asked then 'unsubscribed'
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

alter table feuilleton.requests
  -- Of the letter that answers: that of the enrolment when it was asked, so that a retry has the same words.
  add column language text not null default 'fr' check (language in ('fr', 'en'));

-- Pauses that end by themselves: every tick looks for them.
create index enrolments_to_resume on feuilleton.enrolments (paused_until) where state = 'paused';

-- How many places of a cohort are taken, counted no further than `at_most`; who has not confirmed takes none. By the index and row by row: left to itself,
-- the planner reads a whole large cohort, or past those of all others, before it looks at the limit.
create function feuilleton.places_taken(of_cohort bigint, at_most integer)
returns bigint language sql stable
set enable_seqscan = off set enable_bitmapscan = off
as $$
  select count(*) from (
    select 1 from feuilleton.enrolments
    where cohort_id = of_cohort and state in ('active', 'paused') limit at_most
  ) as taken
$$;
