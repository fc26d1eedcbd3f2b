-- 公共法律服务. Frozen once released: later changes are new steps.

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
    visited_at TEXT CHECK (length(visited_at) <= 5),
    name TEXT CHECK (length(name) <= 50),
    sex TEXT CHECK (length(sex) <= 40),
    people INTEGER NOT NULL DEFAULT 1,
    phone TEXT CHECK (length(phone) <= 20),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    visitor_group TEXT CHECK (length(visitor_group) <= 40),
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
    matter_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    request TEXT CHECK (length(request) <= 1000),
    first_asked TEXT NOT NULL CHECK (length(first_asked) <= 50),
    lawyer TEXT CHECK (length(lawyer) <= 50),
    handling TEXT NOT NULL DEFAULT '当场解答' CHECK (length(handling) <= 40),
    reply TEXT CHECK (length(reply) <= 1000),
    booked_for TEXT CHECK (booked_for IS date(booked_for, '+0 days')),
    booked_at TEXT CHECK (length(booked_at) <= 5),
    handed_to TEXT CHECK (length(handed_to) <= 60),
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    feedback_on TEXT CHECK (feedback_on IS date(feedback_on, '+0 days')),
    closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
    revisited_on TEXT CHECK (revisited_on IS date(revisited_on, '+0 days')),
    revisit TEXT CHECK (length(revisit) <= 200),
    satisfaction TEXT CHECK (length(satisfaction) <= 40),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX visit_number ON visit (number);
CREATE INDEX visit_visited_on_number_deleted_at ON visit (visited_on, number, deleted_at);
CREATE INDEX visit_village_id_id ON visit (village_id, id);
CREATE INDEX visit_matter_id_id ON visit (matter_id, id);
CREATE INDEX visit_department_id_id ON visit (department_id, id);

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
    from_time TEXT CHECK (length(from_time) <= 5),
    to_time TEXT CHECK (length(to_time) <= 5),
    cycle TEXT CHECK (length(cycle) <= 40),
    lawyer TEXT NOT NULL CHECK (length(lawyer) <= 50),
    firm TEXT CHECK (length(firm) <= 60),
    phone TEXT CHECK (length(phone) <= 20),
    leader TEXT CHECK (length(leader) <= 50),
    place TEXT CHECK (length(place) <= 60),
    signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
    signed_in TEXT CHECK (length(signed_in) <= 5),
    signed_out TEXT CHECK (length(signed_out) <= 5),
    replaced TEXT CHECK (length(replaced) <= 50),
    swap_reason TEXT CHECK (length(swap_reason) <= 100),
    received INTEGER,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX duty_slot_number ON duty_slot (number);
CREATE UNIQUE INDEX duty_slot_duty_on_session_lawyer ON duty_slot (duty_on, session, lawyer) WHERE deleted_at IS NULL;
CREATE INDEX duty_slot_duty_on_number_deleted_at ON duty_slot (duty_on, number, deleted_at);
CREATE INDEX duty_slot_department_id_id ON duty_slot (department_id, id);

CREATE TABLE aid_application (
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
    applied_on TEXT NOT NULL CHECK (applied_on IS date(applied_on, '+0 days')),
    name TEXT NOT NULL CHECK (length(name) <= 50),
    sex TEXT CHECK (length(sex) <= 40),
    id_number TEXT CHECK (length(id_number) <= 18),
    phone TEXT CHECK (length(phone) <= 20),
    address TEXT CHECK (length(address) <= 120),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    applicant_group TEXT CHECK (length(applicant_group) <= 40),
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
    agent TEXT CHECK (length(agent) <= 50),
    agent_relation TEXT CHECK (length(agent_relation) <= 20),
    matter TEXT NOT NULL CHECK (length(matter) <= 40),
    category TEXT DEFAULT '民事' CHECK (length(category) <= 40),
    facts TEXT CHECK (length(facts) <= 2000),
    urgent TEXT CHECK (length(urgent) <= 40),
    limit_on TEXT CHECK (limit_on IS date(limit_on, '+0 days')),
    no_means_test TEXT CHECK (length(no_means_test) <= 40),
    not_checked TEXT CHECK (length(not_checked) <= 40),
    hardship TEXT CHECK (length(hardship) <= 1000),
    papers TEXT CHECK (length(papers) <= 1000),
    first_opinion TEXT CHECK (length(first_opinion) <= 40),
    first_reviewed_on TEXT CHECK (first_reviewed_on IS date(first_reviewed_on, '+0 days')),
    first_reviewer TEXT CHECK (length(first_reviewer) <= 50),
    told_on TEXT CHECK (told_on IS date(told_on, '+0 days')),
    told TEXT CHECK (length(told) <= 500),
    complete_by TEXT CHECK (complete_by IS date(complete_by, '+0 days')),
    completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days')),
    forwarded_on TEXT CHECK (forwarded_on IS date(forwarded_on, '+0 days')),
    forwarded_to TEXT DEFAULT '县法律援助中心' CHECK (length(forwarded_to) <= 60),
    decision TEXT CHECK (length(decision) <= 40),
    decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
    refusal TEXT CHECK (length(refusal) <= 1000),
    assigned_on TEXT CHECK (assigned_on IS date(assigned_on, '+0 days')),
    lawyer TEXT CHECK (length(lawyer) <= 50),
    firm TEXT CHECK (length(firm) <= 60),
    outcome TEXT CHECK (length(outcome) <= 1000),
    closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
    revisited_on TEXT CHECK (revisited_on IS date(revisited_on, '+0 days')),
    revisit TEXT CHECK (length(revisit) <= 200),
    satisfaction TEXT CHECK (length(satisfaction) <= 40),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX aid_application_number ON aid_application (number);
CREATE INDEX aid_application_applied_on_number_deleted_at ON aid_application (applied_on, number, deleted_at);
CREATE INDEX aid_application_forwarded_on_id ON aid_application (forwarded_on, id);
CREATE INDEX aid_application_decided_on_id ON aid_application (decided_on, id);
CREATE INDEX aid_application_village_id_id ON aid_application (village_id, id);
CREATE INDEX aid_application_department_id_id ON aid_application (department_id, id);
