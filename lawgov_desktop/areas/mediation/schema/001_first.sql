-- 矛盾调解. Frozen once released: later changes are new steps.

CREATE TABLE petition (
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
    channel TEXT NOT NULL DEFAULT '来访' CHECK (length(channel) <= 40),
    petitioner TEXT CHECK (length(petitioner) <= 50),
    people INTEGER DEFAULT 1,
    phone TEXT CHECK (length(phone) <= 20),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    platform_number TEXT CHECK (length(platform_number) <= 40),
    kind_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    matter TEXT NOT NULL CHECK (length(matter) <= 150),
    content TEXT CHECK (length(content) <= 2000),
    accused TEXT CHECK (length(accused) <= 80),
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
    colour_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    lead_officer TEXT CHECK (length(lead_officer) <= 50),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    registered_on TEXT CHECK (registered_on IS date(registered_on, '+0 days')),
    accepted TEXT CHECK (length(accepted) <= 40),
    reason TEXT CHECK (length(reason) <= 200),
    transferred_to TEXT CHECK (length(transferred_to) <= 60),
    objection_on TEXT CHECK (objection_on IS date(objection_on, '+0 days')),
    accepted_on TEXT CHECK (accepted_on IS date(accepted_on, '+0 days')),
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    extended_on TEXT CHECK (extended_on IS date(extended_on, '+0 days')),
    extension_reason TEXT CHECK (length(extension_reason) <= 200),
    closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),
    outcome TEXT CHECK (length(outcome) <= 40),
    reply_number TEXT CHECK (length(reply_number) <= 60),
    reply TEXT CHECK (length(reply) <= 3000),
    review_on TEXT CHECK (review_on IS date(review_on, '+0 days')),
    review_done_on TEXT CHECK (review_done_on IS date(review_done_on, '+0 days')),
    review_result TEXT CHECK (length(review_result) <= 40),
    second_on TEXT CHECK (second_on IS date(second_on, '+0 days')),
    second_done_on TEXT CHECK (second_done_on IS date(second_done_on, '+0 days')),
    second_result TEXT CHECK (length(second_result) <= 40),
    satisfaction TEXT CHECK (length(satisfaction) <= 40),
    repeated INTEGER NOT NULL DEFAULT 0 CHECK (repeated IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX petition_number ON petition (number);
CREATE INDEX petition_received_on_number_deleted_at ON petition (received_on, number, deleted_at);
CREATE INDEX petition_village_id_id ON petition (village_id, id);
CREATE INDEX petition_kind_id_id ON petition (kind_id, id);
CREATE INDEX petition_colour_id_id ON petition (colour_id, id);
CREATE INDEX petition_department_id_id ON petition (department_id, id);

CREATE TABLE petition_colour (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    petition_id INTEGER NOT NULL REFERENCES petition (id) ON DELETE RESTRICT,
    changed_on TEXT NOT NULL CHECK (changed_on IS date(changed_on, '+0 days')),
    colour_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    reason TEXT CHECK (length(reason) <= 200),
    approved_by TEXT CHECK (length(approved_by) <= 50)
) STRICT;
CREATE INDEX petition_colour_petition_id_position ON petition_colour (petition_id, position);
CREATE INDEX petition_colour_colour_id_id ON petition_colour (colour_id, id);

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
    term_from TEXT CHECK (term_from IS date(term_from, '+0 days')),
    term_to TEXT CHECK (term_to IS date(term_to, '+0 days')),
    mixed_area INTEGER NOT NULL DEFAULT 0 CHECK (mixed_area IN (0, 1)),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    dissolved_on TEXT CHECK (dissolved_on IS date(dissolved_on, '+0 days'))
) STRICT;
CREATE UNIQUE INDEX mediation_committee_number ON mediation_committee (number);
CREATE UNIQUE INDEX mediation_committee_name ON mediation_committee (name) WHERE deleted_at IS NULL;
CREATE INDEX mediation_committee_established_on_id ON mediation_committee (established_on, id);
CREATE INDEX mediation_committee_dissolved_on_id ON mediation_committee (dissolved_on, id);
CREATE INDEX mediation_committee_village_id_id ON mediation_committee (village_id, id);
CREATE INDEX mediation_committee_department_id_id ON mediation_committee (department_id, id);

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
    education TEXT CHECK (length(education) <= 20),
    certificate TEXT CHECK (length(certificate) <= 40),
    trained_on TEXT CHECK (trained_on IS date(trained_on, '+0 days')),
    minority INTEGER NOT NULL DEFAULT 0 CHECK (minority IN (0, 1)),
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
    protected INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
    summary TEXT CHECK (length(summary) <= 2000),
    sub_kind_id INTEGER REFERENCES term (id) ON DELETE RESTRICT,
    rights_told_on TEXT CHECK (rights_told_on IS date(rights_told_on, '+0 days')),
    referred_by TEXT CHECK (length(referred_by) <= 60),
    assigned_to_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    lead_officer TEXT CHECK (length(lead_officer) <= 50),
    deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
    invited TEXT CHECK (length(invited) <= 120),
    invited_agreed INTEGER NOT NULL DEFAULT 0 CHECK (invited_agreed IN (0, 1)),
    risk TEXT CHECK (length(risk) <= 40),
    prevented_cases TEXT CHECK (length(prevented_cases) <= 40),
    prevented_people INTEGER,
    reported_to_police_on TEXT CHECK (reported_to_police_on IS date(reported_to_police_on, '+0 days')),
    outcome TEXT NOT NULL DEFAULT '正在调解' CHECK (length(outcome) <= 40),
    concluded_on TEXT CHECK (concluded_on IS date(concluded_on, '+0 days')),
    agreement_number TEXT CHECK (length(agreement_number) <= 60),
    agreement TEXT CHECK (length(agreement) <= 4000),
    agreement_facts TEXT CHECK (length(agreement_facts) <= 2000),
    performance_way TEXT CHECK (length(performance_way) <= 100),
    signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
    effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days')),
    other_ways_told INTEGER NOT NULL DEFAULT 0 CHECK (other_ways_told IN (0, 1)),
    reason TEXT CHECK (length(reason) <= 200),
    performance TEXT CHECK (length(performance) <= 40),
    performance_due TEXT CHECK (performance_due IS date(performance_due, '+0 days')),
    confirmation_on TEXT CHECK (confirmation_on IS date(confirmation_on, '+0 days')),
    confirmation_result TEXT CHECK (length(confirmation_result) <= 40),
    confirmation_court TEXT CHECK (length(confirmation_court) <= 60),
    confirmation_number TEXT CHECK (length(confirmation_number) <= 60),
    revisited_on TEXT CHECK (revisited_on IS date(revisited_on, '+0 days')),
    revisit_way TEXT CHECK (length(revisit_way) <= 40),
    hidden_danger TEXT CHECK (length(hidden_danger) <= 200),
    archived_on TEXT CHECK (archived_on IS date(archived_on, '+0 days')),
    archived_by TEXT CHECK (length(archived_by) <= 50),
    kept_for TEXT CHECK (length(kept_for) <= 40),
    reward_grade TEXT CHECK (length(reward_grade) <= 40),
    reward INTEGER,
    on_platform INTEGER NOT NULL DEFAULT 0 CHECK (on_platform IN (0, 1)),
    platform_number TEXT CHECK (length(platform_number) <= 40),
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
CREATE INDEX dispute_sub_kind_id_id ON dispute (sub_kind_id, id);
CREATE INDEX dispute_assigned_to_id_id ON dispute (assigned_to_id, id);

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
    ethnic_group TEXT CHECK (length(ethnic_group) <= 20),
    occupation TEXT CHECK (length(occupation) <= 40),
    unit TEXT CHECK (length(unit) <= 60),
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

