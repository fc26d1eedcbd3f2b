-- 综合执法. Frozen once released: later changes are new steps.

CREATE TABLE whistle (
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
    whistled_on TEXT NOT NULL CHECK (whistled_on IS date(whistled_on, '+0 days')),
    whistled_at TEXT CHECK (length(whistled_at) <= 5),
    order_number TEXT CHECK (length(order_number) <= 40),
    kind_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    level_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    matter TEXT NOT NULL CHECK (length(matter) <= 100),
    source TEXT CHECK (length(source) <= 40),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    place TEXT CHECK (length(place) <= 80),
    caller TEXT CHECK (length(caller) <= 50),
    requirement TEXT CHECK (length(requirement) <= 200),
    minutes INTEGER,
    handling TEXT CHECK (length(handling) <= 2000),
    closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
    rating TEXT CHECK (length(rating) <= 40),
    cancelled_on TEXT CHECK (cancelled_on IS date(cancelled_on, '+0 days')),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX whistle_number ON whistle (number);
CREATE INDEX whistle_whistled_on_number_deleted_at ON whistle (whistled_on, number, deleted_at);
CREATE INDEX whistle_kind_id_id ON whistle (kind_id, id);
CREATE INDEX whistle_level_id_id ON whistle (level_id, id);
CREATE INDEX whistle_village_id_id ON whistle (village_id, id);
CREATE INDEX whistle_department_id_id ON whistle (department_id, id);

CREATE TABLE whistle_response (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    whistle_id INTEGER NOT NULL REFERENCES whistle (id) ON DELETE RESTRICT,
    department_id INTEGER NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
    received_at TEXT CHECK (length(received_at) <= 5),
    reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
    reported_at TEXT CHECK (length(reported_at) <= 5),
    people TEXT CHECK (length(people) <= 100),
    result TEXT CHECK (length(result) <= 200),
    absent_reason TEXT CHECK (length(absent_reason) <= 100)
) STRICT;
CREATE INDEX whistle_response_whistle_id_position ON whistle_response (whistle_id, position);
CREATE INDEX whistle_response_department_id_id ON whistle_response (department_id, id);

CREATE TABLE complaint (
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
    channel_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    order_number TEXT CHECK (length(order_number) <= 40),
    kind TEXT NOT NULL DEFAULT '举报' CHECK (length(kind) <= 40),
    anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1)),
    complainant TEXT CHECK (length(complainant) <= 50),
    phone TEXT CHECK (length(phone) <= 20),
    respondent TEXT CHECK (length(respondent) <= 80),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    place TEXT CHECK (length(place) <= 80),
    domain_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    matter TEXT NOT NULL CHECK (length(matter) <= 100),
    content TEXT CHECK (length(content) <= 2000),
    decision TEXT CHECK (length(decision) <= 40),
    decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
    reason TEXT CHECK (length(reason) <= 200),
    handed_to_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    extended_on TEXT CHECK (extended_on IS date(extended_on, '+0 days')),
    closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
    result TEXT CHECK (length(result) <= 40),
    replied_on TEXT CHECK (replied_on IS date(replied_on, '+0 days')),
    reply_number TEXT CHECK (length(reply_number) <= 60),
    reply TEXT CHECK (length(reply) <= 2000),
    satisfaction TEXT CHECK (length(satisfaction) <= 40),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX complaint_number ON complaint (number);
