-- How many forms wait is bounded, for each kind in all and from each network. `network`: an address of IPv4, a /48 of IPv6,
-- or `unknown`.
alter table feuilleton.asked_forms add column network text not null default 'unknown';
create index asked_forms_of_network on feuilleton.asked_forms (kind, network);

-- Those that have waited for more than a day are given up.
create index asked_forms_by_age on feuilleton.asked_forms (asked_at);
