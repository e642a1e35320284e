-- What all migrations and functions come to. Written by `npm run schema`: change those instead of this.

create schema feuilleton;
set check_function_bodies = off;

create sequence feuilleton.job_rounds as bigint;

create table feuilleton.alert_choices (
  organiser_id bigint not null,
  kinds text[] not null,
  summary_at text,
  zone text not null,
  summarised date,
  constraint alert_choices_summary_at_check CHECK ((summary_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint alert_choices_pkey PRIMARY KEY (organiser_id)
);

create table feuilleton.alert_messages (
  id bigint generated always as identity not null,
  organiser_id bigint,
  kind text not null,
  facts jsonb not null,
  raised_at timestamp with time zone not null,
  tries integer default 0 not null,
  next_try_at timestamp with time zone,
  sent_at timestamp with time zone,
  fault text,
  constraint alert_messages_kind_check CHECK ((kind = ANY (ARRAY['relay'::text, 'paused'::text, 'held'::text, 'unknown'::text, 'bounces'::text, 'complaints'::text, 'summary'::text]))),
  constraint alert_messages_pkey PRIMARY KEY (id)
);

create table feuilleton.alerts_raised (
  kind text not null,
  raised_at timestamp with time zone not null,
  subjects text[] not null,
  constraint alerts_raised_kind_check CHECK ((kind = ANY (ARRAY['relay'::text, 'paused'::text, 'held'::text, 'unknown'::text, 'bounces'::text, 'complaints'::text]))),
  constraint alerts_raised_pkey PRIMARY KEY (kind)
);

create table feuilleton.asked_forms (
  id bigint generated always as identity not null,
  kind text not null,
  asked jsonb not null,
  asked_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  network text default 'unknown'::text not null,
  constraint asked_forms_kind_check CHECK ((kind = ANY (ARRAY['sign-up'::text, 'register'::text, 'link'::text, 'sign-in'::text]))),
  constraint asked_forms_pkey PRIMARY KEY (id)
);

create table feuilleton.brands (
  id bigint generated always as identity not null,
  programme text,
  name text,
  accent text,
  logo text,
  png text,
  set_at timestamp with time zone not null,
  constraint brands_accent_check CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
  constraint brands_pkey PRIMARY KEY (id)
);

create table feuilleton.cohort_domains (
  cohort_id bigint not null,
  counted_at timestamp with time zone not null,
  people integer not null,
  domains jsonb not null,
  constraint cohort_domains_pkey PRIMARY KEY (cohort_id)
);

create table feuilleton.cohorts (
  id bigint generated always as identity not null,
  slug text not null,
  name text not null,
  edition_hash text not null,
  state text default 'running'::text not null,
  start text not null,
  day_one date not null,
  zone text not null,
  at_time text not null,
  calendar jsonb not null,
  late_joiners text not null,
  created_at timestamp with time zone not null,
  sign_up text default 'closed'::text not null,
  capacity integer,
  archive text default 'closed'::text not null,
  events_version integer default 0 not null,
  sends_reminders boolean default false not null,
  uid_domain text,
  redated jsonb,
  joining_before jsonb,
  joining_changed_at timestamp with time zone,
  constraint cohorts_archive_check CHECK ((archive = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint cohorts_capacity_check CHECK ((capacity > 0)),
  constraint cohorts_late_joiners_check CHECK ((late_joiners = ANY (ARRAY['next-lesson'::text, 'from-day-one'::text, 'next-cohort'::text]))),
  constraint cohorts_sign_up_check CHECK ((sign_up = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint cohorts_start_check CHECK ((start = ANY (ARRAY['fixed'::text, 'rolling'::text]))),
  constraint cohorts_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'running'::text, 'cancelled'::text, 'dropped'::text]))),
  constraint cohorts_pkey PRIMARY KEY (id),
  constraint cohorts_slug_key UNIQUE (slug)
);

create table feuilleton.consents (
  id bigint generated always as identity not null,
  enrolment_id bigint not null,
  event text not null,
  wording text,
  wording_hash text,
  at timestamp with time zone not null,
  ip text,
  request_id bigint,
  detail text,
  constraint consents_event_check CHECK ((event = ANY (ARRAY['asked'::text, 'confirmed'::text, 'imported'::text, 'left'::text, 'erased'::text]))),
  constraint consents_pkey PRIMARY KEY (id)
);

create table feuilleton.corrections (
  cohort_id bigint not null,
  version integer not null,
  edition_hash text not null,
  changed_at timestamp with time zone not null,
  corrects_copies boolean default false not null,
  constraint corrections_pkey PRIMARY KEY (cohort_id, version)
);

create table feuilleton.deliveries (
  id bigint generated always as identity not null,
  dispatch_id bigint not null,
  enrolment_id bigint not null,
  letter text not null,
  state text default 'due'::text not null,
  reason text,
  next_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  attempts integer default 0 not null,
  fence integer default 0 not null,
  claimed_by text,
  lease_until timestamp with time zone,
  written_at timestamp with time zone,
  written_name text,
  handed_at timestamp with time zone,
  settled_at timestamp with time zone,
  reply text,
  bodies integer default 0 not null,
  resends integer default 0 not null,
  bytes_hash text,
  asked boolean default false not null,
  written_version integer default 0 not null,
  written_banners text[],
  kind text not null,
  request_id bigint,
  written_generation integer,
  constraint at_most_one_body CHECK (((bodies >= 0) AND (bodies <= (1 + resends)))),
  constraint deliveries_check CHECK (((state = ANY (ARRAY['skipped'::text, 'held'::text, 'failed'::text])) <= (reason IS NOT NULL))),
  constraint deliveries_check1 CHECK (((state = 'submitted'::text) <= (reply IS NOT NULL))),
  constraint deliveries_kind_check CHECK ((kind = ANY (ARRAY['lesson'::text, 'reminder'::text, 'notice'::text, 'answer'::text, 'note'::text, 'one-off'::text]))),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['due'::text, 'claimed'::text, 'handed'::text, 'submitted'::text, 'bounced'::text, 'returned'::text, 'unknown'::text, 'skipped'::text, 'held'::text, 'failed'::text]))),
  constraint of_a_request CHECK (((kind = ANY (ARRAY['answer'::text, 'note'::text])) = (request_id IS NOT NULL))),
  constraint returned_with_its_words CHECK (((state <> 'returned'::text) OR ((reason IS NOT NULL) AND (reply IS NOT NULL)))),
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_enrolment_id_letter_key UNIQUE (enrolment_id, letter)
);

