-- Marks claims as handed, in one round trip; returns those that may go on. Each statement of a function sees what is
-- committed when it begins: the first locks enrolments and cohorts, so the second sees every unsubscribe, every pause and
-- every change before it, and one that comes later waits. As one statement it would judge by what it saw before it had
-- the locks. A letter that was written before an event was changed is due again, to be written anew; one that may have
-- arrived before waits for a decision, as its bytes may not differ.
-- The plan is kept, and made when the planner may know nothing of these rows yet. Joins to the left begin with the claims that
-- are named, and stay in the order in which they are written: else each group of marks may read a whole dispatch. A claim whose
-- fence has moved on finds nothing there, and is not marked.
create or replace function feuilleton.hand_over(ids bigint[], fences integer[], hashes text[], at timestamptz)
returns setof bigint language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
set join_collapse_limit = 1 set plan_cache_mode = force_generic_plan
as $$
declare
  readers bigint[];
begin
  readers := array(select enrolment_id from feuilleton.deliveries where id = any(ids));
  perform from feuilleton.enrolments where id = any(readers) order by id for share;
  perform from feuilleton.cohorts
    where id = any(array(select cohort_id from feuilleton.enrolments where id = any(readers))) order by id for share;
  return query
  with judged as (
    select m.id, m.fence, m.bytes_hash, p.paused_by = 'organiser' or i.paused_at is not null as is_paused,
      d.resends > 0 as is_resent,
      d.bytes_hash <> m.bytes_hash as is_changed,
      c.events_version <> d.written_version as is_stale,
      feuilleton.standing_reason(d, i, e, c, x.address_key is not null, p.paused_by, at) as reason
    from unnest(ids, fences, hashes) as m (id, fence, bytes_hash)
    left join feuilleton.deliveries d on d.id = m.id and d.fence = m.fence
    left join feuilleton.dispatches i on i.id = d.dispatch_id
    left join feuilleton.enrolments e on e.id = d.enrolment_id
    left join feuilleton.subscribers s on s.id = e.subscriber_id
    left join feuilleton.cohorts c on c.id = e.cohort_id
    left join feuilleton.pauses p on p.cohort_id = c.id
    left join feuilleton.suppressions x on x.address_key = s.address_key
  ), ended as (
    select judged.id, judged.fence, judged.bytes_hash,
      case when reason is not null then 'skipped' when is_paused then 'due'
           when is_stale and not is_resent then 'due' when is_stale or is_changed then 'held'
           else 'handed' end as state,
      case when reason is not null then reason when is_paused then null when is_stale and not is_resent then null
           when is_stale then 'outdated'
           when is_changed then 'bytes-changed' end as reason,
      is_stale and not is_resent as is_rewritten
    from judged
  ), marked as (
    update feuilleton.deliveries d set
      state = case when m.state in ('skipped', 'held') and d.resends > 0 then 'unknown' else m.state end,
      reason = m.reason,
      -- What the relay said to an earlier attempt is no answer to this one, which may end without any.
      reply = case when m.state = 'handed' then null else d.reply end,
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
