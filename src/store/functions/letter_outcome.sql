-- How a delivery stands, in the terms that add up to everybody whom a letter was for: `LetterOutcome` in the code.
create or replace function feuilleton.letter_outcome(state text, reason text)
returns text language sql immutable parallel safe
as $$
  select case
    when state in ('due', 'claimed', 'handed') then 'waiting'
    when state = 'returned' then 'bounced'
    when state <> 'skipped' then state
    when reason = 'unsubscribed' then 'left'
    when reason in ('paused', 'suppressed', 'expired', 'cancelled') then reason
    else 'needless'
  end
$$;
