/** Imports that were taken back, and whom a person must look at because of it. Frozen. */
export const importWithdrawn = `
CREATE TABLE import_withdrawn (
  import_id TEXT PRIMARY KEY,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  hlc       TEXT NOT NULL,
  site      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- residents whom it alone had registered, and who stay, since work was done for them
CREATE TABLE import_kept (
  import_id   TEXT NOT NULL,
  resident_id TEXT NOT NULL,
  PRIMARY KEY (import_id, resident_id)
) STRICT, WITHOUT ROWID;
`
