-- 法律明白人. Frozen once released: later changes are new steps.

CREATE TABLE volunteer (
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
    village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
    village_group TEXT CHECK (length(village_group) <= 30),
    recommended_on TEXT NOT NULL CHECK (recommended_on IS date(recommended_on, '+0 days')),
    recommended_by TEXT DEFAULT '村“两委”推荐' CHECK (length(recommended_by) <= 40),
    first_reviewed_on TEXT CHECK (first_reviewed_on IS date(first_reviewed_on, '+0 days')),
    first_review TEXT CHECK (length(first_review) <= 40),
    first_reviewer TEXT CHECK (length(first_reviewer) <= 50),
    public_from TEXT CHECK (public_from IS date(public_from, '+0 days')),
    public_to TEXT CHECK (public_to IS date(public_to, '+0 days')),
    exam_on TEXT CHECK (exam_on IS date(exam_on, '+0 days')),
    exam_score TEXT CHECK (length(exam_score) <= 20),
    exam_result TEXT CHECK (length(exam_result) <= 40),
    appointed_on TEXT CHECK (appointed_on IS date(appointed_on, '+0 days')),
    batch TEXT CHECK (length(batch) <= 30),
    filed_on TEXT CHECK (filed_on IS date(filed_on, '+0 days')),
    card_number TEXT CHECK (length(card_number) <= 40),
    card_issued_on TEXT CHECK (card_issued_on IS date(card_issued_on, '+0 days')),
    kit TEXT CHECK (length(kit) <= 100),
    status TEXT NOT NULL DEFAULT '培养中' CHECK (length(status) <= 40),
    left_on TEXT CHECK (left_on IS date(left_on, '+0 days')),
    left_reason TEXT CHECK (length(left_reason) <= 40),
    left_note TEXT CHECK (length(left_note) <= 200),
    returned INTEGER NOT NULL DEFAULT 0 CHECK (returned IN (0, 1)),
    returned_on TEXT CHECK (returned_on IS date(returned_on, '+0 days')),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX volunteer_number ON volunteer (number);
CREATE UNIQUE INDEX volunteer_person_id ON volunteer (person_id) WHERE deleted_at IS NULL AND left_on IS NULL;
CREATE INDEX volunteer_recommended_on_id ON volunteer (recommended_on, id);
CREATE INDEX volunteer_left_on_id ON volunteer (left_on, id);
CREATE INDEX volunteer_appointed_on_id ON volunteer (appointed_on, id);
CREATE INDEX volunteer_person_id_id ON volunteer (person_id, id);
CREATE INDEX volunteer_village_id_id ON volunteer (village_id, id);
CREATE INDEX volunteer_department_id_id ON volunteer (department_id, id);

CREATE TABLE volunteer_condition (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE RESTRICT,
    condition_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX volunteer_condition_volunteer_id_position ON volunteer_condition (volunteer_id, position);
CREATE INDEX volunteer_condition_condition_id_id ON volunteer_condition (condition_id, id);

CREATE TABLE volunteer_identity (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE RESTRICT,
    identity_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX volunteer_identity_volunteer_id_position ON volunteer_identity (volunteer_id, position);
CREATE INDEX volunteer_identity_identity_id_id ON volunteer_identity (identity_id, id);

CREATE TABLE volunteer_training (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE RESTRICT,
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
    title TEXT NOT NULL CHECK (length(title) <= 80),
    hours INTEGER,
    score TEXT CHECK (length(score) <= 20)
) STRICT;
CREATE INDEX volunteer_training_volunteer_id_position ON volunteer_training (volunteer_id, position);

CREATE TABLE volunteer_award (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE RESTRICT,
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on, '+0 days')),
    title TEXT NOT NULL CHECK (length(title) <= 80),
    giver TEXT CHECK (length(giver) <= 60)
) STRICT;
CREATE INDEX volunteer_award_volunteer_id_position ON volunteer_award (volunteer_id, position);

CREATE TABLE certificate (
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
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE RESTRICT,
    certificate_number TEXT CHECK (length(certificate_number) <= 60),
    badge_number TEXT CHECK (length(badge_number) <= 40),
    issuer TEXT CHECK (length(issuer) <= 60),
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on, '+0 days')),
    expires_on TEXT CHECK (expires_on IS date(expires_on, '+0 days')),
    printed_name TEXT CHECK (length(printed_name) <= 50),
    printed_village TEXT CHECK (length(printed_village) <= 40),
    collected_on TEXT CHECK (collected_on IS date(collected_on, '+0 days')),
    collected_by TEXT CHECK (length(collected_by) <= 50),
    badge_issued_on TEXT CHECK (badge_issued_on IS date(badge_issued_on, '+0 days')),
    status TEXT NOT NULL DEFAULT '有效' CHECK (length(status) <= 40),
    voided_on TEXT CHECK (voided_on IS date(voided_on, '+0 days')),
    void_reason TEXT CHECK (length(void_reason) <= 100),
    reissued_on TEXT CHECK (reissued_on IS date(reissued_on, '+0 days')),
    reissue_reason TEXT CHECK (length(reissue_reason) <= 100)
) STRICT;
CREATE UNIQUE INDEX certificate_number ON certificate (number);
CREATE UNIQUE INDEX certificate_certificate_number ON certificate (certificate_number);
CREATE UNIQUE INDEX certificate_badge_number ON certificate (badge_number);
CREATE UNIQUE INDEX certificate_volunteer_id ON certificate (volunteer_id) WHERE deleted_at IS NULL AND status = '有效';
CREATE INDEX certificate_issued_on_number_deleted_at ON certificate (issued_on, number, deleted_at);
CREATE INDEX certificate_volunteer_id_id ON certificate (volunteer_id, id);

CREATE TABLE volunteer_service (
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
    served_on TEXT NOT NULL CHECK (served_on IS date(served_on, '+0 days')),
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    matter TEXT NOT NULL CHECK (length(matter) <= 200),
    place TEXT CHECK (length(place) <= 60),
    served TEXT CHECK (length(served) <= 100),
    people INTEGER,
    result TEXT CHECK (length(result) <= 500),
    witness TEXT CHECK (length(witness) <= 50),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX volunteer_service_number ON volunteer_service (number);
CREATE INDEX volunteer_service_served_on_number_deleted_at ON volunteer_service (served_on, number, deleted_at);
CREATE INDEX volunteer_service_volunteer_id_id ON volunteer_service (volunteer_id, id);
CREATE INDEX volunteer_service_department_id_id ON volunteer_service (department_id, id);

CREATE TABLE volunteer_assessment (
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
    year INTEGER NOT NULL,
    volunteer_id INTEGER NOT NULL REFERENCES volunteer (id) ON DELETE RESTRICT,
    assessed_on TEXT CHECK (assessed_on IS date(assessed_on, '+0 days')),
    hours INTEGER,
    services INTEGER,
    grade TEXT NOT NULL DEFAULT '合格' CHECK (length(grade) <= 40),
    opinion TEXT CHECK (length(opinion) <= 200),
    assessor TEXT CHECK (length(assessor) <= 60),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX volunteer_assessment_number ON volunteer_assessment (number);
CREATE UNIQUE INDEX volunteer_assessment_volunteer_id_year ON volunteer_assessment (volunteer_id, year) WHERE deleted_at IS NULL;
CREATE INDEX volunteer_assessment_year_id ON volunteer_assessment (year, id);
CREATE INDEX volunteer_assessment_volunteer_id_id ON volunteer_assessment (volunteer_id, id);
CREATE INDEX volunteer_assessment_department_id_id ON volunteer_assessment (department_id, id);
