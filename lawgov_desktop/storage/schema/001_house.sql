-- The tables every area stands on. Frozen: later changes are new steps.

-- Who did what, in the office's words; `change` holds the values, written by triggers.
CREATE TABLE operation (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    operator TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    undoes INTEGER
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    table_name TEXT NOT NULL,
    uid TEXT NOT NULL,
    action TEXT NOT NULL,
    diff TEXT NOT NULL
) STRICT;
CREATE INDEX change_operation ON change (operation);
CREATE INDEX change_uid ON change (uid, operation);

-- One row: the operation under way. NULL outside the door, so an edit by another tool is seen as one.
-- `born` is drawn when the file is made and goes into every copy: it tells one file's backups from another's.
CREATE TABLE context (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    operation INTEGER,
    born TEXT NOT NULL DEFAULT (lower(hex(randomblob(16))))
) STRICT;
INSERT INTO context (id, operation) VALUES (1, NULL);

CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    vocabulary TEXT NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL CHECK (length(label) <= 60),
    statistic_code TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 200),
    position INTEGER NOT NULL DEFAULT 0,
    retired_at TEXT,
    rev INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime'))
) STRICT;
CREATE UNIQUE INDEX term_vocabulary_code ON term (vocabulary, code);

-- What changes paper or numbers; window sizes live in the user's folder instead.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    rev INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime'))
) STRICT;

-- Last number given out per series; numbers are never given twice, gaps are reported.
CREATE TABLE number_series (
    ledger TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (ledger, year)
) STRICT;

-- Evidence (佐证): which file belongs to which row; contents once each, outside the history.
CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    owner_uid TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) <= 200),
    kind TEXT NOT NULL DEFAULT '',
    pages INTEGER,
    sha256 TEXT NOT NULL REFERENCES blob (sha256),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT
) STRICT;
CREATE INDEX attachment_owner ON attachment (owner_uid, id);

-- What was sent to a printer: one row per print job. Saving a PDF is not a print. Printing never allots a number.
-- `kind` is one word per kind of paper; `pages` lists the pages sent, from 1 (3,7,9-10), of `total` in the printout.
-- `printout` is the digest of the kind and all rows of the printout: equal for the same paper made again.
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    operator TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    printer TEXT NOT NULL DEFAULT '',
    pages TEXT NOT NULL DEFAULT '',
    sent INTEGER NOT NULL,
    total INTEGER NOT NULL,
    copies INTEGER NOT NULL DEFAULT 1,
    purpose TEXT NOT NULL CHECK (purpose IN ('打印', '补打')),
    state TEXT NOT NULL CHECK (state IN ('done', 'failed', 'cancelled')),
    printout TEXT NOT NULL
) STRICT;
CREATE INDEX print_job_printout ON print_job (printout, id);

-- The records on the pages sent: 补打 when the same kind of paper was printed for the record before.
CREATE TABLE print_log (
    id INTEGER PRIMARY KEY,
    job INTEGER NOT NULL REFERENCES print_job (id),
    subject_uid TEXT NOT NULL,
    label TEXT NOT NULL,
    pages TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('打印', '补打'))
) STRICT;
CREATE INDEX print_log_subject ON print_log (subject_uid, job);
CREATE INDEX print_log_job ON print_log (job);

-- Characters no font has, drawn by the office: a picture of one character, printed in its place.
CREATE TABLE drawn_character (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    character TEXT NOT NULL UNIQUE,
    picture BLOB NOT NULL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime'))
) STRICT;

-- Search: filled by the door, rebuilt from the tables at any time. Contentless, so that text is kept once;
-- `terms` repeats what was indexed, which a contentless table needs to forget a row.
CREATE TABLE search_row (
    id INTEGER PRIMARY KEY,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    terms TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_row_place ON search_row (table_name, row_id);
CREATE VIRTUAL TABLE search USING fts5 (terms, content='', detail='none', tokenize='unicode61');
-- Last operation the index knows.
CREATE TABLE search_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    operation INTEGER NOT NULL
) STRICT;
INSERT INTO search_state (id, operation) VALUES (1, 0);
