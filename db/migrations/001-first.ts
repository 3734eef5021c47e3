/** The store as it was first released. Frozen: later changes are later migrations. */
export const first = `
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The log. Everything else but meta, command_result and access_log can be rebuilt from it.
CREATE TABLE event (
  site         TEXT NOT NULL,
  seq          INTEGER NOT NULL,
  hlc          TEXT NOT NULL,
  at           TEXT NOT NULL,
  command      TEXT NOT NULL,
  stream       TEXT NOT NULL,
  stream_id    TEXT NOT NULL,
  type         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  actor        TEXT NOT NULL,
  payload      TEXT,
  salt         BLOB,
  payload_hash BLOB NOT NULL,
  prev_hash    BLOB NOT NULL,
  hash         BLOB NOT NULL,
  PRIMARY KEY (site, seq)
) STRICT;
CREATE INDEX event_stream ON event (stream_id, hlc, site);
CREATE INDEX event_order ON event (hlc, site, seq);
CREATE INDEX event_command ON event (command);

-- Events that do not continue what we have of their site: they wait for those between.
CREATE TABLE waiting_event (
  site         TEXT NOT NULL,
  seq          INTEGER NOT NULL,
  hlc          TEXT NOT NULL,
  at           TEXT NOT NULL,
  command      TEXT NOT NULL,
  stream       TEXT NOT NULL,
  stream_id    TEXT NOT NULL,
  type         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  actor        TEXT NOT NULL,
  payload      TEXT,
  salt         BLOB,
  payload_hash BLOB NOT NULL,
  prev_hash    BLOB NOT NULL,
  hash         BLOB NOT NULL,
  PRIMARY KEY (site, seq)
) STRICT;

-- The end of each site's log as we have it: together they are the version vector.
CREATE TABLE site_head (
  site TEXT PRIMARY KEY,
  seq  INTEGER NOT NULL,
  hlc  TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What each command of this machine answered, so that a repeated one is not carried out twice.
CREATE TABLE command_result (
  command TEXT PRIMARY KEY,
  at      TEXT NOT NULL,
  result  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Packs built on this machine, until they are marked as sent: ids and hashes only.
CREATE TABLE built_pack (
  pack_id TEXT PRIMARY KEY,
  at      TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ── first layer: rows of one stream each ────────────────────────────────────────────────────────────────────────────

CREATE TABLE unread_event (
  site      TEXT NOT NULL,
  seq       INTEGER NOT NULL,
  stream    TEXT NOT NULL,
  stream_id TEXT NOT NULL,
  PRIMARY KEY (site, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX unread_event_stream ON unread_event (stream_id);

-- Current writings of the fields of streams with many writers (hub, staff, partner), and what has been written over.
CREATE TABLE field_writing (
  stream_id TEXT NOT NULL,
  field     TEXT NOT NULL,
  site      TEXT NOT NULL,
  seq       INTEGER NOT NULL,
  hlc       TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (stream_id, field, site, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE field_overridden (
  stream_id TEXT NOT NULL,
  field     TEXT NOT NULL,
  site      TEXT NOT NULL,
  seq       INTEGER NOT NULL,
  PRIMARY KEY (stream_id, field, site, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE hub (
  hub_id     TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  sample     INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE site (
  site       TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  succeeds   TEXT,
  started_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  staff_id  TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  role      TEXT NOT NULL,
  languages TEXT NOT NULL,
  hours     REAL NOT NULL,
  active    INTEGER NOT NULL,
  added_hlc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE partner (
  partner_id TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  takes      TEXT NOT NULL,
  details    TEXT NOT NULL,
  active     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
  import_id   TEXT PRIMARY KEY,
  at          TEXT NOT NULL,
  actor       TEXT NOT NULL,
  source      TEXT NOT NULL,
  file_name   TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  stated_on   TEXT NOT NULL,
  rows        INTEGER NOT NULL,
  new         INTEGER NOT NULL,
  changed     INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL,
  rejected    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE list (
  list_id     TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  rule        TEXT,
  created_at  TEXT NOT NULL,
  created_hlc TEXT NOT NULL,
  created_by  TEXT NOT NULL,
  closed      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE list_member (
  list_id     TEXT NOT NULL,
  resident_id TEXT NOT NULL,
  position    INTEGER NOT NULL,
  PRIMARY KEY (list_id, resident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_member_resident ON list_member (resident_id);
CREATE TABLE list_share (
  list_id     TEXT NOT NULL,
  resident_id TEXT NOT NULL,
  handler     TEXT,
  hlc         TEXT NOT NULL,
  site        TEXT NOT NULL,
  PRIMARY KEY (list_id, resident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_share_resident ON list_share (resident_id);

CREATE TABLE identity_decision (
  a        TEXT NOT NULL,
  b        TEXT NOT NULL,
  decision TEXT NOT NULL,
  hlc      TEXT NOT NULL,
  site     TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_decision_b ON identity_decision (b);

CREATE TABLE resident (
  resident_id    TEXT PRIMARY KEY,
  source         TEXT,
  import_id      TEXT,
  stated_on      TEXT,
  registered_site TEXT,
  registered_seq INTEGER,
  registered_hlc TEXT,
  registered_at  TEXT,
  -- what the registration said, field by field (JSON)
  origin         TEXT NOT NULL,
  -- what the source says now: origin with its later changes (JSON)
  said           TEXT NOT NULL,
  -- what was told on the telephone or decided: { field: [value, hlc] } (JSON)
  told           TEXT NOT NULL,
  deceased       TEXT,
  do_not_call    INTEGER NOT NULL,
  listed         INTEGER NOT NULL,
  erased         INTEGER NOT NULL,
  last_hlc       TEXT NOT NULL,
  last_site      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Writings of fields that have more than the one that made them; see projections/writings.ts.
CREATE TABLE writing (
  resident_id TEXT NOT NULL,
  subject     TEXT NOT NULL,
  field       TEXT NOT NULL,
  site        TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  hlc         TEXT NOT NULL,
  at          TEXT NOT NULL,
  lane        TEXT NOT NULL,
  stated_on   TEXT,
  value       TEXT NOT NULL,
  current     INTEGER NOT NULL,
  PRIMARY KEY (resident_id, subject, field, site, seq)
) STRICT, WITHOUT ROWID;

-- Exact keys by which residents are one person (DESIGN §2).
CREATE TABLE resident_key (
  key         TEXT NOT NULL,
  resident_id TEXT NOT NULL,
  PRIMARY KEY (key, resident_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX resident_key_resident ON resident_key (resident_id);

CREATE TABLE withdrawn_command (
  resident_id TEXT NOT NULL,
  command     TEXT NOT NULL,
  PRIMARY KEY (resident_id, command)
) STRICT, WITHOUT ROWID;

CREATE TABLE call (
  call_id     TEXT NOT NULL,
  resident_id TEXT NOT NULL,
  site        TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  list_id     TEXT,
  number      TEXT,
  direction   TEXT NOT NULL,
  outcome     TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  ended_at    TEXT NOT NULL,
  actor       TEXT NOT NULL,
  command     TEXT NOT NULL,
  PRIMARY KEY (resident_id, site, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_started ON call (started_at);
CREATE INDEX call_actor ON call (actor, started_at);

CREATE TABLE refused_call (
  resident_id TEXT NOT NULL,
  site        TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  at          TEXT NOT NULL,
  actor       TEXT NOT NULL,
  note        TEXT NOT NULL,
  PRIMARY KEY (resident_id, site, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE bad_number (
  resident_id TEXT NOT NULL,
  digits      TEXT NOT NULL,
  PRIMARY KEY (resident_id, digits)
) STRICT, WITHOUT ROWID;

CREATE TABLE skip (
  resident_id TEXT NOT NULL,
  site        TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  list_id     TEXT,
  at          TEXT NOT NULL,
  until       TEXT NOT NULL,
  PRIMARY KEY (resident_id, site, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE callback (
  resident_id TEXT NOT NULL,
  site        TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  call_id     TEXT NOT NULL,
  at          TEXT NOT NULL,
  due_at      TEXT NOT NULL,
  handler     TEXT,
  note        TEXT NOT NULL,
  PRIMARY KEY (resident_id, site, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE need (
  need_id     TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL,
  call_id     TEXT,
  origin      TEXT NOT NULL,
  category    TEXT NOT NULL,
  urgency     TEXT NOT NULL,
  status      TEXT NOT NULL,
  detail      TEXT NOT NULL,
  answers     TEXT NOT NULL,
  logged_at   TEXT NOT NULL,
  logged_by   TEXT NOT NULL,
  changed_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX need_resident ON need (resident_id);
CREATE INDEX need_status ON need (status, logged_at);

CREATE TABLE consent (
  resident_id TEXT NOT NULL,
  site        TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  purpose     TEXT NOT NULL,
  recipient   TEXT,
  answer      TEXT NOT NULL,
  hlc         TEXT NOT NULL,
  asked_at    TEXT NOT NULL,
  words       TEXT NOT NULL,
  given_by    TEXT NOT NULL,
  actor       TEXT NOT NULL,
  PRIMARY KEY (resident_id, site, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE referral (
  referral_id TEXT PRIMARY KEY,
  resident_id TEXT NOT NULL,
  partner_id  TEXT NOT NULL,
  urgency     TEXT NOT NULL,
  basis       TEXT NOT NULL,
  state       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  note        TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL,
  sent_on     TEXT,
  answered_on TEXT,
  moved_at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_resident ON referral (resident_id);
CREATE INDEX referral_state ON referral (state, made_at);
CREATE INDEX referral_partner ON referral (partner_id, made_at);
CREATE TABLE referral_need (
  referral_id TEXT NOT NULL,
  need_id     TEXT NOT NULL,
  PRIMARY KEY (referral_id, need_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_need_need ON referral_need (need_id);

-- ── second layer: pure functions of the first ───────────────────────────────────────────────────────────────────────

CREATE TABLE person_resident (
  resident_id TEXT PRIMARY KEY,
  person_id   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_resident_person ON person_resident (person_id);

CREATE TABLE person (
  number          INTEGER PRIMARY KEY,
  person_id       TEXT NOT NULL UNIQUE,
  name            TEXT NOT NULL,
  sort_name       TEXT NOT NULL,
  native_name     TEXT,
  date_of_birth   TEXT,
  address         TEXT NOT NULL,
  postcode        TEXT,
  ward            TEXT,
  nhs_number      TEXT,
  nhs_doubtful    INTEGER NOT NULL,
  language        TEXT,
  hold            TEXT,
  whereabouts     TEXT,
  listed          INTEGER NOT NULL,
  erased          INTEGER NOT NULL,
  household       TEXT,
  sources         TEXT NOT NULL,
  usable_phones   INTEGER NOT NULL,
  attempts        INTEGER NOT NULL,
  reached         INTEGER NOT NULL,
  last_attempt_at TEXT,
  last_contact_at TEXT,
  open_needs      INTEGER NOT NULL,
  refused_calls   INTEGER NOT NULL,
  preferred_parts INTEGER NOT NULL
) STRICT;
CREATE INDEX person_sort ON person (erased, sort_name, person_id);
CREATE INDEX person_postcode ON person (postcode);
CREATE INDEX person_birth ON person (date_of_birth);
CREATE INDEX person_nhs ON person (nhs_number);
CREATE INDEX person_household ON person (household) WHERE household IS NOT NULL;
CREATE INDEX person_hold ON person (hold, sort_name) WHERE hold IS NOT NULL;

CREATE TABLE person_phone (
  person_id TEXT NOT NULL,
  digits    TEXT NOT NULL,
  reversed  TEXT NOT NULL,
  kind      TEXT NOT NULL,
  written   TEXT NOT NULL,
  rank      INTEGER NOT NULL,
  bad       INTEGER NOT NULL,
  sources   TEXT NOT NULL,
  PRIMARY KEY (person_id, digits)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_phone_digits ON person_phone (digits);
CREATE INDEX person_phone_reversed ON person_phone (reversed);

-- Names and addresses, folded and in their own script; its rowid is person.number.
CREATE VIRTUAL TABLE person_search USING fts5 (name, address, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
INSERT INTO person_search (person_search, rank) VALUES ('secure-delete', 1);

CREATE TABLE list_person (
  list_id   TEXT NOT NULL,
  person_id TEXT NOT NULL,
  position  INTEGER NOT NULL,
  handler   TEXT,
  state     TEXT NOT NULL,
  attempts  INTEGER NOT NULL,
  PRIMARY KEY (list_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX list_person_person ON list_person (person_id);
CREATE INDEX list_person_order ON list_person (list_id, position);

CREATE TABLE list_count (
  list_id TEXT NOT NULL,
  handler TEXT NOT NULL,
  state   TEXT NOT NULL,
  persons INTEGER NOT NULL,
  PRIMARY KEY (list_id, handler, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE call_queue (
  person_id  TEXT PRIMARY KEY,
  list_id    TEXT NOT NULL,
  handler    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  -- parts of the day in which not to ring: 1 morning, 2 afternoon, 4 evening
  blocked    INTEGER NOT NULL,
  not_before TEXT NOT NULL,
  list_order TEXT NOT NULL,
  position   INTEGER NOT NULL,
  attempts   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX call_queue_next ON call_queue (handler, kind, blocked, not_before, list_order, position);
CREATE INDEX call_queue_order ON call_queue (handler, kind, blocked, list_order, position);
`
