-- Links of letters name the generation of their enrolment: once it is raised, those of before open nothing.
alter table feuilleton.enrolments add column generation integer not null default 0;

-- The one whose links a letter holds: a retry has the same bytes.
alter table feuilleton.deliveries add column written_generation integer;
update feuilleton.deliveries set written_generation = 0
where written_at is not null and state in ('due', 'claimed', 'unknown', 'held');
