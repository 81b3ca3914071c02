-- The ledger in PostgreSQL, version 1: the tables of sqlite/0001.sql, whose comments hold here too.
-- Text is compared by code point (COLLATE "C"), as SQLite compares it, so that lists and sums come
-- out the same on every server. What may be longer than an entry of a B-tree (2,700 bytes), such as
-- an address, is indexed by its hash.

-- The one row that says which migration was run last.
CREATE TABLE crosswire_ledger (
    number  BIGINT PRIMARY KEY CHECK (number = 1),
    version BIGINT NOT NULL
);
INSERT INTO crosswire_ledger (number, version) VALUES (1, 0);

-- One transaction that added something: when it was recorded, and by what.
CREATE TABLE batch (
    id       BIGINT PRIMARY KEY,
    recorded TEXT COLLATE "C" NOT NULL,
    action   TEXT COLLATE "C" NOT NULL,
    tool     TEXT COLLATE "C" NOT NULL,
    reader   TEXT COLLATE "C" NOT NULL
);

-- One article as one outlet published it. A corrected article is a new row that points back.
CREATE TABLE report (
    number    BIGINT PRIMARY KEY,
    id        TEXT COLLATE "C" NOT NULL UNIQUE,
    uri       TEXT COLLATE "C" NOT NULL,
    outlet    TEXT COLLATE "C",
    title     TEXT COLLATE "C",
    published TEXT COLLATE "C",
    digest    TEXT COLLATE "C" NOT NULL,
    value     TEXT COLLATE "C" NOT NULL,
    text      TEXT COLLATE "C" NOT NULL,
    replaces  TEXT COLLATE "C" REFERENCES report (id),
    batch     BIGINT NOT NULL REFERENCES batch (id)
);
CREATE INDEX report_uri ON report USING hash (uri);
CREATE INDEX report_replaces ON report (replaces) WHERE replaces IS NOT NULL;

-- A report taken back by its outlet.
CREATE TABLE retraction (
    report TEXT COLLATE "C" NOT NULL REFERENCES report (id),
    why    TEXT COLLATE "C" NOT NULL,
    batch  BIGINT NOT NULL REFERENCES batch (id),
    PRIMARY KEY (report, batch)
);

-- What one version of the reader found in a report, seen from one date of publication.
CREATE TABLE reading (
    id        BIGINT PRIMARY KEY,
    report    TEXT COLLATE "C" NOT NULL REFERENCES report (id),
    reader    TEXT COLLATE "C" NOT NULL,
    tool      TEXT COLLATE "C" NOT NULL,
    published TEXT COLLATE "C" NOT NULL,
    digest    TEXT COLLATE "C" NOT NULL,
    value     BYTEA NOT NULL,
    batch     BIGINT NOT NULL REFERENCES batch (id)
);
CREATE INDEX reading_report ON reading (report);

-- One place in one report that makes a claim.
CREATE TABLE mention (
    id       BIGINT PRIMARY KEY,
    report   TEXT COLLATE "C" NOT NULL REFERENCES report (id),
    kind     TEXT COLLATE "C" NOT NULL,
    first    BIGINT NOT NULL,
    behind   BIGINT NOT NULL,
    form     TEXT COLLATE "C" NOT NULL,
    speaker  TEXT COLLATE "C",
    value    TEXT COLLATE "C" NOT NULL,
    reading  BIGINT NOT NULL REFERENCES reading (id),
    batch    BIGINT NOT NULL REFERENCES batch (id)
);
CREATE INDEX mention_report ON mention (report, first);

-- The reports of one event.
CREATE TABLE story (
    id    TEXT COLLATE "C" PRIMARY KEY,
    batch BIGINT NOT NULL REFERENCES batch (id)
);

-- Why a report stands in a story; where stories merge, their reports are entered again.
CREATE TABLE story_report (
    story  TEXT COLLATE "C" NOT NULL REFERENCES story (id),
    report TEXT COLLATE "C" NOT NULL REFERENCES report (id),
    why    TEXT COLLATE "C" NOT NULL,
    batch  BIGINT NOT NULL REFERENCES batch (id),
    PRIMARY KEY (story, report)
);
CREATE INDEX story_report_report ON story_report (report);

-- How stories hang together: merged_into, related.
CREATE TABLE story_link (
    story TEXT COLLATE "C" NOT NULL REFERENCES story (id),
    other TEXT COLLATE "C" NOT NULL REFERENCES story (id),
    kind  TEXT COLLATE "C" NOT NULL,
    why   TEXT COLLATE "C" NOT NULL,
    batch BIGINT NOT NULL REFERENCES batch (id),
    PRIMARY KEY (story, other, kind)
);
CREATE INDEX story_link_other ON story_link (other);

