-- Keys that organisers sign in with, kept by their devices: here is the public half.
create table feuilleton.passkeys (
  id bigint generated always as identity primary key,
  organiser_id bigint not null references feuilleton.organisers (id),
  -- In base64url, as browsers name it.
  credential text not null unique,
  -- COSE_Key (RFC 9052).
  public_key bytea not null,
  -- How often it was used, as the device counts; devices that share a key stay at 0.
  counter bigint not null,
  name text not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_of_organiser on feuilleton.passkeys (organiser_id);

-- Challenges that were answered: each is answered once. A row is dropped when its challenge is too old anyway.
create table feuilleton.passkey_challenges (
  hash bytea primary key,
  expires_at timestamptz not null
);