CREATE INDEX complaint_received_on_number_deleted_at ON complaint (received_on, number, deleted_at);
CREATE INDEX complaint_channel_id_id ON complaint (channel_id, id);
CREATE INDEX complaint_village_id_id ON complaint (village_id, id);
CREATE INDEX complaint_domain_id_id ON complaint (domain_id, id);
CREATE INDEX complaint_handed_to_id_id ON complaint (handed_to_id, id);
CREATE INDEX complaint_department_id_id ON complaint (department_id, id);

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
    domain_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    source TEXT NOT NULL DEFAULT '承接县级' CHECK (length(source) <= 40),
    manner TEXT CHECK (length(manner) <= 40),
    duty_list TEXT CHECK (length(duty_list) <= 40),
    list_version TEXT CHECK (length(list_version) <= 40),
    basis TEXT CHECK (length(basis) <= 200),
    former_body TEXT CHECK (length(former_body) <= 60),
    grant_number TEXT CHECK (length(grant_number) <= 60),
    granted_on TEXT CHECK (granted_on IS date(granted_on, '+0 days')),
    entrust_number TEXT CHECK (length(entrust_number) <= 60),
    entrust_until TEXT CHECK (entrust_until IS date(entrust_until, '+0 days')),
    taken_over_on TEXT NOT NULL CHECK (taken_over_on IS date(taken_over_on, '+0 days')),
    taken_back_on TEXT CHECK (taken_back_on IS date(taken_back_on, '+0 days')),
    taken_back_number TEXT CHECK (length(taken_back_number) <= 60),
    taken_back_reason TEXT CHECK (length(taken_back_reason) <= 100),
    evaluated_on TEXT CHECK (evaluated_on IS date(evaluated_on, '+0 days')),
    evaluation TEXT CHECK (length(evaluation) <= 200),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    position INTEGER DEFAULT 0,
    discretion TEXT CHECK (length(discretion) <= 200),
    published_link TEXT CHECK (length(published_link) <= 200),
    state TEXT NOT NULL DEFAULT '运行' CHECK (length(state) <= 40),
    yearly_cap INTEGER
) STRICT;
CREATE UNIQUE INDEX power_item_number ON power_item (number);
CREATE UNIQUE INDEX power_item_code ON power_item (code) WHERE deleted_at IS NULL AND code IS NOT NULL AND taken_back_on IS NULL;
CREATE INDEX power_item_taken_over_on_id ON power_item (taken_over_on, id);
CREATE INDEX power_item_taken_back_on_id ON power_item (taken_back_on, id);
CREATE INDEX power_item_domain_id_id ON power_item (domain_id, id);
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
    exam_score TEXT CHECK (length(exam_score) <= 10),
    exam_result TEXT CHECK (length(exam_result) <= 40),
    certificate_number TEXT CHECK (length(certificate_number) <= 30),
    issuer TEXT CHECK (length(issuer) <= 60),
    issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
    expires_on TEXT CHECK (expires_on IS date(expires_on, '+0 days')),
    area TEXT CHECK (length(area) <= 60),
    power_source TEXT CHECK (length(power_source) <= 40),
    yearly_review_on TEXT CHECK (yearly_review_on IS date(yearly_review_on, '+0 days')),
    law_qualified TEXT CHECK (length(law_qualified) <= 40),
    training_hours INTEGER,
    withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on, '+0 days')),
    withdrawn_reason TEXT CHECK (length(withdrawn_reason) <= 100),
    certificate_state TEXT DEFAULT '备考' CHECK (length(certificate_state) <= 40)
) STRICT;
CREATE UNIQUE INDEX officer_number ON officer (number);
CREATE UNIQUE INDEX officer_person_id ON officer (person_id) WHERE deleted_at IS NULL AND in_post_to IS NULL;
CREATE UNIQUE INDEX officer_certificate_number ON officer (certificate_number) WHERE deleted_at IS NULL AND certificate_number IS NOT NULL;
CREATE INDEX officer_in_post_from_id ON officer (in_post_from, id);
CREATE INDEX officer_in_post_to_id ON officer (in_post_to, id);
CREATE INDEX officer_person_id_id ON officer (person_id, id);
CREATE INDEX officer_department_id_id ON officer (department_id, id);

CREATE TABLE case_review (
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
    reviewed_on TEXT NOT NULL CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    title TEXT NOT NULL CHECK (length(title) <= 80),
    level TEXT NOT NULL DEFAULT '本镇自查' CHECK (length(level) <= 40),
    scope TEXT DEFAULT '综合' CHECK (length(scope) <= 40),
    files INTEGER NOT NULL,
    excellent INTEGER,
    qualified INTEGER,
    unqualified INTEGER,
    reviewers TEXT CHECK (length(reviewers) <= 120),
    summary TEXT CHECK (length(summary) <= 2000),
    deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
    corrected_on TEXT CHECK (corrected_on IS date(corrected_on, '+0 days')),
    reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX case_review_number ON case_review (number);
CREATE INDEX case_review_reviewed_on_number_deleted_at ON case_review (reviewed_on, number, deleted_at);
CREATE INDEX case_review_department_id_id ON case_review (department_id, id);

CREATE TABLE review_fault (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    review_id INTEGER NOT NULL REFERENCES case_review (id) ON DELETE RESTRICT,
    file_number TEXT CHECK (length(file_number) <= 60),
    fault TEXT NOT NULL CHECK (length(fault) <= 200),
    measure TEXT CHECK (length(measure) <= 200),
    responsible TEXT CHECK (length(responsible) <= 50),
    corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1)),
    corrected_on TEXT CHECK (corrected_on IS date(corrected_on, '+0 days'))
) STRICT;
CREATE INDEX review_fault_review_id_position ON review_fault (review_id, position);