-- What was known of a story after a batch: its description, origins, notes, dates inferred.
CREATE TABLE story_version (
    story TEXT COLLATE "C" NOT NULL REFERENCES story (id),
    batch BIGINT NOT NULL REFERENCES batch (id),
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (story, batch)
);

-- What is asserted, over all its mentions.
CREATE TABLE claim (
    number BIGINT PRIMARY KEY,
    id     TEXT COLLATE "C" NOT NULL UNIQUE,
    story  TEXT COLLATE "C" NOT NULL REFERENCES story (id),
    batch  BIGINT NOT NULL REFERENCES batch (id)
);
CREATE INDEX claim_story ON claim (story);

-- A claim and its verdict after a batch that changed it; the last version holds.
CREATE TABLE claim_version (
    id      BIGINT PRIMARY KEY,
    claim   BIGINT NOT NULL REFERENCES claim (number),
    kind    TEXT COLLATE "C" NOT NULL,
    verdict TEXT COLLATE "C" NOT NULL,
    summary TEXT COLLATE "C" NOT NULL,
    value   TEXT COLLATE "C" NOT NULL,
    members TEXT COLLATE "C" NOT NULL,
    why     TEXT COLLATE "C" NOT NULL,
    batch   BIGINT NOT NULL REFERENCES batch (id)
);
CREATE INDEX claim_version_claim ON claim_version (claim, id);

-- A claim that went into another one.
CREATE TABLE claim_link (
    claim BIGINT NOT NULL REFERENCES claim (number),
    other BIGINT NOT NULL REFERENCES claim (number),
    batch BIGINT NOT NULL REFERENCES batch (id),
    PRIMARY KEY (claim, other, batch)
);

-- A person's word on a match, kept by the places of two passages, so that it outlives re-reading.
CREATE TABLE judgement (
    id           BIGINT PRIMARY KEY,
    word         TEXT COLLATE "C" NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    why          TEXT COLLATE "C" NOT NULL,
    left_claim   TEXT COLLATE "C" NOT NULL,
    left_report  TEXT COLLATE "C" NOT NULL REFERENCES report (id),
    left_first   BIGINT NOT NULL,
    left_behind  BIGINT NOT NULL,
    right_claim  TEXT COLLATE "C" NOT NULL,
    right_report TEXT COLLATE "C" NOT NULL REFERENCES report (id),
    right_first  BIGINT NOT NULL,
    right_behind BIGINT NOT NULL,
    batch        BIGINT NOT NULL REFERENCES batch (id)
);

-- Input that was not read, and why.
CREATE TABLE unread (
    uri    TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    batch  BIGINT NOT NULL REFERENCES batch (id),
    EXCLUDE USING hash ((ARRAY[uri, reason]) WITH =)
);
CREATE INDEX unread_uri ON unread USING hash (uri);

-- What a server said of an address, for asking again only for what changed.
CREATE TABLE fetched (
    id       BIGINT PRIMARY KEY,
    url      TEXT COLLATE "C" NOT NULL,
    target   TEXT COLLATE "C" NOT NULL,
    etag     TEXT COLLATE "C",
    modified TEXT COLLATE "C",
    batch    BIGINT NOT NULL REFERENCES batch (id)
);
CREATE INDEX fetched_url ON fetched USING hash (url);

-- SHA-256 over all rows that a batch entered, so that a changed cell is found.
CREATE TABLE seal (
    batch  BIGINT PRIMARY KEY REFERENCES batch (id),
    digest TEXT COLLATE "C" NOT NULL
);
CREATE INDEX report_batch ON report (batch);
CREATE INDEX retraction_batch ON retraction (batch);
CREATE INDEX reading_batch ON reading (batch);
CREATE INDEX mention_batch ON mention (batch);
CREATE INDEX story_batch ON story (batch);
CREATE INDEX story_report_batch ON story_report (batch);
CREATE INDEX story_link_batch ON story_link (batch);
CREATE INDEX story_version_batch ON story_version (batch);
CREATE INDEX claim_batch ON claim (batch);
CREATE INDEX claim_version_batch ON claim_version (batch);
CREATE INDEX claim_link_batch ON claim_link (batch);
CREATE INDEX judgement_batch ON judgement (batch);
CREATE INDEX unread_batch ON unread (batch);
CREATE INDEX fetched_batch ON fetched (batch);

-- Where each report stands now.
CREATE TABLE now_report (
    report TEXT COLLATE "C" PRIMARY KEY REFERENCES report (id),
    story  TEXT COLLATE "C" NOT NULL REFERENCES story (id),
    state  TEXT COLLATE "C" NOT NULL
);
CREATE INDEX now_report_story ON now_report (story);

