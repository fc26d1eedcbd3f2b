-- 组织领导. Frozen once released: later changes are new steps.

CREATE TABLE leading_group (
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
    name TEXT NOT NULL CHECK (length(name) <= 100),
    purpose_kind TEXT DEFAULT '法治政府建设' CHECK (length(purpose_kind) <= 40),
    document_number TEXT CHECK (length(document_number) <= 60),
    founded_on TEXT NOT NULL CHECK (founded_on IS date(founded_on, '+0 days')),
    adjusted_number TEXT CHECK (length(adjusted_number) <= 60),
    adjusted_on TEXT CHECK (adjusted_on IS date(adjusted_on, '+0 days')),
    dissolved_on TEXT CHECK (dissolved_on IS date(dissolved_on, '+0 days')),
    state TEXT NOT NULL DEFAULT '印发' CHECK (length(state) <= 40),
    office_at_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    office_head TEXT CHECK (length(office_head) <= 50),
    duties TEXT CHECK (length(duties) <= 500)
) STRICT;
CREATE UNIQUE INDEX leading_group_number ON leading_group (number);
CREATE INDEX leading_group_founded_on_id ON leading_group (founded_on, id);
CREATE INDEX leading_group_dissolved_on_id ON leading_group (dissolved_on, id);
CREATE INDEX leading_group_office_at_id_id ON leading_group (office_at_id, id);

CREATE TABLE group_member (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    leading_group_id INTEGER NOT NULL REFERENCES leading_group (id) ON DELETE RESTRICT,
    post TEXT NOT NULL DEFAULT '成员' CHECK (length(post) <= 40),
    name TEXT CHECK (length(name) <= 50),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    unit TEXT CHECK (length(unit) <= 80),
    joined_on TEXT CHECK (joined_on IS date(joined_on, '+0 days')),
    left_on TEXT CHECK (left_on IS date(left_on, '+0 days'))
) STRICT;
CREATE INDEX group_member_leading_group_id_position ON group_member (leading_group_id, position);
CREATE INDEX group_member_person_id_id ON group_member (person_id, id);