CREATE TABLE disclosure (
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
    published_on TEXT NOT NULL CHECK (published_on IS date(published_on, '+0 days')),
    stage TEXT NOT NULL DEFAULT '事前' CHECK (length(stage) <= 40),
    content_kind TEXT NOT NULL CHECK (length(content_kind) <= 40),
    title TEXT NOT NULL CHECK (length(title) <= 120),
    channel_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    link TEXT CHECK (length(link) <= 200),
    items INTEGER DEFAULT 1,
    until TEXT CHECK (until IS date(until, '+0 days')),
    overturned_on TEXT CHECK (overturned_on IS date(overturned_on, '+0 days')),
    withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on, '+0 days')),
    withdrawn_reason TEXT CHECK (length(withdrawn_reason) <= 200),
    privacy_checked INTEGER NOT NULL DEFAULT 0 CHECK (privacy_checked IN (0, 1)),
    approved_by TEXT CHECK (length(approved_by) <= 50),
    content TEXT CHECK (length(content) <= 1000),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX disclosure_number ON disclosure (number);
CREATE INDEX disclosure_published_on_number_deleted_at ON disclosure (published_on, number, deleted_at);
CREATE INDEX disclosure_channel_id_id ON disclosure (channel_id, id);
CREATE INDEX disclosure_department_id_id ON disclosure (department_id, id);