CREATE TABLE chiefs_consultation (
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
    topic TEXT NOT NULL CHECK (length(topic) <= 120),
    place TEXT CHECK (length(place) <= 60),
    convenor TEXT NOT NULL CHECK (length(convenor) <= 50),
    court_chief TEXT CHECK (length(court_chief) <= 50),
    police_chief TEXT CHECK (length(police_chief) <= 50),
    justice_chief TEXT CHECK (length(justice_chief) <= 50),
    others TEXT CHECK (length(others) <= 150),
    opinion TEXT CHECK (length(opinion) <= 2000),
    duties TEXT CHECK (length(duties) <= 1000),
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    result TEXT NOT NULL DEFAULT '正在化解' CHECK (length(result) <= 40),
    solved_on TEXT CHECK (solved_on IS date(solved_on, '+0 days')),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX chiefs_consultation_number ON chiefs_consultation (number);
CREATE INDEX chiefs_consultation_held_on_number_deleted_at ON chiefs_consultation (held_on, number, deleted_at);
CREATE INDEX chiefs_consultation_department_id_id ON chiefs_consultation (department_id, id);

CREATE TABLE consulted_case (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    rev INTEGER NOT NULL DEFAULT 1,
    deleted_at TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    consultation_id INTEGER NOT NULL REFERENCES chiefs_consultation (id) ON DELETE RESTRICT,
    dispute_id INTEGER REFERENCES dispute (id) ON DELETE RESTRICT,
    petition_id INTEGER REFERENCES petition (id) ON DELETE RESTRICT,
    matter TEXT CHECK (length(matter) <= 120),
    opinion TEXT CHECK (length(opinion) <= 200),
    solved INTEGER NOT NULL DEFAULT 0 CHECK (solved IN (0, 1))
) STRICT;
CREATE INDEX consulted_case_consultation_id_position ON consulted_case (consultation_id, position);
CREATE INDEX consulted_case_dispute_id_id ON consulted_case (dispute_id, id);
CREATE INDEX consulted_case_petition_id_id ON consulted_case (petition_id, id);
