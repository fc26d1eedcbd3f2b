-- 村法律顾问. Frozen once released: later changes are new steps.

CREATE TABLE adviser_appointment (
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
    name TEXT NOT NULL CHECK (length(name) <= 50),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT,
    sex TEXT CHECK (length(sex) <= 40),
    profession TEXT NOT NULL DEFAULT '律师' CHECK (length(profession) <= 40),
    firm TEXT NOT NULL CHECK (length(firm) <= 60),
    licence_number TEXT CHECK (length(licence_number) <= 30),
    phone TEXT CHECK (length(phone) <= 20),
    contract_number TEXT CHECK (length(contract_number) <= 60),
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days')),
    to_day TEXT CHECK (to_day IS date(to_day, '+0 days')),
    end_reason TEXT CHECK (length(end_reason) <= 40),
    service_time TEXT CHECK (length(service_time) <= 40),
    service_place TEXT CHECK (length(service_place) <= 60),
    chat_group TEXT CHECK (length(chat_group) <= 60),
    office_contact TEXT CHECK (length(office_contact) <= 50),
    supervision_phone TEXT CHECK (length(supervision_phone) <= 20),
    village_contact TEXT CHECK (length(village_contact) <= 50),
    contact_phone TEXT CHECK (length(contact_phone) <= 20)
) STRICT;
CREATE UNIQUE INDEX adviser_appointment_number ON adviser_appointment (number);
CREATE INDEX adviser_appointment_from_day_id ON adviser_appointment (from_day, id);
CREATE INDEX adviser_appointment_to_day_id ON adviser_appointment (to_day, id);
CREATE INDEX adviser_appointment_village_id_id ON adviser_appointment (village_id, id);
CREATE INDEX adviser_appointment_person_id_id ON adviser_appointment (person_id, id);

CREATE TABLE adviser_service (
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
    appointment_id INTEGER NOT NULL REFERENCES adviser_appointment (id) ON DELETE RESTRICT,
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    served_on TEXT NOT NULL CHECK (served_on IS date(served_on, '+0 days')),
    mode TEXT NOT NULL DEFAULT '到村' CHECK (length(mode) <= 40),
    kind_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    began_at TEXT CHECK (length(began_at) <= 5),
    ended_at TEXT CHECK (length(ended_at) <= 5),
    audience TEXT CHECK (length(audience) <= 80),
    hours INTEGER,
    people INTEGER,
    content TEXT CHECK (length(content) <= 1000),
    outcome TEXT CHECK (length(outcome) <= 300),
    signed_by TEXT CHECK (length(signed_by) <= 50)
) STRICT;
CREATE UNIQUE INDEX adviser_service_number ON adviser_service (number);
CREATE INDEX adviser_service_served_on_number_deleted_at ON adviser_service (served_on, number, deleted_at);
CREATE INDEX adviser_service_appointment_id_id ON adviser_service (appointment_id, id);
CREATE INDEX adviser_service_village_id_id ON adviser_service (village_id, id);
CREATE INDEX adviser_service_kind_id_id ON adviser_service (kind_id, id);
