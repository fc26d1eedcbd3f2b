-- Which rows lack which paper: asked for every row of a list, and for all of them by the filter 缺佐证.
CREATE INDEX attachment_there ON attachment (owner_uid, kind) WHERE deleted_at IS NULL;