CREATE TABLE now_story (
    story       TEXT COLLATE "C" PRIMARY KEY REFERENCES story (id),
    title       TEXT COLLATE "C" NOT NULL,
    start       TEXT COLLATE "C" NOT NULL,
    stop        TEXT COLLATE "C" NOT NULL,
    types       TEXT COLLATE "C" NOT NULL,
    countries   TEXT COLLATE "C" NOT NULL,
    n_reports   BIGINT NOT NULL,
    n_outlets   BIGINT NOT NULL,
    n_origins   BIGINT NOT NULL,
    n_claims    BIGINT NOT NULL,
    n_conflicts BIGINT NOT NULL
);
CREATE INDEX now_story_start ON now_story (start);

CREATE TABLE now_claim (
    claim      BIGINT PRIMARY KEY REFERENCES claim (number),
    version    BIGINT NOT NULL REFERENCES claim_version (id),
    story      TEXT COLLATE "C" NOT NULL REFERENCES story (id),
    kind       TEXT COLLATE "C" NOT NULL,
    verdict    TEXT COLLATE "C" NOT NULL,
    day        TEXT COLLATE "C" NOT NULL,
    speaker    TEXT COLLATE "C",
    n_reports  BIGINT NOT NULL,
    n_origins  BIGINT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL
);
CREATE INDEX now_claim_story ON now_claim (story);
CREATE INDEX now_claim_day ON now_claim (day);
CREATE INDEX now_claim_kind ON now_claim (kind, day);
CREATE INDEX now_claim_verdict ON now_claim (verdict, day);

CREATE TABLE now_claim_country (
    country TEXT COLLATE "C" NOT NULL,
    claim   BIGINT NOT NULL REFERENCES claim (number),
    day     TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (country, claim)
);
CREATE INDEX now_claim_country_day ON now_claim_country (country, day);
CREATE INDEX now_claim_country_claim ON now_claim_country (claim);

CREATE TABLE now_mention (
    mention BIGINT NOT NULL REFERENCES mention (id),
    claim   BIGINT NOT NULL REFERENCES claim (number),
    PRIMARY KEY (mention, claim)
);
CREATE INDEX now_mention_claim ON now_mention (claim);

-- Events between two states; `one` comes before `other` in the alphabet.
CREATE TABLE now_dyad_event (
    one    TEXT COLLATE "C" NOT NULL,
    other  TEXT COLLATE "C" NOT NULL,
    claim  BIGINT NOT NULL REFERENCES claim (number),
    day    TEXT COLLATE "C" NOT NULL,
    type   TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    actor  TEXT COLLATE "C" NOT NULL,
    score  DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (one, other, claim, actor)
);
CREATE INDEX now_dyad_event_day ON now_dyad_event (one, other, day);
CREATE INDEX now_dyad_event_claim ON now_dyad_event (claim);

CREATE TABLE now_dyad_month (
    one      TEXT COLLATE "C" NOT NULL,
    other    TEXT COLLATE "C" NOT NULL,
    month    TEXT COLLATE "C" NOT NULL,
    type     TEXT COLLATE "C" NOT NULL,
    n_events BIGINT NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (one, other, month, type)
);

CREATE TABLE now_relation (
    one   TEXT COLLATE "C" NOT NULL,
    other TEXT COLLATE "C" NOT NULL,
    claim BIGINT NOT NULL REFERENCES claim (number),
    type  TEXT COLLATE "C" NOT NULL,
    holds BIGINT NOT NULL,
    day   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (one, other, claim)
);
CREATE INDEX now_relation_claim ON now_relation (claim);

CREATE TABLE now_figure (
    claim    BIGINT NOT NULL REFERENCES claim (number),
    one      TEXT COLLATE "C" NOT NULL,
    other    TEXT COLLATE "C" NOT NULL,
    property TEXT COLLATE "C",
    unit     TEXT COLLATE "C",
    low      DOUBLE PRECISION,
    high     DOUBLE PRECISION,
    start    TEXT COLLATE "C",
    stop     TEXT COLLATE "C",
    day      TEXT COLLATE "C" NOT NULL,
    basis    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (claim, one, other)
);
CREATE INDEX now_figure_dyad ON now_figure (one, other);

