-- 依法决策. Frozen once released: later changes are new steps.

CREATE TABLE normative_document (
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
    planned_on TEXT NOT NULL CHECK (planned_on IS date(planned_on, '+0 days')),
    title TEXT NOT NULL CHECK (length(title) <= 120),
    plan_number TEXT CHECK (length(plan_number) <= 40),
    proposed_by_id INTEGER NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
    reason TEXT CHECK (length(reason) <= 300),
    basis TEXT CHECK (length(basis) <= 300),
    drafted_by TEXT CHECK (length(drafted_by) <= 80),
    research TEXT CHECK (length(research) <= 1000),
    differences TEXT CHECK (length(differences) <= 300),
    assessment TEXT CHECK (length(assessment) <= 300),
    comment_scope TEXT CHECK (length(comment_scope) <= 100),
    comment_way TEXT CHECK (length(comment_way) <= 40),
    comment_from TEXT CHECK (comment_from IS date(comment_from, '+0 days')),
    comment_to TEXT CHECK (comment_to IS date(comment_to, '+0 days')),
    comments INTEGER,
    comments_taken INTEGER,
    comments_note TEXT CHECK (length(comments_note) <= 300),
    fair_competition TEXT CHECK (length(fair_competition) <= 40),
    lawful INTEGER NOT NULL DEFAULT 0 CHECK (lawful IN (0, 1)),
    necessary INTEGER NOT NULL DEFAULT 0 CHECK (necessary IN (0, 1)),
    feasible INTEGER NOT NULL DEFAULT 0 CHECK (feasible IN (0, 1)),
    regular INTEGER NOT NULL DEFAULT 0 CHECK (regular IN (0, 1)),
    reviewed_by TEXT CHECK (length(reviewed_by) <= 60),
    received_on TEXT CHECK (received_on IS date(received_on, '+0 days')),
    reviewed_on TEXT CHECK (reviewed_on IS date(reviewed_on, '+0 days')),
    conclusion TEXT CHECK (length(conclusion) <= 40),
    opinion_number TEXT CHECK (length(opinion_number) <= 60),
    counsel_opinion TEXT CHECK (length(counsel_opinion) <= 300),
    decided_at TEXT CHECK (length(decided_at) <= 80),
    decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
    decision TEXT CHECK (length(decision) <= 40),
    signed_by TEXT CHECK (length(signed_by) <= 50),
    signed_on TEXT CHECK (signed_on IS date(signed_on, '+0 days')),
    emergency INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
    emergency_reason TEXT CHECK (length(emergency_reason) <= 200),
    emergency_by TEXT CHECK (length(emergency_by) <= 50),
    register_number TEXT CHECK (length(register_number) <= 40),
    document_number TEXT CHECK (length(document_number) <= 60),
    published_on TEXT CHECK (published_on IS date(published_on, '+0 days')),
    published_in TEXT CHECK (length(published_in) <= 80),
    effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days')),
    lapses_on TEXT CHECK (lapses_on IS date(lapses_on, '+0 days')),
    explained INTEGER NOT NULL DEFAULT 0 CHECK (explained IN (0, 1)),
    registered_with TEXT CHECK (length(registered_with) <= 60),
    registered_on TEXT CHECK (registered_on IS date(registered_on, '+0 days')),
    registered_number TEXT CHECK (length(registered_number) <= 40),
    cleared TEXT CHECK (length(cleared) <= 40),
    cleared_on TEXT CHECK (cleared_on IS date(cleared_on, '+0 days')),
    state TEXT NOT NULL DEFAULT '立项' CHECK (length(state) <= 40)
) STRICT;
CREATE UNIQUE INDEX normative_document_number ON normative_document (number);
CREATE UNIQUE INDEX normative_document_document_number ON normative_document (document_number) WHERE deleted_at IS NULL AND document_number IS NOT NULL;
CREATE INDEX normative_document_planned_on_id ON normative_document (planned_on, id);
CREATE INDEX normative_document_lapses_on_id ON normative_document (lapses_on, id);
CREATE INDEX normative_document_published_on_id ON normative_document (published_on, id);
CREATE INDEX normative_document_registered_on_id ON normative_document (registered_on, id);
CREATE INDEX normative_document_proposed_by_id_id ON normative_document (proposed_by_id, id);