create table feuilleton.dispatches (
  id bigint generated always as identity not null,
  track_id bigint not null,
  letter text not null,
  day integer not null,
  due_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text default 'planned'::text not null,
  expanded_to bigint default 0 not null,
  unknown_policy text default 'hold'::text not null,
  event text,
  audience text,
  reminder text,
  told_version integer,
  withdrawn_at timestamp with time zone,
  outcomes jsonb,
  one_off_id bigint,
  paused_at timestamp with time zone,
  kind text generated always as (
CASE
    WHEN (day > 0) THEN 'lesson'::text
    WHEN (reminder IS NOT NULL) THEN 'reminder'::text
    WHEN (told_version IS NOT NULL) THEN 'notice'::text
    WHEN (one_off_id IS NOT NULL) THEN 'one-off'::text
    ELSE NULL::text
END) stored,
  domains jsonb,
  constraint about_an_event CHECK (((event IS NULL) = (audience IS NULL))),
  constraint dispatches_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'registered'::text, 'not-registered'::text, 'attended'::text, 'absent'::text, 'concerned'::text]))),
  constraint dispatches_check CHECK ((expires_at > due_at)),
  constraint dispatches_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint dispatches_unknown_policy_check CHECK ((unknown_policy = ANY (ARRAY['hold'::text, 'resend-once'::text]))),
  constraint one_off_alone_is_paused CHECK (((paused_at IS NULL) OR (one_off_id IS NOT NULL))),
  constraint reminder_or_notice CHECK ((num_nonnulls(reminder, told_version) = ((event IS NOT NULL))::integer)),
  constraint dispatches_pkey PRIMARY KEY (id),
  constraint dispatches_track_id_letter_key UNIQUE (track_id, letter)
);

create table feuilleton.domain_pauses (
  cohort_id bigint not null,
  domain text not null,
  why text not null,
  reason text not null,
  paused_at timestamp with time zone not null,
  tries integer default 0 not null,
  next_try_at timestamp with time zone not null,
  constraint domain_pauses_why_check CHECK ((why = ANY (ARRAY['policy'::text, 'denial'::text, 'returned'::text]))),
  constraint domain_pauses_pkey PRIMARY KEY (cohort_id, domain)
);

create table feuilleton.editions (
  hash text not null,
  programme text not null,
  content jsonb not null,
  sealed_at timestamp with time zone not null,
  language text generated always as (COALESCE((content #>> '{programme,language}'::text[]), 'fr'::text)) stored,
  published boolean default true not null,
  constraint editions_pkey PRIMARY KEY (hash)
);

create table feuilleton.enrolments (
  id bigint generated always as identity not null,
  cohort_id bigint not null,
  subscriber_id bigint not null,
  track_id bigint not null,
  state text default 'active'::text not null,
  joined_at timestamp with time zone,
  left_at timestamp with time zone,
  language text not null,
  paused_until date,
  left_reason text,
  follows text default 'course'::text not null,
  import_id bigint,
  completed_at timestamp with time zone,
  left_why text generated always as (split_part(left_reason, ':'::text, 1)) stored,
  generation integer default 0 not null,
  move_id bigint,
  constraint enrolments_follows_check CHECK ((follows = ANY (ARRAY['course'::text, 'events'::text]))),
  constraint enrolments_language_check CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'::text)),
  constraint enrolments_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'paused'::text, 'unsubscribed'::text]))),
  constraint joined_unless_pending CHECK (((joined_at IS NOT NULL) OR (state = ANY (ARRAY['pending'::text, 'unsubscribed'::text])))),
  constraint enrolments_pkey PRIMARY KEY (id),
  constraint enrolments_subscriber_id_cohort_id_key UNIQUE (subscriber_id, cohort_id)
);

create table feuilleton.erasures (
  address_hash text not null,
  erased_at timestamp with time zone not null,
  constraint erasures_pkey PRIMARY KEY (address_hash)
);

create table feuilleton.event_changes (
  cohort_id bigint not null,
  version integer not null,
  event text not null,
  sequence integer not null,
  changed_at timestamp with time zone not null,
  moments jsonb not null,
  cancelled boolean not null,
  links jsonb default '{}'::jsonb not null,
  constraint event_changes_sequence_check CHECK ((sequence > 0)),
  constraint event_changes_version_check CHECK ((version > 0)),
  constraint event_changes_pkey PRIMARY KEY (cohort_id, version),
  constraint event_changes_cohort_id_event_sequence_key UNIQUE (cohort_id, event, sequence)
);

create table feuilleton.family_grants (
  id bigint generated always as identity not null,
  family text not null,
  worker text not null,
  at_once integer not null,
  until timestamp with time zone not null,
  constraint family_grants_at_once_check CHECK ((at_once > 0)),
  constraint family_grants_pkey PRIMARY KEY (id)
);