-- What was promised, planned or asked for; `doer` is who is to do it: a country code, else a name.
CREATE TABLE now_commitment (
    claim     BIGINT PRIMARY KEY REFERENCES claim (number),
    doer      TEXT COLLATE "C" NOT NULL,
    due       TEXT COLLATE "C",
    day       TEXT COLLATE "C" NOT NULL,
    closed_by BIGINT REFERENCES claim (number),
    outcome   TEXT COLLATE "C"
);
CREATE INDEX now_commitment_doer ON now_commitment (doer, day);
CREATE INDEX now_commitment_day ON now_commitment (day);
CREATE INDEX now_commitment_closed ON now_commitment (closed_by) WHERE closed_by IS NOT NULL;

CREATE INDEX now_commitment_lost ON now_commitment (outcome) WHERE outcome = 'lost';

-- What was done or denied, by each who did it: what may have become of a commitment.
CREATE TABLE now_deed (
    doer  TEXT COLLATE "C" NOT NULL,
    claim BIGINT NOT NULL REFERENCES claim (number),
    day   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (doer, claim)
);
CREATE INDEX now_deed_day ON now_deed (doer, day);
CREATE INDEX now_deed_claim ON now_deed (claim);

-- What claims say, for full-text search: the words with their places.
CREATE TABLE now_words (
    claim BIGINT PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX now_words_words ON now_words USING gin (words);

-- What grouping needs of the reports of open stories (MessagePack), and what comparing needs of
-- their words; left out or removed without loss, since reading a report again gives it.
CREATE TABLE keep_entry (
    report TEXT COLLATE "C" PRIMARY KEY REFERENCES report (id),
    day    BIGINT NOT NULL,
    value  BYTEA NOT NULL
);
CREATE INDEX keep_entry_day ON keep_entry (day);
CREATE TABLE keep_meanings (
    reading BIGINT PRIMARY KEY REFERENCES reading (id),
    value   BYTEA NOT NULL
);

-- What is compressed already is stored as it comes.
ALTER TABLE reading ALTER COLUMN value SET STORAGE EXTERNAL;
ALTER TABLE keep_entry ALTER COLUMN value SET STORAGE EXTERNAL;
ALTER TABLE keep_meanings ALTER COLUMN value SET STORAGE EXTERNAL;

-- The tables of record only grow.
CREATE FUNCTION refuse_change () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows: %', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER batch_is_never_changed BEFORE UPDATE OR DELETE ON batch
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER batch_is_never_emptied BEFORE TRUNCATE ON batch
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER report_is_never_changed BEFORE UPDATE OR DELETE ON report
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER report_is_never_emptied BEFORE TRUNCATE ON report
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER retraction_is_never_changed BEFORE UPDATE OR DELETE ON retraction
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER retraction_is_never_emptied BEFORE TRUNCATE ON retraction
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER reading_is_never_changed BEFORE UPDATE OR DELETE ON reading
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER reading_is_never_emptied BEFORE TRUNCATE ON reading
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER mention_is_never_changed BEFORE UPDATE OR DELETE ON mention
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER mention_is_never_emptied BEFORE TRUNCATE ON mention
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_is_never_changed BEFORE UPDATE OR DELETE ON story
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_is_never_emptied BEFORE TRUNCATE ON story
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_report_is_never_changed BEFORE UPDATE OR DELETE ON story_report
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_report_is_never_emptied BEFORE TRUNCATE ON story_report
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_link_is_never_changed BEFORE UPDATE OR DELETE ON story_link
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_link_is_never_emptied BEFORE TRUNCATE ON story_link
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_version_is_never_changed BEFORE UPDATE OR DELETE ON story_version
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER story_version_is_never_emptied BEFORE TRUNCATE ON story_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER claim_is_never_changed BEFORE UPDATE OR DELETE ON claim
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER claim_is_never_emptied BEFORE TRUNCATE ON claim
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER claim_version_is_never_changed BEFORE UPDATE OR DELETE ON claim_version
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER claim_version_is_never_emptied BEFORE TRUNCATE ON claim_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER claim_link_is_never_changed BEFORE UPDATE OR DELETE ON claim_link
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER claim_link_is_never_emptied BEFORE TRUNCATE ON claim_link
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER judgement_is_never_changed BEFORE UPDATE OR DELETE ON judgement
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER judgement_is_never_emptied BEFORE TRUNCATE ON judgement
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER unread_is_never_changed BEFORE UPDATE OR DELETE ON unread
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER unread_is_never_emptied BEFORE TRUNCATE ON unread
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER fetched_is_never_changed BEFORE UPDATE OR DELETE ON fetched
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER fetched_is_never_emptied BEFORE TRUNCATE ON fetched
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER seal_is_never_changed BEFORE UPDATE OR DELETE ON seal
FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER seal_is_never_emptied BEFORE TRUNCATE ON seal
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
