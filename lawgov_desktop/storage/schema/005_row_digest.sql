-- A digest of every row as the program wrote it: a text that the disk changed since no longer fits. Frozen.
-- `rev` tells which state of the row it belongs to; an edit by another tool has a newer one until the next opening.
-- An operation with its changes has one digest under the table name `operation`.
CREATE TABLE row_digest (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    PRIMARY KEY (table_name, row_id)
) STRICT, WITHOUT ROWID;
-- The last operation whose rows have their digests.
CREATE TABLE digest_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    operation INTEGER NOT NULL
) STRICT;
INSERT INTO digest_state (id, operation) VALUES (1, -1);
