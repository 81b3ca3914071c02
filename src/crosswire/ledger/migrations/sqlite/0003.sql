-- The ledger, version 3: a commitment and a deed are kept with what the one is held against the
-- other by (JSON); a statement may tell several deeds; a commitment may be put off. The sums are
-- built again when a ledger is brought up to date.
ALTER TABLE now_commitment ADD COLUMN value TEXT NOT NULL DEFAULT '';
ALTER TABLE now_commitment ADD COLUMN put_off TEXT;
DROP TABLE now_deed;
CREATE TABLE now_deed (
    doer  TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim (number),
    place INTEGER NOT NULL,
    day   TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (doer, claim, place)
);
CREATE INDEX now_deed_day ON now_deed (doer, day);
CREATE INDEX now_deed_claim ON now_deed (claim);
