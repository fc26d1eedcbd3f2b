-- 问题与计划. Frozen once released: later changes are new steps.

CREATE TABLE problem (
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
    category TEXT NOT NULL CHECK (length(category) <= 40),
    statement TEXT NOT NULL CHECK (length(statement) <= 200),
    cause TEXT CHECK (length(cause) <= 1000),
    basis TEXT CHECK (length(basis) <= 200),
    measure TEXT CHECK (length(measure) <= 1000),
    responsible TEXT CHECK (length(responsible) <= 50),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    state TEXT DEFAULT '未启动' CHECK (length(state) <= 40),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
    carried_from INTEGER
) STRICT;
CREATE UNIQUE INDEX problem_number ON problem (number);
CREATE INDEX problem_year_id ON problem (year, id);
CREATE INDEX problem_department_id_id ON problem (department_id, id);

CREATE TABLE next_year_plan (
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
    direction TEXT NOT NULL CHECK (length(direction) <= 60),
    measures TEXT NOT NULL CHECK (length(measures) <= 1000),
    target TEXT CHECK (length(target) <= 100),
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
    completion TEXT CHECK (length(completion) <= 1000),
    state TEXT DEFAULT '未启动' CHECK (length(state) <= 40)
) STRICT;
CREATE UNIQUE INDEX next_year_plan_number ON next_year_plan (number);
CREATE INDEX next_year_plan_year_id ON next_year_plan (year, id);
CREATE INDEX next_year_plan_department_id_id ON next_year_plan (department_id, id);

CREATE TABLE other_matter (
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
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on, '+0 days')),
    category_id INTEGER NOT NULL REFERENCES term (id) ON DELETE RESTRICT,
    matter TEXT NOT NULL CHECK (length(matter) <= 150),
    village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
    department_id INTEGER REFERENCES department (id) ON DELETE RESTRICT,
    count INTEGER DEFAULT 1,
    persons INTEGER,
    amount INTEGER,
    level TEXT CHECK (length(level) <= 40),
    result TEXT CHECK (length(result) <= 120),
    content TEXT CHECK (length(content) <= 2000)
) STRICT;
CREATE UNIQUE INDEX other_matter_number ON other_matter (number);
CREATE INDEX other_matter_happened_on_number_deleted_at ON other_matter (happened_on, number, deleted_at);
CREATE INDEX other_matter_category_id_id ON other_matter (category_id, id);
CREATE INDEX other_matter_village_id_id ON other_matter (village_id, id);
CREATE INDEX other_matter_department_id_id ON other_matter (department_id, id);