create table feuilleton.family_paces (
  family text not null,
  free_from timestamp with time zone not null,
  waits_until timestamp with time zone not null,
  slowed_at timestamp with time zone,
  slowed_until timestamp with time zone,
  reply text,
  constraint slowed_whole CHECK (((slowed_at IS NULL) = (slowed_until IS NULL))),
  constraint family_paces_pkey PRIMARY KEY (family)
);

create table feuilleton.file_drafts (
  organiser_id bigint not null,
  path text not null,
  programme text not null,
  text text not null,
  began_hash text,
  version integer not null,
  page text not null,
  changed_at timestamp with time zone not null,
  constraint file_drafts_pkey PRIMARY KEY (organiser_id, path)
);

create table feuilleton.functions (
  only_row boolean default true not null,
  hash text not null,
  constraint functions_only_row_check CHECK (only_row),
  constraint functions_pkey PRIMARY KEY (only_row)
);

create table feuilleton.import_files (
  import_id bigint not null,
  content bytea,
  bad_lines jsonb,
  constraint import_files_pkey PRIMARY KEY (import_id)
);

create table feuilleton.imports (
  id bigint generated always as identity not null,
  cohort_id bigint not null,
  author text not null,
  organiser_id bigint,
  at timestamp with time zone not null,
  file_name text,
  file_hash text,
  state text not null,
  choices jsonb default '{}'::jsonb not null,
  preview jsonb,
  basis text,
  people integer default 0 not null,
  done integer default 0 not null,
  enrolled integer default 0 not null,
  already integer default 0 not null,
  erased integer default 0 not null,
  why jsonb,
  ended_at timestamp with time zone,
  undone_to bigint default 0 not null,
  removed integer default 0 not null,
  stayed integer default 0 not null,
  lease_until timestamp with time zone,
  constraint imports_basis_check CHECK ((basis <> ''::text)),
  constraint imports_check CHECK (((state = ANY (ARRAY['reading'::text, 'ready'::text])) OR (basis IS NOT NULL))),
  constraint imports_check1 CHECK (((state = 'stopped'::text) <= (why IS NOT NULL))),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'running'::text, 'done'::text, 'stopped'::text, 'undoing'::text, 'undone'::text]))),
  constraint imports_pkey PRIMARY KEY (id)
);

create table feuilleton.journal (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  author text not null,
  organiser_id bigint,
  act text not null,
  cohort_id bigint,
  subscriber_id bigint,
  facts jsonb default '{}'::jsonb not null,
  personal jsonb,
  constraint journal_pkey PRIMARY KEY (id)
);

create table feuilleton.letter_ceilings (
  only_one boolean default true not null,
  per_domain integer not null,
  in_all integer not null,
  constraint letter_ceilings_check CHECK ((in_all >= per_domain)),
  constraint letter_ceilings_only_one_check CHECK (only_one),
  constraint letter_ceilings_per_domain_check CHECK ((per_domain > 0)),
  constraint letter_ceilings_pkey PRIMARY KEY (only_one)
);

create table feuilleton.lifted_suppressions (
  id bigint generated always as identity not null,
  address_key text not null,
  suppressed_by text not null,
  reason text not null,
  suppressed_at timestamp with time zone not null,
  note text not null,
  lifted_at timestamp with time zone not null,
  constraint lifted_suppressions_pkey PRIMARY KEY (id)
);

create table feuilleton.logos (
  hash text not null,
  type text not null,
  bytes bytea not null,
  width integer not null,
  height integer not null,
  added_at timestamp with time zone not null,
  constraint logos_hash_check CHECK ((hash ~ '^[0-9a-f]{32}$'::text)),
  constraint logos_height_check CHECK ((height > 0)),
  constraint logos_type_check CHECK ((type = ANY (ARRAY['png'::text, 'svg'::text]))),
  constraint logos_width_check CHECK ((width > 0)),
  constraint logos_pkey PRIMARY KEY (hash)
);

create table feuilleton.migrations (
  number integer not null,
  constraint migrations_pkey PRIMARY KEY (number)
);

create table feuilleton.moved_registrations (
  move_id bigint not null,
  enrolment_id bigint not null,
  event text not null,
  state text not null,
  since timestamp with time zone not null,
  constraint moved_registrations_pkey PRIMARY KEY (move_id, enrolment_id, event)
);

create table feuilleton.one_offs (
  id bigint generated always as identity not null,
  cohort_id bigint not null,
  subject text not null,
  preheader text not null,
  body text not null,
  readers jsonb not null,
  changed_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  leaves_at text,
  constraint one_offs_check CHECK (((leaves_at IS NULL) OR (sent_at IS NOT NULL))),
  constraint one_offs_pkey PRIMARY KEY (id)
);

create table feuilleton.organisers (
  id bigint generated always as identity not null,
  address text not null,
  address_key text not null,
  name text not null,
  role text not null,
  may_export boolean not null,
  language text,
  invited_at timestamp with time zone not null,
  joined_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint organisers_language_check CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'::text)),
  constraint organisers_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'organiser'::text, 'writer'::text, 'observer'::text]))),
  constraint organisers_pkey PRIMARY KEY (id),
  constraint organisers_address_key_key UNIQUE (address_key)
);

create table feuilleton.passkey_challenges (
  hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint passkey_challenges_pkey PRIMARY KEY (hash)
);

create table feuilleton.passkeys (
  id bigint generated always as identity not null,
  organiser_id bigint not null,
  credential text not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_key UNIQUE (credential)
);