CREATE TABLE group_meeting (
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
    state TEXT NOT NULL DEFAULT '召开' CHECK (length(state) <= 40),
    kind TEXT NOT NULL DEFAULT '领导小组会议' CHECK (length(kind) <= 40),
    leading_group_id INTEGER REFERENCES leading_group (id) ON DELETE RESTRICT,
    session INTEGER,
    topic TEXT NOT NULL CHECK (length(topic) <= 150),
    place TEXT CHECK (length(place) <= 60),
    chaired_by TEXT CHECK (length(chaired_by) <= 50),
    attended INTEGER,
    attendants TEXT CHECK (length(attendants) <= 1000),
    reports_heard TEXT CHECK (length(reports_heard) <= 300),
    problems_solved INTEGER DEFAULT 0,
    minutes_number TEXT CHECK (length(minutes_number) <= 60),
    minutes_on TEXT CHECK (minutes_on IS date(minutes_on, '+0 days')),
    resolutions TEXT CHECK (length(resolutions) <= 3000),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX group_meeting_number ON group_meeting (number);
CREATE INDEX group_meeting_held_on_number_deleted_at ON group_meeting (held_on, number, deleted_at);
CREATE INDEX group_meeting_leading_group_id_id ON group_meeting (leading_group_id, id);
CREATE INDEX group_meeting_department_id_id ON group_meeting (department_id, id);

CREATE TABLE meeting_matter (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    meeting_id INTEGER NOT NULL REFERENCES group_meeting (id) ON DELETE RESTRICT,
    matter TEXT NOT NULL CHECK (length(matter) <= 200),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days'))
) STRICT;
CREATE INDEX meeting_matter_meeting_id_position ON meeting_matter (meeting_id, position);
CREATE INDEX meeting_matter_department_id_id ON meeting_matter (department_id, id);

CREATE TABLE leader_action (
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
    acted_on TEXT NOT NULL CHECK (acted_on IS date(acted_on, '+0 days')),
    post TEXT NOT NULL CHECK (length(post) <= 40),
    name TEXT NOT NULL CHECK (length(name) <= 50),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    form TEXT NOT NULL CHECK (length(form) <= 40),
    matter TEXT NOT NULL CHECK (length(matter) <= 150),
    content TEXT CHECK (length(content) <= 2000),
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
    result TEXT CHECK (length(result) <= 1000),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX leader_action_number ON leader_action (number);
CREATE INDEX leader_action_acted_on_number_deleted_at ON leader_action (acted_on, number, deleted_at);
CREATE INDEX leader_action_person_id_id ON leader_action (person_id, id);
CREATE INDEX leader_action_village_id_id ON leader_action (village_id, id);
CREATE INDEX leader_action_department_id_id ON leader_action (department_id, id);

CREATE TABLE report_on_law (
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
    name TEXT NOT NULL CHECK (length(name) <= 50),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    post TEXT CHECK (length(post) <= 60),
    form TEXT NOT NULL DEFAULT '述职述法合并' CHECK (length(form) <= 40),
    reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
    audience TEXT CHECK (length(audience) <= 80),
    result TEXT CHECK (length(result) <= 40),
    comments TEXT CHECK (length(comments) <= 1000),
    shortcomings TEXT CHECK (length(shortcomings) <= 1000),
    corrected_on TEXT CHECK (corrected_on IS date(corrected_on, '+0 days')),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX report_on_law_number ON report_on_law (number);
CREATE UNIQUE INDEX report_on_law_year_name ON report_on_law (year, name) WHERE deleted_at IS NULL;
CREATE INDEX report_on_law_year_id ON report_on_law (year, id);
CREATE INDEX report_on_law_person_id_id ON report_on_law (person_id, id);
CREATE INDEX report_on_law_department_id_id ON report_on_law (department_id, id);

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
    issuer TEXT CHECK (length(issuer) <= 60),
    state TEXT NOT NULL DEFAULT '印发' CHECK (length(state) <= 40),
    is_normative INTEGER NOT NULL DEFAULT 0 CHECK (is_normative IN (0, 1)),
    published_in TEXT CHECK (length(published_in) <= 60),
    repealed INTEGER NOT NULL DEFAULT 0 CHECK (repealed IN (0, 1)),
    repealed_on TEXT CHECK (repealed_on IS date(repealed_on, '+0 days')),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    signed_by TEXT CHECK (length(signed_by) <= 50),
    basis TEXT CHECK (length(basis) <= 200),
    named_in_report INTEGER NOT NULL DEFAULT 0 CHECK (named_in_report IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX policy_document_number ON policy_document (number);
CREATE UNIQUE INDEX policy_document_document_number ON policy_document (document_number) WHERE deleted_at IS NULL AND document_number IS NOT NULL;
CREATE INDEX policy_document_issued_on_id ON policy_document (issued_on, id);
CREATE INDEX policy_document_lapses_on_id ON policy_document (lapses_on, id);
CREATE INDEX policy_document_department_id_id ON policy_document (department_id, id);

CREATE TABLE task_item (
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
    basis TEXT CHECK (length(basis) <= 150),
    indicator TEXT CHECK (length(indicator) <= 60),
    document_id INTEGER REFERENCES policy_document (id) ON DELETE RESTRICT,
    task TEXT NOT NULL CHECK (length(task) <= 100),
    measure TEXT NOT NULL CHECK (length(measure) <= 200),
    lead_officer TEXT CHECK (length(lead_officer) <= 50),
    department_id INTEGER NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
    partners TEXT CHECK (length(partners) <= 150),
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    state TEXT NOT NULL DEFAULT '未启动' CHECK (length(state) <= 40),
    progress INTEGER DEFAULT 0,
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
    outcome TEXT CHECK (length(outcome) <= 2000),
    unfinished_reason TEXT CHECK (length(unfinished_reason) <= 300)
) STRICT;
CREATE UNIQUE INDEX task_item_number ON task_item (number);
CREATE INDEX task_item_year_id ON task_item (year, id);
CREATE INDEX task_item_document_id_id ON task_item (document_id, id);
CREATE INDEX task_item_department_id_id ON task_item (department_id, id);

CREATE TABLE task_part (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    task_item_id INTEGER NOT NULL REFERENCES task_item (id) ON DELETE RESTRICT,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    duty TEXT CHECK (length(duty) <= 200),
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))
) STRICT;
CREATE INDEX task_part_task_item_id_position ON task_part (task_item_id, position);
CREATE INDEX task_part_department_id_id ON task_part (department_id, id);
CREATE INDEX task_part_village_id_id ON task_part (village_id, id);

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
    hours INTEGER,
    recorder TEXT CHECK (length(recorder) <= 50),
    place TEXT CHECK (length(place) <= 60),
    plan_item TEXT CHECK (length(plan_item) <= 40),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    notes TEXT CHECK (length(notes) <= 4000)
) STRICT;
CREATE UNIQUE INDEX study_session_number ON study_session (number);
CREATE INDEX study_session_held_on_number_deleted_at ON study_session (held_on, number, deleted_at);
CREATE INDEX study_session_village_id_id ON study_session (village_id, id);
CREATE INDEX study_session_department_id_id ON study_session (department_id, id);

CREATE TABLE study_content (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    session_id INTEGER NOT NULL REFERENCES study_session (id) ON DELETE RESTRICT,
    law_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX study_content_session_id_position ON study_content (session_id, position);
CREATE INDEX study_content_law_id_id ON study_content (law_id, id);

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
    domain_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    mode TEXT DEFAULT '集中' CHECK (length(mode) <= 40),
    organiser TEXT CHECK (length(organiser) <= 60),
    lecturer TEXT CHECK (length(lecturer) <= 50),
    hours INTEGER,
    expected INTEGER,
    attended INTEGER,
    audience TEXT CHECK (length(audience) <= 60),
    place TEXT CHECK (length(place) <= 60),
    examined INTEGER,
    exam_passed INTEGER,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX training_number ON training (number);
CREATE INDEX training_held_on_number_deleted_at ON training (held_on, number, deleted_at);
CREATE INDEX training_domain_id_id ON training (domain_id, id);
CREATE INDEX training_department_id_id ON training (department_id, id);

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

CREATE TABLE law_exam (
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
    body TEXT NOT NULL DEFAULT '机关干部' CHECK (length(body) <= 40),
    mode TEXT DEFAULT '线上' CHECK (length(mode) <= 40),
    organiser TEXT CHECK (length(organiser) <= 60),
    expected INTEGER NOT NULL,
    sat INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    excellent INTEGER,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX law_exam_number ON law_exam (number);
CREATE INDEX law_exam_held_on_number_deleted_at ON law_exam (held_on, number, deleted_at);
CREATE INDEX law_exam_department_id_id ON law_exam (department_id, id);

CREATE TABLE exam_score (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    exam_id INTEGER NOT NULL REFERENCES law_exam (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    score TEXT CHECK (length(score) <= 10),
    result TEXT DEFAULT '合格' CHECK (length(result) <= 40)
) STRICT;
CREATE INDEX exam_score_exam_id_position ON exam_score (exam_id, position);
CREATE INDEX exam_score_person_id_id ON exam_score (person_id, id);