CREATE TABLE major_decision (
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
    started_on TEXT NOT NULL CHECK (started_on IS date(started_on, '+0 days')),
    title TEXT NOT NULL CHECK (length(title) <= 120),
    listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1)),
    kind TEXT NOT NULL DEFAULT '其他重大事项' CHECK (length(kind) <= 40),
    proposed_by TEXT CHECK (length(proposed_by) <= 80),
    started_at TEXT CHECK (length(started_at) <= 80),
    department_id INTEGER NOT NULL REFERENCES department (id) ON DELETE RESTRICT,
    draft_version TEXT CHECK (length(draft_version) <= 40),
    state TEXT NOT NULL DEFAULT '启动' CHECK (length(state) <= 40),
    public_step TEXT CHECK (length(public_step) <= 40),
    public_way TEXT CHECK (length(public_way) <= 40),
    public_from TEXT CHECK (public_from IS date(public_from, '+0 days')),
    public_to TEXT CHECK (public_to IS date(public_to, '+0 days')),
    public_short_reason TEXT CHECK (length(public_short_reason) <= 200),
    hearing_on TEXT CHECK (hearing_on IS date(hearing_on, '+0 days')),
    hearing_papers_on TEXT CHECK (hearing_papers_on IS date(hearing_papers_on, '+0 days')),
    opinions INTEGER,
    opinions_taken TEXT CHECK (length(opinions_taken) <= 300),
    expert_step TEXT CHECK (length(expert_step) <= 40),
    expert_way TEXT CHECK (length(expert_way) <= 40),
    expert_on TEXT CHECK (expert_on IS date(expert_on, '+0 days')),
    expert_opinion TEXT CHECK (length(expert_opinion) <= 2000),
    risk_step TEXT CHECK (length(risk_step) <= 40),
    risk_way TEXT CHECK (length(risk_way) <= 80),
    risk_points TEXT CHECK (length(risk_points) <= 300),
    risk_level TEXT CHECK (length(risk_level) <= 40),
    risk_measures TEXT CHECK (length(risk_measures) <= 1000),
    risk_result TEXT CHECK (length(risk_result) <= 40),
    risk_on TEXT CHECK (risk_on IS date(risk_on, '+0 days')),
    legal_by TEXT CHECK (length(legal_by) <= 60),
    legal_sent_on TEXT CHECK (legal_sent_on IS date(legal_sent_on, '+0 days')),
    legal_on TEXT CHECK (legal_on IS date(legal_on, '+0 days')),
    legal_result TEXT CHECK (length(legal_result) <= 40),
    legal_opinion TEXT CHECK (length(legal_opinion) <= 2000),
    decided_at TEXT CHECK (length(decided_at) <= 80),
    decided_on TEXT CHECK (decided_on IS date(decided_on, '+0 days')),
    expected INTEGER,
    present INTEGER,
    head_last INTEGER NOT NULL DEFAULT 0 CHECK (head_last IN (0, 1)),
    differs INTEGER NOT NULL DEFAULT 0 CHECK (differs IN (0, 1)),
    differs_reason TEXT CHECK (length(differs_reason) <= 300),
    decision TEXT CHECK (length(decision) <= 40),
    party_asked_on TEXT CHECK (party_asked_on IS date(party_asked_on, '+0 days')),
    published_on TEXT CHECK (published_on IS date(published_on, '+0 days')),
    published_in TEXT CHECK (length(published_in) <= 80),
    executed_by_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    supervision TEXT CHECK (length(supervision) <= 300),
    evaluated_on TEXT CHECK (evaluated_on IS date(evaluated_on, '+0 days')),
    evaluation TEXT CHECK (length(evaluation) <= 300),
    archived_on TEXT CHECK (archived_on IS date(archived_on, '+0 days')),
    archived_number TEXT CHECK (length(archived_number) <= 40),
    exception TEXT CHECK (length(exception) <= 300)
) STRICT;
CREATE UNIQUE INDEX major_decision_number ON major_decision (number);
CREATE INDEX major_decision_started_on_number_deleted_at ON major_decision (started_on, number, deleted_at);
CREATE INDEX major_decision_decided_on_id ON major_decision (decided_on, id);
CREATE INDEX major_decision_department_id_id ON major_decision (department_id, id);
CREATE INDEX major_decision_executed_by_id_id ON major_decision (executed_by_id, id);