create table feuilleton.pauses (
  cohort_id bigint not null,
  paused_by text not null,
  reason text not null,
  paused_at timestamp with time zone not null,
  tries integer default 0 not null,
  next_try_at timestamp with time zone,
  constraint pauses_check CHECK (((paused_by = 'relay'::text) = (next_try_at IS NOT NULL))),
  constraint pauses_paused_by_check CHECK ((paused_by = ANY (ARRAY['organiser'::text, 'relay'::text]))),
  constraint pauses_pkey PRIMARY KEY (cohort_id)
);

create table feuilleton.people_moves (
  id bigint generated always as identity not null,
  from_cohort bigint not null,
  to_cohort bigint not null,
  people integer not null,
  made_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint people_moves_pkey PRIMARY KEY (id)
);

create table feuilleton.pictures (
  hash text not null,
  type text not null,
  bytes bytea not null,
  width integer not null,
  height integer not null,
  added_at timestamp with time zone not null,
  constraint pictures_hash_check CHECK ((hash ~ '^[0-9a-f]{32}$'::text)),
  constraint pictures_height_check CHECK ((height > 0)),
  constraint pictures_type_check CHECK ((type = ANY (ARRAY['jpg'::text, 'png'::text]))),
  constraint pictures_width_check CHECK ((width > 0)),
  constraint pictures_pkey PRIMARY KEY (hash)
);

create table feuilleton.publications (
  id bigint generated always as identity not null,
  programme text not null,
  edition_hash text not null,
  message text not null,
  author text not null,
  organiser_id bigint,
  files text[] not null,
  published_at timestamp with time zone not null,
  constraint publications_pkey PRIMARY KEY (id)
);

create table feuilleton.published_files (
  path text not null,
  programme text not null,
  text text not null,
  folder_hash text,
  publication_id bigint not null,
  constraint published_files_pkey PRIMARY KEY (path)
);

create table feuilleton.purges (
  kind text not null,
  began_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  ended_at timestamp with time zone default '-infinity'::timestamp with time zone,
  position bigint default 0 not null,
  purged bigint default 0 not null,
  constraint purges_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'unconfirmed'::text, 'origins'::text, 'requests'::text, 'outbox'::text, 'rehearsals'::text]))),
  constraint purges_pkey PRIMARY KEY (kind)
);

create table feuilleton.rate_limits (
  key text not null,
  points integer default 0 not null,
  expire bigint,
  constraint rate_limits_pkey PRIMARY KEY (key)
);

create table feuilleton.readings (
  enrolment_id bigint not null,
  letter text not null,
  read_at timestamp with time zone not null,
  constraint readings_pkey PRIMARY KEY (enrolment_id, letter)
);

create table feuilleton.refusals (
  delivery_id bigint not null,
  cohort_id bigint not null,
  reply text not null,
  refused_at timestamp with time zone not null,
  domain text,
  in_a_row boolean default true not null,
  constraint refusals_pkey PRIMARY KEY (delivery_id)
);

create table feuilleton.registrations (
  enrolment_id bigint not null,
  event text not null,
  cohort_id bigint not null,
  state text not null,
  since timestamp with time zone not null,
  told_version integer not null,
  revision integer default 0 not null,
  attended boolean,
  constraint registrations_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'waiting'::text, 'left'::text]))),
  constraint registrations_pkey PRIMARY KEY (enrolment_id, event)
);

create table feuilleton.requests (
  id bigint generated always as identity not null,
  enrolment_id bigint not null,
  kind text not null,
  detail jsonb default '{}'::jsonb not null,
  requested_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  language text not null,
  constraint requests_kind_check CHECK ((kind = ANY (ARRAY['confirmation'::text, 'already'::text, 'link'::text, 'lesson'::text, 'address-change'::text, 'new-address'::text, 'register'::text, 'registered'::text, 'waiting'::text, 'unregistered'::text]))),
  constraint requests_language_check CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'::text)),
  constraint requests_pkey PRIMARY KEY (id)
);

create table feuilleton.resends (
  id bigint generated always as identity not null,
  cohort_id bigint not null,
  letter text not null,
  sent_at timestamp with time zone not null,
  leaves_at timestamp with time zone not null,
  people integer not null,
  called_back_at timestamp with time zone,
  constraint resends_pkey PRIMARY KEY (id)
);

create table feuilleton.resolutions (
  id bigint generated always as identity not null,
  delivery_id bigint not null,
  decision text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  was text not null,
  note text,
  constraint resolutions_decided_by_check CHECK ((decided_by = ANY (ARRAY['policy'::text, 'organiser'::text]))),
  constraint resolutions_decision_check CHECK ((decision = ANY (ARRAY['resend'::text, 'submitted'::text, 'leave'::text]))),
  constraint resolutions_pkey PRIMARY KEY (id)
);

create table feuilleton.returned_mail (
  id bigint generated always as identity not null,
  enrolment_id bigint not null,
  delivery_id bigint,
  kind text not null,
  verdict text,
  status text,
  words text,
  acted boolean default false not null,
  relay_reply text,
  mail_hash bytea not null,
  returned_at timestamp with time zone not null,
  forwarded_at timestamp with time zone,
  constraint returned_mail_kind_check CHECK ((kind = ANY (ARRAY['hard'::text, 'soft'::text, 'delayed'::text, 'complaint'::text, 'unsubscribe'::text, 'auto-reply'::text, 'challenge'::text, 'reply'::text]))),
  constraint returned_mail_pkey PRIMARY KEY (id),
  constraint returned_mail_enrolment_id_mail_hash_key UNIQUE (enrolment_id, mail_hash)
);

create table feuilleton.secrets (
  name text not null,
  value text not null,
  constraint secrets_pkey PRIMARY KEY (name)
);

