-- 普法宣传. Frozen once released: later changes are new steps.

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
    theme_day_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    venue_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    place TEXT CHECK (length(place) <= 80),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    partners TEXT CHECK (length(partners) <= 200),
    people INTEGER,
    consulted INTEGER,
    staff INTEGER,
    helpers INTEGER,
    cost INTEGER,
    report TEXT CHECK (length(report) <= 1000),
    speaker TEXT CHECK (length(speaker) <= 50),
    lecture_topic TEXT CHECK (length(lecture_topic) <= 100),
    lecture_minutes INTEGER,
    media TEXT CHECK (length(media) <= 200),
    reads INTEGER,
    archived_on TEXT CHECK (archived_on IS date(archived_on, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX activity_number ON activity (number);
CREATE INDEX activity_held_on_number_deleted_at ON activity (held_on, number, deleted_at);
CREATE INDEX activity_theme_id_id ON activity (theme_id, id);
CREATE INDEX activity_theme_day_id_id ON activity (theme_day_id, id);
CREATE INDEX activity_venue_id_id ON activity (venue_id, id);
CREATE INDEX activity_village_id_id ON activity (village_id, id);
CREATE INDEX activity_department_id_id ON activity (department_id, id);

CREATE TABLE activity_audience (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
    audience_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX activity_audience_activity_id_position ON activity_audience (activity_id, position);
CREATE INDEX activity_audience_audience_id_id ON activity_audience (audience_id, id);

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
    unit TEXT DEFAULT '份' CHECK (length(unit) <= 40),
    signed_by TEXT CHECK (length(signed_by) <= 50)
) STRICT;
CREATE INDEX material_issue_activity_id_position ON material_issue (activity_id, position);

CREATE TABLE material_stock (
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
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
    name TEXT NOT NULL CHECK (length(name) <= 60),
    kind TEXT DEFAULT '折页' CHECK (length(kind) <= 40),
    quantity INTEGER NOT NULL,
    unit TEXT DEFAULT '份' CHECK (length(unit) <= 40),
    source_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    supplier TEXT CHECK (length(supplier) <= 60),
    place TEXT CHECK (length(place) <= 60),
    keeper TEXT CHECK (length(keeper) <= 50),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX material_stock_number ON material_stock (number);
CREATE INDEX material_stock_received_on_number_deleted_at ON material_stock (received_on, number, deleted_at);
CREATE INDEX material_stock_source_id_id ON material_stock (source_id, id);
CREATE INDEX material_stock_department_id_id ON material_stock (department_id, id);