CREATE TABLE recorder_device (
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
    device_number TEXT NOT NULL CHECK (length(device_number) <= 40),
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    model_name TEXT CHECK (length(model_name) <= 60),
    price INTEGER,
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days')),
    retired_on TEXT CHECK (retired_on IS date(retired_on, '+0 days')),
    state TEXT NOT NULL DEFAULT '在用' CHECK (length(state) <= 40),
    holder_id INTEGER REFERENCES officer (id) ON DELETE RESTRICT,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    stored_at TEXT CHECK (length(stored_at) <= 100),
    kept_months INTEGER,
    checked_on TEXT CHECK (checked_on IS date(checked_on, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX recorder_device_number ON recorder_device (number);
CREATE UNIQUE INDEX recorder_device_device_number ON recorder_device (device_number) WHERE deleted_at IS NULL;
CREATE INDEX recorder_device_received_on_id ON recorder_device (received_on, id);
CREATE INDEX recorder_device_retired_on_id ON recorder_device (retired_on, id);
CREATE INDEX recorder_device_holder_id_id ON recorder_device (holder_id, id);
CREATE INDEX recorder_device_department_id_id ON recorder_device (department_id, id);

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
    enterprise_id INTEGER REFERENCES enterprise (id) ON DELETE RESTRICT,
    began_at TEXT CHECK (length(began_at) <= 5),
    ended_at TEXT CHECK (length(ended_at) <= 5),
    notified TEXT CHECK (length(notified) <= 40),
    notified_on TEXT CHECK (notified_on IS date(notified_on, '+0 days')),
    notified_at TEXT CHECK (length(notified_at) <= 5),
    approval_number TEXT CHECK (length(approval_number) <= 40),
    approved_on TEXT CHECK (approved_on IS date(approved_on, '+0 days')),
    approved_by TEXT CHECK (length(approved_by) <= 50),
    scanned INTEGER NOT NULL DEFAULT 0 CHECK (scanned IN (0, 1)),
    cards_shown INTEGER NOT NULL DEFAULT 1 CHECK (cards_shown IN (0, 1)),
    conclusion TEXT NOT NULL DEFAULT '合格' CHECK (length(conclusion) <= 40),
    order_number TEXT CHECK (length(order_number) <= 60),
    deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
    handed_to TEXT CHECK (length(handed_to) <= 60),
    signed TEXT CHECK (length(signed) <= 40),
    rechecked_on TEXT CHECK (rechecked_on IS date(rechecked_on, '+0 days')),
    recheck_result TEXT CHECK (length(recheck_result) <= 40),
    written_record TEXT CHECK (length(written_record) <= 60),
    photo_number TEXT CHECK (length(photo_number) <= 60),
    recording TEXT CHECK (length(recording) <= 60),
    device_id INTEGER REFERENCES recorder_device (id) ON DELETE RESTRICT,
    findings TEXT CHECK (length(findings) <= 1000),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX inspection_number ON inspection (number);
CREATE INDEX inspection_inspected_on_number_deleted_at ON inspection (inspected_on, number, deleted_at);
CREATE INDEX inspection_village_id_id ON inspection (village_id, id);
CREATE INDEX inspection_enterprise_id_id ON inspection (enterprise_id, id);
CREATE INDEX inspection_device_id_id ON inspection (device_id, id);
CREATE INDEX inspection_department_id_id ON inspection (department_id, id);

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
    name TEXT CHECK (length(name) <= 120),
    power_id INTEGER REFERENCES power_item (id) ON DELETE RESTRICT,
    result TEXT NOT NULL DEFAULT '合格' CHECK (length(result) <= 40),
    basis TEXT CHECK (length(basis) <= 200),
    note TEXT CHECK (length(note) <= 200)
) STRICT;
CREATE INDEX inspection_item_inspection_id_position ON inspection_item (inspection_id, position);
CREATE INDEX inspection_item_power_id_id ON inspection_item (power_id, id);

CREATE TABLE penalty_case (
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
    filed_on TEXT NOT NULL CHECK (filed_on IS date(filed_on, '+0 days')),
    case_number TEXT CHECK (length(case_number) <= 60),
    source TEXT DEFAULT '检查发现' CHECK (length(source) <= 40),
    inspection_id INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    clue_on TEXT CHECK (clue_on IS date(clue_on, '+0 days')),
    occurred_on TEXT CHECK (occurred_on IS date(occurred_on, '+0 days')),
    endangers_life INTEGER NOT NULL DEFAULT 0 CHECK (endangers_life IN (0, 1)),
    procedure TEXT NOT NULL DEFAULT '普通程序' CHECK (length(procedure) <= 40),
    party_kind TEXT NOT NULL DEFAULT '公民' CHECK (length(party_kind) <= 40),
    party TEXT NOT NULL CHECK (length(party) <= 80),
    party_id TEXT CHECK (length(party_id) <= 18),
    credit_code TEXT CHECK (length(credit_code) <= 18),
    phone TEXT CHECK (length(phone) <= 20),
    address TEXT CHECK (length(address) <= 120),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    cause TEXT NOT NULL CHECK (length(cause) <= 100),
    power_id INTEGER REFERENCES power_item (id) ON DELETE RESTRICT,
    facts TEXT CHECK (length(facts) <= 4000),
    sealed_on TEXT CHECK (sealed_on IS date(sealed_on, '+0 days')),
    sealed_until TEXT CHECK (sealed_until IS date(sealed_until, '+0 days')),
    ordered_on TEXT CHECK (ordered_on IS date(ordered_on, '+0 days')),
    recording TEXT CHECK (length(recording) <= 60),
    legal_review_needed INTEGER NOT NULL DEFAULT 0 CHECK (legal_review_needed IN (0, 1)),
    legal_review_ground TEXT CHECK (length(legal_review_ground) <= 40),
    legal_reviewed_on TEXT CHECK (legal_reviewed_on IS date(legal_reviewed_on, '+0 days')),
    legal_reviewer TEXT CHECK (length(legal_reviewer) <= 50),
    reviewer_qualified INTEGER NOT NULL DEFAULT 0 CHECK (reviewer_qualified IN (0, 1)),
    legal_review_result TEXT CHECK (length(legal_review_result) <= 40),
    legal_review_number TEXT CHECK (length(legal_review_number) <= 60),
    discussed_on TEXT CHECK (discussed_on IS date(discussed_on, '+0 days')),
    notified_on TEXT CHECK (notified_on IS date(notified_on, '+0 days')),
    heard TEXT CHECK (length(heard) <= 40),
    hearing_right INTEGER NOT NULL DEFAULT 0 CHECK (hearing_right IN (0, 1)),
    hearing_asked_on TEXT CHECK (hearing_asked_on IS date(hearing_asked_on, '+0 days')),
    hearing_notified_on TEXT CHECK (hearing_notified_on IS date(hearing_notified_on, '+0 days')),
    hearing_on TEXT CHECK (hearing_on IS date(hearing_on, '+0 days')),
    hearing_dropped INTEGER NOT NULL DEFAULT 0 CHECK (hearing_dropped IN (0, 1)),
    outcome TEXT NOT NULL DEFAULT '正在办理' CHECK (length(outcome) <= 40),
    decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
    decision_number TEXT CHECK (length(decision_number) <= 60),
    amount INTEGER,
    extension_on TEXT CHECK (extension_on IS date(extension_on, '+0 days')),
    served_on TEXT CHECK (served_on IS date(served_on, '+0 days')),
    service_way TEXT CHECK (length(service_way) <= 40),
    published_on TEXT CHECK (published_on IS date(published_on, '+0 days')),
    paid_on TEXT CHECK (paid_on IS date(paid_on, '+0 days')),
    paid_on_spot INTEGER NOT NULL DEFAULT 0 CHECK (paid_on_spot IN (0, 1)),
    performance TEXT CHECK (length(performance) <= 40),
    remedy TEXT DEFAULT '无' CHECK (length(remedy) <= 40),
    closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
    archive_number TEXT CHECK (length(archive_number) <= 40),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX penalty_case_number ON penalty_case (number);
CREATE UNIQUE INDEX penalty_case_case_number ON penalty_case (case_number) WHERE deleted_at IS NULL AND case_number IS NOT NULL;
CREATE INDEX penalty_case_filed_on_number_deleted_at ON penalty_case (filed_on, number, deleted_at);
CREATE INDEX penalty_case_decided_on_id ON penalty_case (decided_on, id);
CREATE INDEX penalty_case_inspection_id_id ON penalty_case (inspection_id, id);
CREATE INDEX penalty_case_village_id_id ON penalty_case (village_id, id);
CREATE INDEX penalty_case_power_id_id ON penalty_case (power_id, id);
CREATE INDEX penalty_case_department_id_id ON penalty_case (department_id, id);

CREATE TABLE penalty_handler (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    penalty_case_id INTEGER NOT NULL REFERENCES penalty_case (id) ON DELETE RESTRICT,
    officer_id INTEGER NOT NULL REFERENCES officer (id) ON DELETE RESTRICT,
    certificate_number TEXT CHECK (length(certificate_number) <= 30)
) STRICT;
CREATE INDEX penalty_handler_penalty_case_id_position ON penalty_handler (penalty_case_id, position);
CREATE INDEX penalty_handler_officer_id_id ON penalty_handler (officer_id, id);

CREATE TABLE penalty_measure (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    penalty_case_id INTEGER NOT NULL REFERENCES penalty_case (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    amount INTEGER,
    detail TEXT CHECK (length(detail) <= 120)
) STRICT;
CREATE INDEX penalty_measure_penalty_case_id_position ON penalty_measure (penalty_case_id, position);

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
    score INTEGER,
    problem_count INTEGER,
    hung_on TEXT NOT NULL CHECK (hung_on IS date(hung_on, '+0 days')),
    removed_on TEXT CHECK (removed_on IS date(removed_on, '+0 days')),
    hung_by TEXT CHECK (length(hung_by) <= 50),
    problems_found TEXT CHECK (length(problems_found) <= 1000),
    responsible TEXT CHECK (length(responsible) <= 50),
    deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
    rechecked_on TEXT CHECK (rechecked_on IS date(rechecked_on, '+0 days')),
    recheck_result TEXT CHECK (length(recheck_result) <= 40),
    approved_by TEXT CHECK (length(approved_by) <= 50),
    inspection_id INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX village_plate_number ON village_plate (number);
CREATE INDEX village_plate_hung_on_id ON village_plate (hung_on, id);
CREATE INDEX village_plate_removed_on_id ON village_plate (removed_on, id);
CREATE INDEX village_plate_village_id_id ON village_plate (village_id, id);
CREATE INDEX village_plate_colour_id_id ON village_plate (colour_id, id);
CREATE INDEX village_plate_inspection_id_id ON village_plate (inspection_id, id);
CREATE INDEX village_plate_department_id_id ON village_plate (department_id, id);