create table feuilleton.sessions (
  id bigint generated always as identity not null,
  hash bytea not null,
  organiser_id bigint not null,
  device text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  told jsonb,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_hash_key UNIQUE (hash)
);

create table feuilleton.shown_plans (
  cohort_id bigint not null,
  hash text not null,
  lines jsonb not null,
  shown_at timestamp with time zone not null,
  constraint shown_plans_pkey PRIMARY KEY (cohort_id, hash)
);

create table feuilleton.sign_in_links (
  hash bytea not null,
  kind text not null,
  organiser_id bigint,
  device bytea,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint sign_in_links_check CHECK (((organiser_id IS NOT NULL) OR (kind = 'printed'::text))),
  constraint sign_in_links_check1 CHECK (((kind = 'mailed'::text) = (device IS NOT NULL))),
  constraint sign_in_links_kind_check CHECK ((kind = ANY (ARRAY['printed'::text, 'mailed'::text, 'invitation'::text]))),
  constraint sign_in_links_pkey PRIMARY KEY (hash)
);

create table feuilleton.subscribers (
  id bigint generated always as identity not null,
  address text not null,
  address_key text not null,
  first_name text,
  created_at timestamp with time zone not null,
  constraint subscribers_pkey PRIMARY KEY (id),
  constraint subscribers_address_key_key UNIQUE (address_key)
);

create table feuilleton.suppressions (
  address_key text not null,
  reason text not null,
  suppressed_at timestamp with time zone not null,
  suppressed_by text default 'relay'::text not null,
  constraint suppressions_suppressed_by_check CHECK ((suppressed_by = ANY (ARRAY['relay'::text, 'organiser'::text]))),
  constraint suppressions_pkey PRIMARY KEY (address_key)
);

create table feuilleton.ticks (
  only_row boolean default true not null,
  ticked_at timestamp with time zone not null,
  constraint ticks_only_row_check CHECK (only_row),
  constraint ticks_pkey PRIMARY KEY (only_row)
);

create table feuilleton.tracks (
  id bigint generated always as identity not null,
  cohort_id bigint not null,
  day_one date not null,
  zone text not null,
  at_time text not null,
  redated jsonb,
  twin bigint default 0 not null,
  constraint tracks_pkey PRIMARY KEY (id),
  constraint tracks_dates_key UNIQUE (cohort_id, day_one, zone, at_time, twin),
  constraint tracks_id_cohort_id_key UNIQUE (id, cohort_id)
);

create table feuilleton.webhook (
  only_row boolean default true not null,
  url text not null,
  secret text not null,
  allows_private boolean not null,
  constraint webhook_only_row_check CHECK (only_row),
  constraint webhook_pkey PRIMARY KEY (only_row)
);

create table feuilleton.workers (
  id integer generated always as identity not null,
  name text not null,
  started_at timestamp with time zone not null,
  relay_fault text,
  relay_fault_since timestamp with time zone,
  constraint workers_check CHECK (((relay_fault IS NULL) = (relay_fault_since IS NULL))),
  constraint workers_pkey PRIMARY KEY (id),
  constraint workers_name_key UNIQUE (name)
);

alter table feuilleton.alert_choices add constraint alert_choices_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.alert_messages add constraint alert_messages_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.brands add constraint brands_logo_fkey FOREIGN KEY (logo) REFERENCES feuilleton.logos(hash);
alter table feuilleton.brands add constraint brands_png_fkey FOREIGN KEY (png) REFERENCES feuilleton.logos(hash);
alter table feuilleton.cohort_domains add constraint cohort_domains_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.cohorts add constraint cohorts_edition_hash_fkey FOREIGN KEY (edition_hash) REFERENCES feuilleton.editions(hash);
alter table feuilleton.consents add constraint consents_request_id_fkey FOREIGN KEY (request_id) REFERENCES feuilleton.requests(id);
alter table feuilleton.corrections add constraint corrections_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.corrections add constraint corrections_edition_hash_fkey FOREIGN KEY (edition_hash) REFERENCES feuilleton.editions(hash);
alter table feuilleton.dispatches add constraint dispatches_one_off_id_fkey FOREIGN KEY (one_off_id) REFERENCES feuilleton.one_offs(id);
alter table feuilleton.dispatches add constraint dispatches_track_id_fkey FOREIGN KEY (track_id) REFERENCES feuilleton.tracks(id);
alter table feuilleton.domain_pauses add constraint domain_pauses_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.enrolments add constraint enrolments_track_id_cohort_id_fkey FOREIGN KEY (track_id, cohort_id) REFERENCES feuilleton.tracks(id, cohort_id);
alter table feuilleton.event_changes add constraint event_changes_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.family_grants add constraint family_grants_family_fkey FOREIGN KEY (family) REFERENCES feuilleton.family_paces(family);
alter table feuilleton.file_drafts add constraint file_drafts_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.import_files add constraint import_files_import_id_fkey FOREIGN KEY (import_id) REFERENCES feuilleton.imports(id) ON DELETE CASCADE;
alter table feuilleton.imports add constraint imports_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.imports add constraint imports_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.journal add constraint journal_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.journal add constraint journal_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.journal add constraint journal_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES feuilleton.subscribers(id);
alter table feuilleton.moved_registrations add constraint moved_registrations_move_id_fkey FOREIGN KEY (move_id) REFERENCES feuilleton.people_moves(id);
alter table feuilleton.one_offs add constraint one_offs_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.passkeys add constraint passkeys_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.pauses add constraint pauses_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.people_moves add constraint people_moves_from_cohort_fkey FOREIGN KEY (from_cohort) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.people_moves add constraint people_moves_to_cohort_fkey FOREIGN KEY (to_cohort) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.publications add constraint publications_edition_hash_fkey FOREIGN KEY (edition_hash) REFERENCES feuilleton.editions(hash);
alter table feuilleton.publications add constraint publications_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.published_files add constraint published_files_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES feuilleton.publications(id);
alter table feuilleton.readings add constraint readings_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES feuilleton.enrolments(id);
alter table feuilleton.refusals add constraint refusals_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.refusals add constraint refusals_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES feuilleton.deliveries(id);
alter table feuilleton.registrations add constraint registrations_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.registrations add constraint registrations_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES feuilleton.enrolments(id);
alter table feuilleton.requests add constraint requests_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES feuilleton.enrolments(id);
alter table feuilleton.resends add constraint resends_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.resolutions add constraint resolutions_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES feuilleton.deliveries(id);
alter table feuilleton.returned_mail add constraint returned_mail_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES feuilleton.deliveries(id);
alter table feuilleton.returned_mail add constraint returned_mail_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES feuilleton.enrolments(id);
alter table feuilleton.sessions add constraint sessions_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.shown_plans add constraint shown_plans_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
alter table feuilleton.sign_in_links add constraint sign_in_links_organiser_id_fkey FOREIGN KEY (organiser_id) REFERENCES feuilleton.organisers(id);
alter table feuilleton.tracks add constraint tracks_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES feuilleton.cohorts(id);
CREATE OR REPLACE FUNCTION feuilleton.forget_outcomes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_dispatch bigint := old.dispatch_id;
begin
  perform from feuilleton.dispatches where id = of_dispatch for share;
  update feuilleton.dispatches set outcomes = null where id = of_dispatch and outcomes is not null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.forget_outcomes_of_many()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_dispatches bigint[] := (select array_agg(distinct dispatch_id) from changed where settled_at is not null);