CREATE TABLE public_input (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    major_decision_id INTEGER NOT NULL REFERENCES major_decision (id) ON DELETE RESTRICT,
    way TEXT NOT NULL CHECK (length(way) <= 40),
    held_on TEXT CHECK (held_on IS date(held_on, '+0 days')),
    people INTEGER,
    opinions INTEGER,
    note TEXT CHECK (length(note) <= 200)
) STRICT;
CREATE INDEX public_input_major_decision_id_position ON public_input (major_decision_id, position);

CREATE TABLE decision_expert (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    major_decision_id INTEGER NOT NULL REFERENCES major_decision (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (length(name) <= 50),
    unit TEXT CHECK (length(unit) <= 80),
    no_stake INTEGER NOT NULL DEFAULT 1 CHECK (no_stake IN (0, 1)),
    opinion TEXT CHECK (length(opinion) <= 300),
    signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1))
) STRICT;
CREATE INDEX decision_expert_major_decision_id_position ON decision_expert (major_decision_id, position);

CREATE TABLE member_opinion (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    major_decision_id INTEGER NOT NULL REFERENCES major_decision (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (length(name) <= 50),
    vote TEXT NOT NULL DEFAULT '同意' CHECK (length(vote) <= 40),
    opinion TEXT CHECK (length(opinion) <= 300)
) STRICT;
CREATE INDEX member_opinion_major_decision_id_position ON member_opinion (major_decision_id, position);

CREATE TABLE counsel_engagement (
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
    firm TEXT NOT NULL CHECK (length(firm) <= 60),
    licence_number TEXT CHECK (length(licence_number) <= 30),
    contract_number TEXT CHECK (length(contract_number) <= 60),
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT CHECK (to_day IS date(to_day, '+0 days')),
    fee INTEGER,
    phone TEXT CHECK (length(phone) <= 20),
    scope TEXT CHECK (length(scope) <= 200),
    end_reason TEXT CHECK (length(end_reason) <= 40)
) STRICT;
CREATE UNIQUE INDEX counsel_engagement_number ON counsel_engagement (number);
CREATE INDEX counsel_engagement_from_day_id ON counsel_engagement (from_day, id);
CREATE INDEX counsel_engagement_to_day_id ON counsel_engagement (to_day, id);

CREATE TABLE legal_review (
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
    sent_on TEXT NOT NULL CHECK (sent_on IS date(sent_on, '+0 days')),
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    matter TEXT NOT NULL CHECK (length(matter) <= 120),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    amount INTEGER,
    counterpart TEXT CHECK (length(counterpart) <= 80),
    reviewer TEXT NOT NULL CHECK (length(reviewer) <= 50),
    counsel_id INTEGER REFERENCES counsel_engagement (id) ON DELETE RESTRICT,
    given_on TEXT CHECK (given_on IS date(given_on, '+0 days')),
    conclusion TEXT CHECK (length(conclusion) <= 40),
    opinion_number TEXT CHECK (length(opinion_number) <= 60),
    opinions INTEGER DEFAULT 0,
    opinions_taken INTEGER,
    opinion TEXT CHECK (length(opinion) <= 3000),
    signed_on TEXT CHECK (signed_on IS date(signed_on, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX legal_review_number ON legal_review (number);
CREATE INDEX legal_review_sent_on_number_deleted_at ON legal_review (sent_on, number, deleted_at);
CREATE INDEX legal_review_given_on_id ON legal_review (given_on, id);
CREATE INDEX legal_review_department_id_id ON legal_review (department_id, id);
CREATE INDEX legal_review_village_id_id ON legal_review (village_id, id);
CREATE INDEX legal_review_counsel_id_id ON legal_review (counsel_id, id);

CREATE TABLE counsel_service (
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
    counsel_id INTEGER NOT NULL REFERENCES counsel_engagement (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (length(kind) <= 40),
    matter TEXT NOT NULL CHECK (length(matter) <= 120),
    counterpart TEXT CHECK (length(counterpart) <= 80),
    opinion_number TEXT CHECK (length(opinion_number) <= 60),
    opinion TEXT CHECK (length(opinion) <= 2000),
    taken TEXT CHECK (length(taken) <= 40),
    not_taken_reason TEXT CHECK (length(not_taken_reason) <= 200),
    minutes INTEGER,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX counsel_service_number ON counsel_service (number);
CREATE INDEX counsel_service_served_on_number_deleted_at ON counsel_service (served_on, number, deleted_at);
CREATE INDEX counsel_service_counsel_id_id ON counsel_service (counsel_id, id);
CREATE INDEX counsel_service_department_id_id ON counsel_service (department_id, id);
