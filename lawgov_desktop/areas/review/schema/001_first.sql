-- 问题与计划. Frozen.

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
    state TEXT DEFAULT '未启动' CHECK (length(state) <= 40)
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
    state TEXT DEFAULT '未启动' CHECK (length(state) <= 40)
) STRICT;
CREATE UNIQUE INDEX next_year_plan_number ON next_year_plan (number);
CREATE INDEX next_year_plan_year_id ON next_year_plan (year, id);
CREATE INDEX next_year_plan_department_id_id ON next_year_plan (department_id, id);
