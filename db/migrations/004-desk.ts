/** The handler's desk: contacts, warnings, tasks, recurring needs, the ladder's steps, messages. Frozen. */
export const desk = `
CREATE TABLE contact (
  resident_id TEXT NOT NULL,
  contact_id  TEXT NOT NULL,
  -- name, relation, roles, numbers, what they may be told (JSON)
  fields      TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  added_by    TEXT NOT NULL,
  removed     INTEGER NOT NULL,
  PRIMARY KEY (resident_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE warning (
  resident_id TEXT NOT NULL,
  warning_id  TEXT NOT NULL,
  kind        TEXT NOT NULL,
  text        TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  added_by    TEXT NOT NULL,
  ended       INTEGER NOT NULL,
  PRIMARY KEY (resident_id, warning_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  resident_id TEXT NOT NULL,
  task_id     TEXT NOT NULL,
  what        TEXT NOT NULL,
  due_on      TEXT NOT NULL,
  -- empty is any supervisor
  owner       TEXT NOT NULL,
  state       TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  added_by    TEXT NOT NULL,
  PRIMARY KEY (resident_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_owner ON task (owner, state, due_on);
CREATE INDEX task_task ON task (task_id);

CREATE TABLE recurrence (
  resident_id TEXT NOT NULL,
  need_id     TEXT NOT NULL,
  every_days  INTEGER NOT NULL,
  from_on     TEXT NOT NULL,
  review_on   TEXT NOT NULL,
  -- empty is any supervisor
  owner       TEXT NOT NULL,
  -- the first delivery of which nothing is recorded, or the review
  next_on     TEXT NOT NULL,
  is_review   INTEGER NOT NULL,
  PRIMARY KEY (resident_id, need_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recurrence_owner ON recurrence (owner, next_on);
CREATE INDEX recurrence_need ON recurrence (need_id);

CREATE TABLE delivery (
  resident_id TEXT NOT NULL,
  need_id     TEXT NOT NULL,
  due_on      TEXT NOT NULL,
  result      TEXT NOT NULL,
  words       TEXT NOT NULL,
  at          TEXT NOT NULL,
  actor       TEXT NOT NULL,
  PRIMARY KEY (resident_id, need_id, due_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE ladder_taken (
  resident_id TEXT NOT NULL,
  site        TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  list_id     TEXT NOT NULL,
  step        TEXT NOT NULL,
  outcome     TEXT NOT NULL,
  on_day      TEXT NOT NULL,
  at          TEXT NOT NULL,
  actor       TEXT NOT NULL,
  PRIMARY KEY (resident_id, site, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE ladder_given (
  resident_id TEXT NOT NULL,
  list_id     TEXT NOT NULL,
  step        TEXT NOT NULL,
  owner       TEXT NOT NULL,
  due_on      TEXT NOT NULL,
  hlc         TEXT NOT NULL,
  site        TEXT NOT NULL,
  PRIMARY KEY (resident_id, list_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE message (
  staff_id   TEXT NOT NULL,
  message_id TEXT NOT NULL,
  text       TEXT NOT NULL,
  at         TEXT NOT NULL,
  by         TEXT NOT NULL,
  is_read    INTEGER NOT NULL,
  PRIMARY KEY (staff_id, message_id)
) STRICT, WITHOUT ROWID;

-- Pairs that somebody was warned of while registering; a decision about them settles it.
CREATE TABLE identity_suspect (
  a      TEXT NOT NULL,
  b      TEXT NOT NULL,
  reason TEXT NOT NULL,
  at     TEXT NOT NULL,
  by     TEXT NOT NULL,
  hlc    TEXT NOT NULL,
  site   TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

ALTER TABLE callback ADD COLUMN until TEXT;
ALTER TABLE callback ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE consent ADD COLUMN contact_id TEXT;

-- Those who wait for a promised call, whoever rings them: for the supervisor.
CREATE INDEX call_queue_promised ON call_queue (not_before) WHERE kind = 'callback';

-- Second layer: the step that waits for somebody on their first open list.
CREATE TABLE ladder_step (
  person_id TEXT PRIMARY KEY,
  list_id   TEXT NOT NULL,
  step      TEXT NOT NULL,
  -- empty is any supervisor
  owner     TEXT NOT NULL,
  due_on    TEXT NOT NULL,
  attempts  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ladder_step_owner ON ladder_step (owner, due_on);
`
