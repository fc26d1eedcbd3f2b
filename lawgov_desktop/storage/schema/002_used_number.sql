-- Certificate and badge numbers of rows emptied out of the trash: they are never given out again. Frozen.
CREATE TABLE used_number (
    series TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (series, value)
) STRICT;
