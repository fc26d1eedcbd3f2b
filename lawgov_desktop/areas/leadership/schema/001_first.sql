-- 组织领导: documents, study of law, training. Frozen.

CREATE TABLE policy_document (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    number INTEGER,
    included INTEGER NOT NULL DEFAULT 1 CHECK (included IN (0, 1)),
    exclusion_reason TEXT CHECK (length(exclusion_reason) <= 200),
    handled_by TEXT CHECK (length(handled_by) <= 50),
    remark TEXT CHECK (length(remark) <= 4000),
    title TEXT NOT NULL CHECK (length(title) <= 120),
    document_number TEXT CHECK (length(document_number) <= 60),
    genre TEXT NOT NULL CHECK (length(genre) <= 40),
    category TEXT NOT NULL CHECK (length(category) <= 40),
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on, '+0 days')),
    effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days')),
    lapses_on TEXT CHECK (lapses_on IS date(lapses_on, '+0 days')),
    repealed INTEGER NOT NULL DEFAULT 0 CHECK (repealed IN (0, 1)),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    basis TEXT CHECK (length(basis) <= 200),
    named_in_report INTEGER NOT NULL DEFAULT 0 CHECK (named_in_report IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX policy_document_number ON policy_document (number);
CREATE UNIQUE INDEX policy_document_document_number ON policy_document (document_number) WHERE deleted_at IS NULL AND document_number IS NOT NULL;
CREATE INDEX policy_document_issued_on_id ON policy_document (issued_on, id);
CREATE INDEX policy_document_lapses_on_id ON policy_document (lapses_on, id);
CREATE INDEX policy_document_department_id_id ON policy_document (department_id, id);

CREATE TABLE study_session (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    number INTEGER,
    included INTEGER NOT NULL DEFAULT 1 CHECK (included IN (0, 1)),
    exclusion_reason TEXT CHECK (length(exclusion_reason) <= 200),
    handled_by TEXT CHECK (length(handled_by) <= 50),
    remark TEXT CHECK (length(remark) <= 4000),
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
    body TEXT NOT NULL DEFAULT '党政班子' CHECK (length(body) <= 40),
    form TEXT NOT NULL CHECK (length(form) <= 40),
    topic TEXT NOT NULL CHECK (length(topic) <= 100),
    laws TEXT CHECK (length(laws) <= 200),
    lecturer TEXT CHECK (length(lecturer) <= 50),
    expected INTEGER,
    attended INTEGER,
    notes TEXT CHECK (length(notes) <= 4000)
) STRICT;
CREATE UNIQUE INDEX study_session_number ON study_session (number);
CREATE INDEX study_session_held_on_number_deleted_at ON study_session (held_on, number, deleted_at);

CREATE TABLE study_attendance (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    session_id INTEGER NOT NULL REFERENCES study_session (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    reason TEXT CHECK (length(reason) <= 60)
) STRICT;
CREATE INDEX study_attendance_session_id_position ON study_attendance (session_id, position);
CREATE INDEX study_attendance_person_id_id ON study_attendance (person_id, id);

CREATE TABLE training (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    number INTEGER,
    included INTEGER NOT NULL DEFAULT 1 CHECK (included IN (0, 1)),
    exclusion_reason TEXT CHECK (length(exclusion_reason) <= 200),
    handled_by TEXT CHECK (length(handled_by) <= 50),
    remark TEXT CHECK (length(remark) <= 4000),
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
    title TEXT NOT NULL CHECK (length(title) <= 100),
    category TEXT NOT NULL CHECK (length(category) <= 40),
    domain TEXT CHECK (length(domain) <= 40),
    mode TEXT DEFAULT '集中' CHECK (length(mode) <= 40),
    organiser TEXT CHECK (length(organiser) <= 60),
    lecturer TEXT CHECK (length(lecturer) <= 50),
    hours INTEGER,
    expected INTEGER,
    attended INTEGER
) STRICT;
CREATE UNIQUE INDEX training_number ON training (number);
CREATE INDEX training_held_on_number_deleted_at ON training (held_on, number, deleted_at);

CREATE TABLE training_attendance (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    training_id INTEGER NOT NULL REFERENCES training (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    result TEXT CHECK (length(result) <= 40)
) STRICT;
CREATE INDEX training_attendance_training_id_position ON training_attendance (training_id, position);
CREATE INDEX training_attendance_person_id_id ON training_attendance (person_id, id);
