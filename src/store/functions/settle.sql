-- Writes how claims ended. What was `unknown` once keeps no reason when it bounces: a reason would let its bytes change.
create or replace function feuilleton.settle(
  ids bigint[], fences integer[], states text[], reasons text[], replies text[], instants timestamptz[], at timestamptz)
returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
set plan_cache_mode = force_generic_plan
as $$
begin
  update feuilleton.deliveries d set
    state = case when m.state in ('bounced', 'held', 'skipped') and d.resends > 0 then 'unknown' else m.state end,
    reason = case when m.state = 'bounced' and d.resends > 0 then null else m.reason end,
    reply = coalesce(m.reply, d.reply),
    next_at = coalesce(least(m.next_at, d.expires_at), d.next_at),
    claimed_by = null, lease_until = null,
    bodies = d.bodies - (d.state in ('handed', 'unknown') and m.state in ('due', 'bounced'))::int,
    handed_at = case when m.state = 'due' and d.resends = 0 then null else d.handed_at end,
    settled_at = case when m.state = 'due' then null else at end
  from unnest(ids, fences, states, reasons, replies, instants) as m (id, fence, state, reason, reply, next_at)
  where d.id = m.id and d.fence = m.fence
    and case d.state when 'claimed' then true when 'handed' then true
                     when 'unknown' then m.state in ('submitted', 'bounced', 'due') else false end;
end $$;
