/** How each person's name sounds, for what is heard on the telephone. Filled from the log at the first opening. */
export const nameSounds = `
CREATE TABLE person_sound (
  code      TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (code, person_id)
) STRICT, WITHOUT ROWID;
`
