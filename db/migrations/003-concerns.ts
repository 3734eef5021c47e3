/** Safeguarding concerns. Frozen: later changes are later migrations. */
export const concerns = `
CREATE TABLE concern (
  resident_id       TEXT NOT NULL,
  concern_id        TEXT NOT NULL,
  call_id           TEXT,
  level             TEXT NOT NULL,
  seen              TEXT NOT NULL,
  done              TEXT NOT NULL,
  note              TEXT NOT NULL,
  raised_at         TEXT NOT NULL,
  raised_by         TEXT NOT NULL,
  acknowledged_at   TEXT,
  acknowledged_by   TEXT,
  acknowledged_note TEXT,
  closed_at         TEXT,
  closed_by         TEXT,
  outcome           TEXT,
  -- 1 while any current writing says that it is open
  is_open           INTEGER NOT NULL,
  PRIMARY KEY (resident_id, concern_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_concern ON concern (concern_id);
CREATE INDEX concern_open ON concern (is_open, acknowledged_at, raised_at);
`
