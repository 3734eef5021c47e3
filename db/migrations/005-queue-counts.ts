/** How many wait in each handler's queue, kept as the queue changes, and indexes in the order that is asked. Frozen. */
export const queueCounts = `
CREATE TABLE queue_count (
  handler TEXT NOT NULL,
  kind    TEXT NOT NULL,
  persons INTEGER NOT NULL,
  PRIMARY KEY (handler, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO queue_count SELECT handler, kind, count(*) FROM call_queue GROUP BY handler, kind;

-- Only first calls are read in the order of the list: the others need no place in this index.
DROP INDEX call_queue_order;
CREATE INDEX call_queue_order ON call_queue (handler, blocked, list_order, position) WHERE kind = 'first';

-- In the order in which a household is shown: of a care home of hundreds only the first are read.
DROP INDEX person_household;
CREATE INDEX person_household ON person (household, sort_name, person_id) WHERE household IS NOT NULL;
`
