-- 综合执法. Frozen once released: later changes are new steps.

CREATE TABLE power_item (
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
    code TEXT CHECK (length(code) <= 40),
    name TEXT NOT NULL CHECK (length(name) <= 120),
    domain TEXT NOT NULL CHECK (length(domain) <= 40),
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    source TEXT NOT NULL DEFAULT '承接县级' CHECK (length(source) <= 40),
    basis TEXT CHECK (length(basis) <= 200),
    former_body TEXT CHECK (length(former_body) <= 60),
    grant_number TEXT CHECK (length(grant_number) <= 60),
    taken_over_on TEXT NOT NULL CHECK (taken_over_on IS date(taken_over_on, '+0 days')),
    taken_back_on TEXT CHECK (taken_back_on IS date(taken_back_on, '+0 days')),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    yearly_cap INTEGER
) STRICT;
CREATE UNIQUE INDEX power_item_number ON power_item (number);
CREATE UNIQUE INDEX power_item_code ON power_item (code) WHERE deleted_at IS NULL AND code IS NOT NULL AND taken_back_on IS NULL;
CREATE INDEX power_item_taken_over_on_id ON power_item (taken_over_on, id);
CREATE INDEX power_item_taken_back_on_id ON power_item (taken_back_on, id);
CREATE INDEX power_item_department_id_id ON power_item (department_id, id);

CREATE TABLE officer (
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
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    establishment TEXT NOT NULL CHECK (length(establishment) <= 40),
    engagement TEXT NOT NULL DEFAULT '专职' CHECK (length(engagement) <= 40),
    post TEXT CHECK (length(post) <= 40),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    in_post_from TEXT NOT NULL CHECK (in_post_from IS date(in_post_from, '+0 days')),
    in_post_to TEXT CHECK (in_post_to IS date(in_post_to, '+0 days')),
    exam_on TEXT CHECK (exam_on IS date(exam_on, '+0 days')),
    exam_result TEXT CHECK (length(exam_result) <= 40),
    certificate_number TEXT CHECK (length(certificate_number) <= 30),
    issuer TEXT CHECK (length(issuer) <= 60),
    issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
    expires_on TEXT CHECK (expires_on IS date(expires_on, '+0 days')),
    certificate_state TEXT DEFAULT '备考' CHECK (length(certificate_state) <= 40)
) STRICT;
CREATE UNIQUE INDEX officer_number ON officer (number);
CREATE UNIQUE INDEX officer_person_id ON officer (person_id) WHERE deleted_at IS NULL AND in_post_to IS NULL;
CREATE UNIQUE INDEX officer_certificate_number ON officer (certificate_number) WHERE deleted_at IS NULL AND certificate_number IS NOT NULL;
CREATE INDEX officer_in_post_from_id ON officer (in_post_from, id);
CREATE INDEX officer_in_post_to_id ON officer (in_post_to, id);
CREATE INDEX officer_person_id_id ON officer (person_id, id);
CREATE INDEX officer_department_id_id ON officer (department_id, id);

CREATE TABLE inspection (
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
    inspected_on TEXT NOT NULL CHECK (inspected_on IS date(inspected_on, '+0 days')),
    category TEXT NOT NULL DEFAULT '日常检查' CHECK (length(category) <= 40),
    plan_name TEXT CHECK (length(plan_name) <= 80),
    object_kind TEXT NOT NULL DEFAULT '企业' CHECK (length(object_kind) <= 40),
    object_name TEXT NOT NULL CHECK (length(object_name) <= 80),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    approval_number TEXT CHECK (length(approval_number) <= 40),
    approved_by TEXT CHECK (length(approved_by) <= 50),
    cards_shown INTEGER NOT NULL DEFAULT 1 CHECK (cards_shown IN (0, 1)),
    conclusion TEXT NOT NULL DEFAULT '合格' CHECK (length(conclusion) <= 40),
    deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
    rechecked_on TEXT CHECK (rechecked_on IS date(rechecked_on, '+0 days')),
    recheck_result TEXT CHECK (length(recheck_result) <= 40),
    recording TEXT CHECK (length(recording) <= 60),
    findings TEXT CHECK (length(findings) <= 1000)
) STRICT;
CREATE UNIQUE INDEX inspection_number ON inspection (number);
CREATE INDEX inspection_inspected_on_number_deleted_at ON inspection (inspected_on, number, deleted_at);
CREATE INDEX inspection_village_id_id ON inspection (village_id, id);

CREATE TABLE inspector (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
    officer_id INTEGER NOT NULL REFERENCES officer (id) ON DELETE RESTRICT,
    certificate_number TEXT CHECK (length(certificate_number) <= 30)
) STRICT;
CREATE INDEX inspector_inspection_id_position ON inspector (inspection_id, position);
CREATE INDEX inspector_officer_id_id ON inspector (officer_id, id);

CREATE TABLE inspection_item (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    inspection_id INTEGER NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (length(name) <= 120),
    power_id INTEGER REFERENCES power_item (id) ON DELETE RESTRICT,
    result TEXT NOT NULL DEFAULT '合格' CHECK (length(result) <= 40),
    note TEXT CHECK (length(note) <= 200)
) STRICT;
CREATE INDEX inspection_item_inspection_id_position ON inspection_item (inspection_id, position);
CREATE INDEX inspection_item_power_id_id ON inspection_item (power_id, id);

CREATE TABLE village_plate (
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
    village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
    object_kind TEXT NOT NULL DEFAULT '村' CHECK (length(object_kind) <= 40),
    object_name TEXT CHECK (length(object_name) <= 80),
    colour_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    basis TEXT CHECK (length(basis) <= 200),
    hung_on TEXT NOT NULL CHECK (hung_on IS date(hung_on, '+0 days')),
    removed_on TEXT CHECK (removed_on IS date(removed_on, '+0 days')),
    hung_by TEXT CHECK (length(hung_by) <= 50),
    problems_found TEXT CHECK (length(problems_found) <= 1000),
    responsible TEXT CHECK (length(responsible) <= 50),
    deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
    inspection_id INTEGER REFERENCES inspection (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX village_plate_number ON village_plate (number);
CREATE INDEX village_plate_hung_on_id ON village_plate (hung_on, id);
CREATE INDEX village_plate_removed_on_id ON village_plate (removed_on, id);
CREATE INDEX village_plate_village_id_id ON village_plate (village_id, id);
CREATE INDEX village_plate_colour_id_id ON village_plate (colour_id, id);
CREATE INDEX village_plate_inspection_id_id ON village_plate (inspection_id, id);
