-- Days off and worked weekends, seeded from what the program knows and mended by the office.
CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))) UNIQUE,
    day TEXT NOT NULL UNIQUE CHECK (day IS date(day, '+0 days')),
    kind TEXT NOT NULL CHECK (kind IN ('休', '班')),
    name TEXT NOT NULL DEFAULT '' CHECK (length(name) <= 40),
    rev INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime'))
) STRICT;
