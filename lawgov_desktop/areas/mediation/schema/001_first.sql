-- 矛盾调解. Frozen once released: later changes are new steps.

CREATE TABLE mediation_committee (
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
    name TEXT NOT NULL CHECK (length(name) <= 60),
    level TEXT NOT NULL CHECK (length(level) <= 40),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    phone TEXT CHECK (length(phone) <= 20),
    established_on TEXT CHECK (established_on IS date(established_on, '+0 days')),
    dissolved_on TEXT CHECK (dissolved_on IS date(dissolved_on, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX mediation_committee_number ON mediation_committee (number);
CREATE UNIQUE INDEX mediation_committee_name ON mediation_committee (name) WHERE deleted_at IS NULL;
CREATE INDEX mediation_committee_established_on_id ON mediation_committee (established_on, id);
CREATE INDEX mediation_committee_dissolved_on_id ON mediation_committee (dissolved_on, id);
CREATE INDEX mediation_committee_village_id_id ON mediation_committee (village_id, id);

CREATE TABLE committee_member (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    committee_id INTEGER NOT NULL REFERENCES mediation_committee (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (length(name) <= 50),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    sex TEXT CHECK (length(sex) <= 40),
    post TEXT DEFAULT '委员' CHECK (length(post) <= 40),
    phone TEXT CHECK (length(phone) <= 20),
    from_day TEXT CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT CHECK (to_day IS date(to_day, '+0 days'))
) STRICT;
CREATE INDEX committee_member_committee_id_position ON committee_member (committee_id, position);
CREATE INDEX committee_member_person_id_id ON committee_member (person_id, id);

CREATE TABLE dispute (
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
    accepted_on TEXT NOT NULL CHECK (accepted_on IS date(accepted_on, '+0 days')),
    village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
    kind_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    source_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    intake TEXT DEFAULT '当事人申请' CHECK (length(intake) <= 40),
    committee_id INTEGER REFERENCES mediation_committee (id) ON DELETE RESTRICT,
    colour_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    amount INTEGER,
    occurred_on TEXT CHECK (occurred_on IS date(occurred_on, '+0 days')),
    place TEXT CHECK (length(place) <= 80),
    people_involved INTEGER,
    serious INTEGER NOT NULL DEFAULT 0 CHECK (serious IN (0, 1)),
    summary TEXT CHECK (length(summary) <= 2000),
    outcome TEXT NOT NULL DEFAULT '正在调解' CHECK (length(outcome) <= 40),
    concluded_on TEXT CHECK (concluded_on IS date(concluded_on, '+0 days')),
    agreement_number TEXT CHECK (length(agreement_number) <= 60),
    agreement TEXT CHECK (length(agreement) <= 4000),
    performance TEXT CHECK (length(performance) <= 40),
    performance_due TEXT CHECK (performance_due IS date(performance_due, '+0 days')),
    confirmation_on TEXT CHECK (confirmation_on IS date(confirmation_on, '+0 days')),
    confirmation_result TEXT CHECK (length(confirmation_result) <= 40),
    revisited_on TEXT CHECK (revisited_on IS date(revisited_on, '+0 days')),
    satisfaction TEXT CHECK (length(satisfaction) <= 40),
    archive_number TEXT CHECK (length(archive_number) <= 40)
) STRICT;
CREATE UNIQUE INDEX dispute_number ON dispute (number);
CREATE INDEX dispute_accepted_on_number_deleted_at ON dispute (accepted_on, number, deleted_at);
CREATE INDEX dispute_concluded_on_id ON dispute (concluded_on, id);
CREATE INDEX dispute_village_id_id ON dispute (village_id, id);
CREATE INDEX dispute_kind_id_id ON dispute (kind_id, id);
CREATE INDEX dispute_source_id_id ON dispute (source_id, id);
CREATE INDEX dispute_committee_id_id ON dispute (committee_id, id);
CREATE INDEX dispute_colour_id_id ON dispute (colour_id, id);

CREATE TABLE dispute_party (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    dispute_id INTEGER NOT NULL REFERENCES dispute (id) ON DELETE RESTRICT,
    side TEXT NOT NULL CHECK (length(side) <= 40),
    name TEXT NOT NULL CHECK (length(name) <= 60),
    sex TEXT CHECK (length(sex) <= 40),
    age INTEGER,
    phone TEXT CHECK (length(phone) <= 20),
    id_number TEXT CHECK (length(id_number) <= 18),
    address TEXT CHECK (length(address) <= 120),
    occupation TEXT CHECK (length(occupation) <= 40),
    agent TEXT CHECK (length(agent) <= 50),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX dispute_party_dispute_id_position ON dispute_party (dispute_id, position);
CREATE INDEX dispute_party_person_id_id ON dispute_party (person_id, id);

CREATE TABLE dispute_mediator (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    dispute_id INTEGER NOT NULL REFERENCES dispute (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (length(name) <= 50),
    chosen_by TEXT DEFAULT '指定' CHECK (length(chosen_by) <= 40),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX dispute_mediator_dispute_id_position ON dispute_mediator (dispute_id, position);
CREATE INDEX dispute_mediator_person_id_id ON dispute_mediator (person_id, id);

CREATE TABLE mediation_record (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    dispute_id INTEGER NOT NULL REFERENCES dispute (id) ON DELETE RESTRICT,
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
    place TEXT CHECK (length(place) <= 60),
    content TEXT NOT NULL CHECK (length(content) <= 500)
) STRICT;
CREATE INDEX mediation_record_dispute_id_position ON mediation_record (dispute_id, position);

CREATE TABLE colour_change (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    dispute_id INTEGER NOT NULL REFERENCES dispute (id) ON DELETE RESTRICT,
    changed_on TEXT NOT NULL CHECK (changed_on IS date(changed_on, '+0 days')),
    colour_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    reason TEXT CHECK (length(reason) <= 200),
    approved_by TEXT CHECK (length(approved_by) <= 50)
) STRICT;
CREATE INDEX colour_change_dispute_id_position ON colour_change (dispute_id, position);
CREATE INDEX colour_change_colour_id_id ON colour_change (colour_id, id);