begin
  if of_dispatches is null then
    return null;
  end if;
  perform from feuilleton.dispatches where id = any(of_dispatches) order by id for share;
  update feuilleton.dispatches set outcomes = null where id = any(of_dispatches) and outcomes is not null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.hand_over(ids bigint[], fences integer[], hashes text[], at timestamp with time zone)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_material TO 'off'
 SET join_collapse_limit TO '1'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.is_told(of_enrolment bigint, its_follows text, of_event text, of_audience text, at timestamp with time zone, told integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select case of_audience
    -- Whoever registered without the course is one of them too.
    when 'everyone' then its_follows = 'course' or exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.since <= at)
    -- Whoever took a registration back is not asked again.
    when 'not-registered' then its_follows = 'course' and not exists (
      select from feuilleton.registrations r where r.enrolment_id = of_enrolment and r.event = of_event)
    when 'registered' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.since <= at)
    when 'attended' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.attended)
    when 'absent' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and not r.attended)
    when 'concerned' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state <> 'left' and r.told_version <= told)
  end
$function$
;

CREATE OR REPLACE FUNCTION feuilleton.keep_enrolment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from feuilleton.deliveries where enrolment_id = old.id) then
    raise foreign_key_violation using message = format('the enrolment %s still has deliveries', old.id);
  end if;
  if exists (select from feuilleton.consents where enrolment_id = old.id) then
    raise foreign_key_violation using message = format('the enrolment %s still has consents', old.id);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.keep_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from feuilleton.enrolments where import_id = old.id) then
    raise foreign_key_violation using message = format('the import %s still has enrolments', old.id);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.keep_journal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and new.personal is null and to_jsonb(new) - 'personal' = to_jsonb(old) - 'personal' then
    return new;
  end if;
  raise exception 'the journal is only added to';
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.keep_subscriber()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from feuilleton.enrolments where subscriber_id = old.id) then
    raise foreign_key_violation using message = format('the subscriber %s still has enrolments', old.id);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.letter_outcome(state text, reason text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when state in ('due', 'claimed', 'handed') then 'waiting'
    when state = 'returned' then 'bounced'
    when state <> 'skipped' then state
    when reason = 'unsubscribed' then 'left'
    when reason in ('paused', 'suppressed', 'expired', 'cancelled') then reason
    else 'needless'
  end
$function$
;

CREATE OR REPLACE FUNCTION feuilleton.mailbox_of(address_key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when strpos(address_key, '@') = 0 then null
    when split_part(address_key, '@', -1) in ('gmail.com', 'googlemail.com') then
      replace(split_part(left(address_key, -1 - length(split_part(address_key, '@', -1))), '+', 1), '.', '') || '@gmail.com'
    else split_part(left(address_key, -1 - length(split_part(address_key, '@', -1))), '+', 1)
      || '@' || split_part(address_key, '@', -1)
  end
$function$
;

CREATE OR REPLACE FUNCTION feuilleton.places_taken(of_cohort bigint, at_most integer)
 RETURNS bigint
 LANGUAGE sql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
  select count(*) from (
    select 1 from feuilleton.enrolments
    where cohort_id = of_cohort and follows = 'course' and state in ('active', 'paused') and joined_at is not null
    limit at_most
  ) as taken
$function$
;

CREATE OR REPLACE FUNCTION feuilleton.settle(ids bigint[], fences integer[], states text[], reasons text[], replies text[], instants timestamp with time zone[], at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_material TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION feuilleton.standing_reason(d feuilleton.deliveries, i feuilleton.dispatches, e feuilleton.enrolments, c feuilleton.cohorts, is_suppressed boolean, paused_by text, at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
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
$function$
;


CREATE INDEX alert_messages_to_send ON feuilleton.alert_messages USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);
CREATE INDEX asked_forms_by_age ON feuilleton.asked_forms USING btree (asked_at);
CREATE INDEX asked_forms_due ON feuilleton.asked_forms USING btree (next_at, id);
CREATE INDEX asked_forms_of_network ON feuilleton.asked_forms USING btree (kind, network);
CREATE INDEX brands_of_programme ON feuilleton.brands USING btree (programme, id);
CREATE INDEX cohorts_by_day_one ON feuilleton.cohorts USING btree (day_one, id);
CREATE INDEX consents_of_enrolment ON feuilleton.consents USING btree (enrolment_id, id);
CREATE INDEX consents_with_origin ON feuilleton.consents USING btree (at, id) WHERE (ip IS NOT NULL);
CREATE INDEX deliveries_amiss ON feuilleton.deliveries USING btree (state, enrolment_id) WHERE (state = ANY (ARRAY['bounced'::text, 'returned'::text, 'unknown'::text, 'held'::text]));
CREATE INDEX deliveries_bounced ON feuilleton.deliveries USING btree (settled_at, id) WHERE (state = ANY (ARRAY['bounced'::text, 'returned'::text]));
CREATE INDEX deliveries_due ON feuilleton.deliveries USING btree (dispatch_id, next_at, id) WHERE (state = 'due'::text);
CREATE INDEX deliveries_leased ON feuilleton.deliveries USING btree (lease_until) WHERE (state = ANY (ARRAY['claimed'::text, 'handed'::text]));
CREATE INDEX deliveries_of_dispatch ON feuilleton.deliveries USING btree (dispatch_id, state);
CREATE INDEX deliveries_waiting ON feuilleton.deliveries USING btree (settled_at, id) WHERE (state = ANY (ARRAY['unknown'::text, 'held'::text]));
CREATE INDEX dispatches_by_time ON feuilleton.dispatches USING btree (due_at, id);
CREATE INDEX dispatches_of_one_off ON feuilleton.dispatches USING btree (one_off_id) WHERE (one_off_id IS NOT NULL);
CREATE INDEX dispatches_of_track_to_come ON feuilleton.dispatches USING btree (track_id, due_at) WHERE (state = ANY (ARRAY['planned'::text, 'open'::text]));
CREATE INDEX dispatches_to_come ON feuilleton.dispatches USING btree (due_at, id) WHERE (state = ANY (ARRAY['planned'::text, 'open'::text]));
CREATE INDEX dispatches_to_count ON feuilleton.dispatches USING btree (expires_at, id) WHERE ((outcomes IS NULL) AND (state = ANY (ARRAY['closed'::text, 'cancelled'::text])) AND (kind IS NOT NULL));
CREATE INDEX dispatches_with_domains ON feuilleton.dispatches USING btree (expires_at) WHERE (domains IS NOT NULL);
CREATE INDEX dispatches_without_domains ON feuilleton.dispatches USING btree (expires_at, id) WHERE ((domains IS NULL) AND (kind IS NOT NULL) AND (state = ANY (ARRAY['closed'::text, 'cancelled'::text])));
CREATE INDEX enrolments_by_state ON feuilleton.enrolments USING btree (state, id) WHERE (state <> 'active'::text);
CREATE INDEX enrolments_completed ON feuilleton.enrolments USING btree (cohort_id, completed_at, id) WHERE (completed_at IS NOT NULL);
CREATE INDEX enrolments_left ON feuilleton.enrolments USING btree (cohort_id, left_at, left_why) WHERE ((state = 'unsubscribed'::text) AND (joined_at IS NOT NULL) AND (follows = 'course'::text));
CREATE INDEX enrolments_move ON feuilleton.enrolments USING btree (move_id) WHERE (move_id IS NOT NULL);
CREATE INDEX enrolments_of_guests ON feuilleton.enrolments USING btree (id) WHERE (follows = 'events'::text);
CREATE INDEX enrolments_of_import ON feuilleton.enrolments USING btree (import_id, id) WHERE (import_id IS NOT NULL);
CREATE INDEX enrolments_of_track ON feuilleton.enrolments USING btree (track_id, id);
CREATE INDEX enrolments_standing ON feuilleton.enrolments USING btree (cohort_id, follows, state, track_id) WHERE (joined_at IS NOT NULL);
CREATE INDEX enrolments_to_resume ON feuilleton.enrolments USING btree (paused_until) WHERE (state = 'paused'::text);
CREATE INDEX file_drafts_of_programme ON feuilleton.file_drafts USING btree (programme);
CREATE INDEX imports_of_cohort ON feuilleton.imports USING btree (cohort_id, id);
CREATE INDEX imports_under_way ON feuilleton.imports USING btree (id) WHERE (state = ANY (ARRAY['reading'::text, 'running'::text, 'undoing'::text]));
CREATE INDEX journal_by_author ON feuilleton.journal USING btree (author, at, id);
CREATE INDEX journal_by_time ON feuilleton.journal USING btree (at, id);
CREATE INDEX journal_of_cohort ON feuilleton.journal USING btree (cohort_id, id) WHERE (cohort_id IS NOT NULL);
CREATE INDEX journal_of_subscriber ON feuilleton.journal USING btree (subscriber_id, id) WHERE (subscriber_id IS NOT NULL);
CREATE INDEX journal_of_tests ON feuilleton.journal USING btree (organiser_id, at) WHERE (act = 'letter-tested'::text);
CREATE INDEX journal_of_trials ON feuilleton.journal USING btree (act) WHERE (act = ANY (ARRAY['relay-tested'::text, 'letter-tested'::text]));
CREATE INDEX lifted_suppressions_of_address ON feuilleton.lifted_suppressions USING btree (address_key);
CREATE INDEX one_offs_of_cohort ON feuilleton.one_offs USING btree (cohort_id, id);
CREATE INDEX passkeys_of_organiser ON feuilleton.passkeys USING btree (organiser_id);
CREATE INDEX people_moves_from ON feuilleton.people_moves USING btree (from_cohort, id);
CREATE INDEX people_moves_to ON feuilleton.people_moves USING btree (to_cohort);
CREATE INDEX people_of_cohort ON feuilleton.enrolments USING btree (cohort_id, id);
CREATE INDEX publications_of_programme ON feuilleton.publications USING btree (programme, id);
CREATE INDEX published_files_of_programme ON feuilleton.published_files USING btree (programme);
CREATE INDEX reasons ON feuilleton.enrolments USING btree (left_at, id, left_why) WHERE (left_why <> ALL ('{switched,erased}'::text[]));
CREATE INDEX reasons_of_cohort ON feuilleton.enrolments USING btree (cohort_id, left_at, id, left_why) WHERE (left_why <> ALL ('{switched,erased}'::text[]));
CREATE INDEX refusals_of_cohort ON feuilleton.refusals USING btree (cohort_id);
CREATE INDEX registrations_attended ON feuilleton.registrations USING btree (cohort_id, event, attended) WHERE (attended IS NOT NULL);
CREATE INDEX registrations_of_event ON feuilleton.registrations USING btree (cohort_id, event, state, since);
CREATE INDEX registrations_waiting ON feuilleton.registrations USING btree (cohort_id, event) WHERE (state = 'waiting'::text);
CREATE INDEX requests_from_enrolment ON feuilleton.requests USING btree ((((detail ->> 'from'::text))::bigint)) WHERE (kind = 'new-address'::text);
CREATE INDEX requests_of_enrolment ON feuilleton.requests USING btree (enrolment_id, requested_at);
CREATE INDEX requests_of_resend ON feuilleton.requests USING btree ((((detail ->> 'batch'::text))::bigint)) WHERE (detail ? 'batch'::text);
CREATE INDEX requests_to_address ON feuilleton.requests USING btree (lower((detail ->> 'to'::text))) WHERE (kind = 'address-change'::text);
CREATE INDEX requests_unconfirmed ON feuilleton.requests USING btree (requested_at) WHERE (kind = ANY (ARRAY['confirmation'::text, 'register'::text, 'new-address'::text]));
CREATE INDEX requests_with_address ON feuilleton.requests USING btree (requested_at, id) WHERE ((kind = 'address-change'::text) AND (detail ? 'to'::text));
CREATE INDEX resends_of_cohort ON feuilleton.resends USING btree (cohort_id, letter);
CREATE INDEX resolutions_of_delivery ON feuilleton.resolutions USING btree (delivery_id);
CREATE INDEX returned_mail_by_time ON feuilleton.returned_mail USING btree (returned_at, id);
CREATE INDEX returned_mail_complaints ON feuilleton.returned_mail USING btree (returned_at) WHERE (kind = 'complaint'::text);
CREATE INDEX returned_mail_forwarded ON feuilleton.returned_mail USING btree (forwarded_at) WHERE (forwarded_at IS NOT NULL);
CREATE INDEX returned_mail_of_delivery ON feuilleton.returned_mail USING btree (delivery_id);
CREATE INDEX returned_mail_replies ON feuilleton.returned_mail USING btree (returned_at, id) WHERE (kind = 'reply'::text);
CREATE INDEX sessions_of_organiser ON feuilleton.sessions USING btree (organiser_id);
CREATE INDEX sign_in_links_of_organiser ON feuilleton.sign_in_links USING btree (organiser_id, made_at);
CREATE INDEX subscribers_by_domain ON feuilleton.subscribers USING btree (split_part(address_key, '@'::text, 2));
CREATE INDEX subscribers_by_first_name ON feuilleton.subscribers USING btree (lower(regexp_replace(NORMALIZE(first_name, NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text)) COLLATE "C");
CREATE INDEX subscribers_by_last_name ON feuilleton.subscribers USING btree ("substring"(address_key, '^[^@._+-]+[._+-](.*)$'::text));
CREATE INDEX subscribers_of_mailbox ON feuilleton.subscribers USING btree (feuilleton.mailbox_of(address_key));
CREATE INDEX suppressions_by_time ON feuilleton.suppressions USING btree (suppressed_at, address_key);

CREATE TRIGGER outcome_added AFTER INSERT ON feuilleton.deliveries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feuilleton.forget_outcomes_of_many();
CREATE TRIGGER outcome_changed AFTER UPDATE ON feuilleton.deliveries FOR EACH ROW WHEN (((old.settled_at IS NOT NULL) AND ((old.state IS DISTINCT FROM new.state) OR (old.reason IS DISTINCT FROM new.reason)))) EXECUTE FUNCTION feuilleton.forget_outcomes();
CREATE TRIGGER outcome_removed AFTER DELETE ON feuilleton.deliveries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION feuilleton.forget_outcomes_of_many();
CREATE TRIGGER no_delivery_is_left AFTER DELETE ON feuilleton.enrolments FOR EACH ROW EXECUTE FUNCTION feuilleton.keep_enrolment();
CREATE TRIGGER no_enrolment_is_left AFTER DELETE ON feuilleton.imports FOR EACH ROW EXECUTE FUNCTION feuilleton.keep_import();
CREATE TRIGGER journal_is_append_only BEFORE DELETE OR UPDATE ON feuilleton.journal FOR EACH ROW EXECUTE FUNCTION feuilleton.keep_journal();
CREATE TRIGGER no_enrolment_is_left AFTER DELETE ON feuilleton.subscribers FOR EACH ROW EXECUTE FUNCTION feuilleton.keep_subscriber();