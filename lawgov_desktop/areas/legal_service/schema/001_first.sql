-- 公共法律服务: visits, duty. Frozen.

CREATE TABLE visit (
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
    visited_on TEXT NOT NULL CHECK (visited_on IS date(visited_on, '+0 days')),
    name TEXT CHECK (length(name) <= 50),
    people INTEGER NOT NULL DEFAULT 1,
    phone TEXT CHECK (length(phone) <= 20),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    visitor_group TEXT CHECK (length(visitor_group) <= 40),
    matter_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    request TEXT CHECK (length(request) <= 1000),
    first_asked TEXT NOT NULL CHECK (length(first_asked) <= 50),
    lawyer TEXT CHECK (length(lawyer) <= 50),
    handling TEXT NOT NULL DEFAULT '当场解答' CHECK (length(handling) <= 40),
    handed_to TEXT CHECK (length(handed_to) <= 60),
    feedback_on TEXT CHECK (feedback_on IS date(feedback_on, '+0 days')),
    satisfaction TEXT CHECK (length(satisfaction) <= 40)
) STRICT;
CREATE UNIQUE INDEX visit_number ON visit (number);
CREATE INDEX visit_visited_on_number_deleted_at ON visit (visited_on, number, deleted_at);
CREATE INDEX visit_village_id_id ON visit (village_id, id);
CREATE INDEX visit_matter_id_id ON visit (matter_id, id);

CREATE TABLE duty_slot (
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
    duty_on TEXT NOT NULL CHECK (duty_on IS date(duty_on, '+0 days')),
    session TEXT NOT NULL DEFAULT '全天' CHECK (length(session) <= 40),
    lawyer TEXT NOT NULL CHECK (length(lawyer) <= 50),
    firm TEXT CHECK (length(firm) <= 60),
    phone TEXT CHECK (length(phone) <= 20),
    leader TEXT CHECK (length(leader) <= 50),
    place TEXT CHECK (length(place) <= 60),
    signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
    replaced TEXT CHECK (length(replaced) <= 50),
    received INTEGER
) STRICT;
CREATE UNIQUE INDEX duty_slot_number ON duty_slot (number);
CREATE UNIQUE INDEX duty_slot_duty_on_session_lawyer ON duty_slot (duty_on, session, lawyer) WHERE deleted_at IS NULL;
CREATE INDEX duty_slot_duty_on_number_deleted_at ON duty_slot (duty_on, number, deleted_at);
