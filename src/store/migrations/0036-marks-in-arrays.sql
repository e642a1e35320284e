-- `settle` takes arrays now, and no JSON.
drop function feuilleton.settle(jsonb, timestamptz);
