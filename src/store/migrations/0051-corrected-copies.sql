-- Whether a correction holds for what had left as well, on the web: its organiser chooses.
alter table feuilleton.corrections add column corrects_copies boolean not null default false;
