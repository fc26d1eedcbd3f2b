-- 普法宣传: activities with materials. Frozen.

CREATE TABLE activity (
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
    form TEXT NOT NULL CHECK (length(form) <= 40),
    theme_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    place TEXT CHECK (length(place) <= 80),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    audience TEXT CHECK (length(audience) <= 40),
    people INTEGER,
    consulted INTEGER,
    staff INTEGER,
    speaker TEXT CHECK (length(speaker) <= 50),
    cost INTEGER,
    report TEXT CHECK (length(report) <= 1000)
) STRICT;
CREATE UNIQUE INDEX activity_number ON activity (number);
CREATE INDEX activity_held_on_number_deleted_at ON activity (held_on, number, deleted_at);
CREATE INDEX activity_theme_id_id ON activity (theme_id, id);
CREATE INDEX activity_village_id_id ON activity (village_id, id);
CREATE INDEX activity_department_id_id ON activity (department_id, id);

CREATE TABLE material_issue (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (length(name) <= 60),
    kind TEXT DEFAULT '折页' CHECK (length(kind) <= 40),
    quantity INTEGER NOT NULL,
    signed_by TEXT CHECK (length(signed_by) <= 50)
) STRICT;
CREATE INDEX material_issue_activity_id_position ON material_issue (activity_id, position);
