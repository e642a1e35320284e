-- Why a delivery may not leave at an instant; null when it may. Claims and hand-overs are judged by this alone. Whole rows
-- are passed: as one expression without a query of its own it becomes a part of the statement that calls it, and costs
-- nothing more.
create or replace function feuilleton.standing_reason(
  d feuilleton.deliveries, i feuilleton.dispatches, e feuilleton.enrolments, c feuilleton.cohorts,
  is_suppressed boolean, paused_by text, at timestamptz)
returns text language sql stable
as $$
  select case
    -- A draft has no letters; were there one, it would not leave.
    when c.state <> 'running' then 'cancelled'
    when e.state = 'unsubscribed' then 'unsubscribed'
    when is_suppressed then 'suppressed'
    when e.state = 'paused' and not d.asked then 'paused'
    -- Who left, asked to come back and has not confirmed: what was under way when they left stays withdrawn.
    when e.state = 'pending' and not d.asked then 'unsubscribed'
    -- Who left the course and came back as a guest: its lessons stay withdrawn.
    when d.kind = 'lesson' and e.follows = 'events' then 'unsubscribed'
    when i.withdrawn_at is not null then 'event-changed'
    when i.event is not null
      and not feuilleton.is_told(e.id, e.follows, i.event, i.audience, at, i.told_version) then 'not-concerned'
    -- A letter whose day went by while its organiser had the cohort wait.
    when d.expires_at <= at then case when paused_by = 'organiser' then 'paused' else 'expired' end
  end
$$;
