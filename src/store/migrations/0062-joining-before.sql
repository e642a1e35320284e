-- What a cohort had before the last change of its places or of its rule for late joiners, and since when it has another: to
-- undo that while nobody has joined by it.
alter table feuilleton.cohorts add column joining_before jsonb, add column joining_changed_at timestamptz;
