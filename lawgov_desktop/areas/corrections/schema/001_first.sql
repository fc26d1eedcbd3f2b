-- 矫正帮教: monthly counts. Frozen.

CREATE TABLE corrections_month (
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
    month TEXT NOT NULL CHECK (month IS date(month, '+0 days')),
    on_register INTEGER NOT NULL,
    entered INTEGER,
    released INTEGER,
    minors INTEGER,
    women INTEGER,
    visits INTEGER,
    education INTEGER,
    charity INTEGER,
    admonished INTEGER,
    warned INTEGER,
    escaped INTEGER NOT NULL DEFAULT 0,
    unsupervised INTEGER NOT NULL DEFAULT 0,
    aftercare INTEGER,
    aftercare_new INTEGER,
    settled INTEGER,
    reoffended INTEGER
) STRICT;
CREATE UNIQUE INDEX corrections_month_number ON corrections_month (number);
CREATE UNIQUE INDEX corrections_month_month ON corrections_month (month) WHERE deleted_at IS NULL;
CREATE INDEX corrections_month_month_number_deleted_at ON corrections_month (month, number, deleted_at);
