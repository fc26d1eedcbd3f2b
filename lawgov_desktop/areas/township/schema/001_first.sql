-- 基础信息. Frozen once released: later changes are new steps.

CREATE TABLE village (
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
    name TEXT NOT NULL CHECK (length(name) <= 40),
    kind TEXT NOT NULL DEFAULT '行政村' CHECK (length(kind) <= 40),
    code TEXT CHECK (length(code) <= 12),
    grids INTEGER,
    groups INTEGER,
    households INTEGER,
    population INTEGER,
    secretary TEXT CHECK (length(secretary) <= 50),
    phone TEXT CHECK (length(phone) <= 20),
    lead_officer TEXT CHECK (length(lead_officer) <= 50),
    lead_phone TEXT CHECK (length(lead_phone) <= 20),
    office TEXT CHECK (length(office) <= 80),
    model_level TEXT CHECK (length(model_level) <= 40),
    model_on TEXT CHECK (model_on IS date(model_on, '+0 days')),
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
    merged_into TEXT CHECK (length(merged_into) <= 40)
) STRICT;
CREATE UNIQUE INDEX village_number ON village (number);
CREATE UNIQUE INDEX village_name ON village (name) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX village_code ON village (code) WHERE deleted_at IS NULL AND code IS NOT NULL;
CREATE INDEX village_valid_from_id ON village (valid_from, id);
CREATE INDEX village_valid_to_id ON village (valid_to, id);

CREATE TABLE person (
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
    name TEXT NOT NULL CHECK (length(name) <= 50),
    spelling TEXT CHECK (length(spelling) <= 60),
    former_name TEXT CHECK (length(former_name) <= 50),
    sex TEXT CHECK (length(sex) <= 40),
    ethnic_group TEXT DEFAULT '汉族' CHECK (length(ethnic_group) <= 40),
    id_kind TEXT DEFAULT '居民身份证' CHECK (length(id_kind) <= 40),
    id_number TEXT CHECK (length(id_number) <= 18),
    other_number TEXT CHECK (length(other_number) <= 30),
    birth_date TEXT CHECK (birth_date IS date(birth_date, '+0 days')),
    political_status TEXT CHECK (length(political_status) <= 40),
    education TEXT CHECK (length(education) <= 40),
    phone TEXT CHECK (length(phone) <= 20),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    address TEXT CHECK (length(address) <= 120),
    employer TEXT CHECK (length(employer) <= 80),
    grid TEXT CHECK (length(grid) <= 40),
    phone_public INTEGER NOT NULL DEFAULT 0 CHECK (phone_public IN (0, 1)),
    registered_on TEXT CHECK (registered_on IS date(registered_on, '+0 days')),
    left_on TEXT CHECK (left_on IS date(left_on, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX person_number ON person (number);
CREATE UNIQUE INDEX person_id_number ON person (id_number) WHERE deleted_at IS NULL AND id_number IS NOT NULL;
CREATE INDEX person_registered_on_id ON person (registered_on, id);
CREATE INDEX person_left_on_id ON person (left_on, id);
CREATE INDEX person_village_id_id ON person (village_id, id);

CREATE TABLE person_role (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (length(role) <= 40),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    post TEXT CHECK (length(post) <= 40),
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days'))
) STRICT;
CREATE INDEX person_role_person_id_position ON person_role (person_id, position);
CREATE INDEX person_role_village_id_id ON person_role (village_id, id);

CREATE TABLE enterprise (
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
    name TEXT NOT NULL CHECK (length(name) <= 80),
    credit_code TEXT CHECK (length(credit_code) <= 18),
    kind TEXT NOT NULL DEFAULT '企业' CHECK (length(kind) <= 40),
    industry_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    address TEXT CHECK (length(address) <= 120),
    scope TEXT CHECK (length(scope) <= 200),
    head TEXT CHECK (length(head) <= 50),
    phone TEXT CHECK (length(phone) <= 20),
    state TEXT NOT NULL DEFAULT '正常经营' CHECK (length(state) <= 40),
    risk TEXT CHECK (length(risk) <= 40),
    yearly_cap INTEGER,
    founded_on TEXT CHECK (founded_on IS date(founded_on, '+0 days')),
    closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX enterprise_number ON enterprise (number);
CREATE UNIQUE INDEX enterprise_credit_code ON enterprise (credit_code) WHERE deleted_at IS NULL AND credit_code IS NOT NULL;
CREATE INDEX enterprise_founded_on_id ON enterprise (founded_on, id);
CREATE INDEX enterprise_closed_on_id ON enterprise (closed_on, id);
CREATE INDEX enterprise_industry_id_id ON enterprise (industry_id, id);
CREATE INDEX enterprise_village_id_id ON enterprise (village_id, id);

CREATE TABLE department (
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
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    head TEXT CHECK (length(head) <= 50),
    phone TEXT CHECK (length(phone) <= 20),
    valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
    valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
    duties TEXT CHECK (length(duties) <= 200)
) STRICT;
CREATE UNIQUE INDEX department_number ON department (number);
CREATE UNIQUE INDEX department_name ON department (name) WHERE deleted_at IS NULL;
CREATE INDEX department_valid_from_id ON department (valid_from, id);
CREATE INDEX department_valid_to_id ON department (valid_to, id);
