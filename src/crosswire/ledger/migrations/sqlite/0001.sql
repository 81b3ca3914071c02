-- The ledger, version 1. Tables of record only grow: triggers refuse to change or remove a row.
-- Tables that begin with now_ are sums over them, kept in the same transaction; `crosswire check
-- --repair` builds them again. Times are UTC, ISO 8601; values are JSON unless they say otherwise.

-- One transaction that added something: when it was recorded, and by what.
CREATE TABLE batch (
    id       INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    action   TEXT NOT NULL,
    tool     TEXT NOT NULL,
    reader   TEXT NOT NULL
);

-- One article as one outlet published it. A corrected article is a new row that points back.
CREATE TABLE report (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    uri       TEXT NOT NULL,
    outlet    TEXT,
    title     TEXT,
    published TEXT,
    digest    TEXT NOT NULL,             -- SHA-256 of the text, UTF-8
    value     TEXT NOT NULL,             -- the article without its text
    text      TEXT NOT NULL,
    replaces  TEXT REFERENCES report (id),
    batch     INTEGER NOT NULL REFERENCES batch (id)
);
CREATE INDEX report_uri ON report (uri);
CREATE INDEX report_replaces ON report (replaces) WHERE replaces IS NOT NULL;

-- A report taken back by its outlet.
CREATE TABLE retraction (
    report TEXT NOT NULL REFERENCES report (id),
    why    TEXT NOT NULL,
    batch  INTEGER NOT NULL REFERENCES batch (id),
    PRIMARY KEY (report, batch)
);

-- What one version of the reader found in a report, seen from one date of publication.
CREATE TABLE reading (
    id        INTEGER PRIMARY KEY,
    report    TEXT NOT NULL REFERENCES report (id),
    reader    TEXT NOT NULL,
    tool      TEXT NOT NULL,
    published TEXT NOT NULL,             -- '' where the date is not known
    digest    TEXT NOT NULL,             -- SHA-256 of value
    value     BLOB NOT NULL,             -- zlib, MessagePack
    batch     INTEGER NOT NULL REFERENCES batch (id)
);
CREATE INDEX reading_report ON reading (report);

-- One place in one report that makes a claim.
CREATE TABLE mention (
    id       INTEGER PRIMARY KEY,
    report   TEXT NOT NULL REFERENCES report (id),
    kind     TEXT NOT NULL,
    first    INTEGER NOT NULL,           -- code-point offsets into report.text, half-open
    behind   INTEGER NOT NULL,
    form     TEXT NOT NULL,
    speaker  TEXT,
    value    TEXT NOT NULL,              -- the mention without its origin
    reading  INTEGER NOT NULL REFERENCES reading (id),
    batch    INTEGER NOT NULL REFERENCES batch (id)
);
CREATE INDEX mention_report ON mention (report, first);

-- The reports of one event.
CREATE TABLE story (
    id    TEXT PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id)
);

-- Why a report stands in a story; where stories merge, their reports are entered again.
CREATE TABLE story_report (
    story  TEXT NOT NULL REFERENCES story (id),
    report TEXT NOT NULL REFERENCES report (id),
    why    TEXT NOT NULL,
    batch  INTEGER NOT NULL REFERENCES batch (id),
    PRIMARY KEY (story, report)
);
CREATE INDEX story_report_report ON story_report (report);

-- How stories hang together: merged_into, related.
CREATE TABLE story_link (
    story TEXT NOT NULL REFERENCES story (id),
    other TEXT NOT NULL REFERENCES story (id),
    kind  TEXT NOT NULL,
    why   TEXT NOT NULL,
    batch INTEGER NOT NULL REFERENCES batch (id),
    PRIMARY KEY (story, other, kind)
);
CREATE INDEX story_link_other ON story_link (other);

-- What was known of a story after a batch: its description, origins, notes, dates inferred.
CREATE TABLE story_version (
    story TEXT NOT NULL REFERENCES story (id),
    batch INTEGER NOT NULL REFERENCES batch (id),
    value TEXT NOT NULL,
    PRIMARY KEY (story, batch)
);

-- What is asserted, over all its mentions.
CREATE TABLE claim (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    story  TEXT NOT NULL REFERENCES story (id),
    batch  INTEGER NOT NULL REFERENCES batch (id)
);
CREATE INDEX claim_story ON claim (story);

-- A claim and its verdict after a batch that changed it; the last version holds.
CREATE TABLE claim_version (
    id      INTEGER PRIMARY KEY,
    claim   INTEGER NOT NULL REFERENCES claim (number),
    kind    TEXT NOT NULL,
    verdict TEXT NOT NULL,
    summary TEXT NOT NULL,
    value   TEXT NOT NULL,               -- the claim without its mentions
    members TEXT NOT NULL,               -- [[mention.id, origin], ...]; empty: withdrawn
    why     TEXT NOT NULL,               -- what made this version
    batch   INTEGER NOT NULL REFERENCES batch (id)
);
CREATE INDEX claim_version_claim ON claim_version (claim);

-- A claim that went into another one.
CREATE TABLE claim_link (
    claim INTEGER NOT NULL REFERENCES claim (number),
    other INTEGER NOT NULL REFERENCES claim (number),
    batch INTEGER NOT NULL REFERENCES batch (id),
    PRIMARY KEY (claim, other, batch)
);

-- A person's word on a match, kept by the places of two passages, so that it outlives re-reading.
CREATE TABLE judgement (
    id           INTEGER PRIMARY KEY,
    word         TEXT NOT NULL,          -- same, different, unsure
    kind         TEXT NOT NULL,
    why          TEXT NOT NULL,
    left_claim   TEXT NOT NULL,
    left_report  TEXT NOT NULL REFERENCES report (id),
    left_first   INTEGER NOT NULL,
    left_behind  INTEGER NOT NULL,
    right_claim  TEXT NOT NULL,
    right_report TEXT NOT NULL REFERENCES report (id),
    right_first  INTEGER NOT NULL,
    right_behind INTEGER NOT NULL,
    batch        INTEGER NOT NULL REFERENCES batch (id)
);

-- Input that was not read, and why.
CREATE TABLE unread (
    uri    TEXT NOT NULL,
    reason TEXT NOT NULL,
    batch  INTEGER NOT NULL REFERENCES batch (id),
    PRIMARY KEY (uri, reason)
);

-- What a server said of an address, for asking again only for what changed.
CREATE TABLE fetched (
    id       INTEGER PRIMARY KEY,
    url      TEXT NOT NULL,
    target   TEXT NOT NULL,              -- the address behind all redirects
    etag     TEXT,
    modified TEXT,
    batch    INTEGER NOT NULL REFERENCES batch (id)
);
CREATE INDEX fetched_url ON fetched (url);

-- SHA-256 over all rows that a batch entered, so that a changed cell is found.
CREATE TABLE seal (
    batch  INTEGER PRIMARY KEY REFERENCES batch (id),
    digest TEXT NOT NULL
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
    report TEXT PRIMARY KEY REFERENCES report (id),
    story  TEXT NOT NULL REFERENCES story (id),
    state  TEXT NOT NULL                 -- current, replaced, retracted
);
CREATE INDEX now_report_story ON now_report (story);

CREATE TABLE now_story (
    story       TEXT PRIMARY KEY REFERENCES story (id),
    title       TEXT NOT NULL,
    start       TEXT NOT NULL,           -- '' where not known
    stop        TEXT NOT NULL,
    types       TEXT NOT NULL,           -- ' AGREE CONSULT '
    countries   TEXT NOT NULL,           -- ' KAZ RUS '
    n_reports   INTEGER NOT NULL,
    n_outlets   INTEGER NOT NULL,
    n_origins   INTEGER NOT NULL,
    n_claims    INTEGER NOT NULL,
    n_conflicts INTEGER NOT NULL
);
CREATE INDEX now_story_start ON now_story (start);

CREATE TABLE now_claim (
    claim      INTEGER PRIMARY KEY REFERENCES claim (number),
    version    INTEGER NOT NULL REFERENCES claim_version (id),
    story      TEXT NOT NULL REFERENCES story (id),
    kind       TEXT NOT NULL,
    verdict    TEXT NOT NULL,
    day        TEXT NOT NULL,                     -- first day it was reported
    speaker    TEXT,
    n_reports  INTEGER NOT NULL,
    n_origins  INTEGER NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX now_claim_story ON now_claim (story);
CREATE INDEX now_claim_day ON now_claim (day);
CREATE INDEX now_claim_kind ON now_claim (kind, day);
CREATE INDEX now_claim_verdict ON now_claim (verdict, day);
CREATE INDEX now_claim_speaker ON now_claim (speaker, day);

CREATE TABLE now_claim_country (
    country TEXT NOT NULL,
    claim   INTEGER NOT NULL REFERENCES claim (number),
    day     TEXT NOT NULL,
    PRIMARY KEY (country, claim)
);
CREATE INDEX now_claim_country_day ON now_claim_country (country, day);
CREATE INDEX now_claim_country_claim ON now_claim_country (claim);

CREATE TABLE now_mention (
    mention INTEGER NOT NULL REFERENCES mention (id),
    claim   INTEGER NOT NULL REFERENCES claim (number),
    PRIMARY KEY (mention, claim)
);
CREATE INDEX now_mention_claim ON now_mention (claim);

-- Events between two states; `one` comes before `other` in the alphabet.
CREATE TABLE now_dyad_event (
    one    TEXT NOT NULL,
    other  TEXT NOT NULL,
    claim  INTEGER NOT NULL REFERENCES claim (number),
    day    TEXT NOT NULL,
    type   TEXT NOT NULL,
    status TEXT NOT NULL,
    actor  TEXT NOT NULL,                -- the side that acts; '' where both do
    score  REAL NOT NULL,
    PRIMARY KEY (one, other, claim, actor)
);
CREATE INDEX now_dyad_event_day ON now_dyad_event (one, other, day);
CREATE INDEX now_dyad_event_claim ON now_dyad_event (claim);

CREATE TABLE now_dyad_month (
    one      TEXT NOT NULL,
    other    TEXT NOT NULL,
    month    TEXT NOT NULL,
    type     TEXT NOT NULL,
    n_events INTEGER NOT NULL,
    score    REAL NOT NULL,              -- sum over the events
    PRIMARY KEY (one, other, month, type)
);

CREATE TABLE now_relation (
    one   TEXT NOT NULL,
    other TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim (number),
    type  TEXT NOT NULL,
    holds INTEGER NOT NULL,
    day   TEXT NOT NULL,
    PRIMARY KEY (one, other, claim)
);
CREATE INDEX now_relation_claim ON now_relation (claim);

CREATE TABLE now_figure (
    claim    INTEGER NOT NULL REFERENCES claim (number),
    one      TEXT NOT NULL,              -- '' where no state is known
    other    TEXT NOT NULL,
    property TEXT,
    unit     TEXT,
    low      REAL,
    high     REAL,
    start    TEXT,                       -- the period it holds for
    stop     TEXT,
    day      TEXT NOT NULL,
    basis    TEXT NOT NULL,              -- slot, passage, story
    PRIMARY KEY (claim, one, other)
);
CREATE INDEX now_figure_dyad ON now_figure (one, other, property);
CREATE INDEX now_figure_property ON now_figure (property, start);

-- What was promised, planned or asked for; `doer` is who is to do it: a country code, else a name.
CREATE TABLE now_commitment (
    claim     INTEGER PRIMARY KEY REFERENCES claim (number),
    doer      TEXT NOT NULL,
    due       TEXT,
    day       TEXT NOT NULL,
    closed_by INTEGER REFERENCES claim (number),
    outcome   TEXT                       -- done, denied; lost: to be looked for again
);
CREATE INDEX now_commitment_doer ON now_commitment (doer, day);
CREATE INDEX now_commitment_day ON now_commitment (day);
CREATE INDEX now_commitment_closed ON now_commitment (closed_by) WHERE closed_by IS NOT NULL;
CREATE INDEX now_commitment_lost ON now_commitment (outcome) WHERE outcome = 'lost';

-- What was done or denied, by each who did it: what may have become of a commitment.
CREATE TABLE now_deed (
    doer  TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim (number),
    day   TEXT NOT NULL,
    PRIMARY KEY (doer, claim)
);
CREATE INDEX now_deed_day ON now_deed (doer, day);
CREATE INDEX now_deed_claim ON now_deed (claim);

-- What claims say, for full-text search.
CREATE VIRTUAL TABLE now_words USING fts5 (words);

-- What grouping needs of the reports of open stories (MessagePack), and what comparing needs of
-- their words; left out or removed without loss, since reading a report again gives it.
CREATE TABLE keep_entry (
    report TEXT PRIMARY KEY REFERENCES report (id),
    day    INTEGER NOT NULL,             -- days since the year 1
    value  BLOB NOT NULL
);
CREATE INDEX keep_entry_day ON keep_entry (day);
CREATE TABLE keep_meanings (
    reading INTEGER PRIMARY KEY REFERENCES reading (id),
    value   BLOB NOT NULL
);

-- The tables of record only grow.
CREATE TRIGGER batch_is_never_changed BEFORE UPDATE ON batch
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: batch'); END;
CREATE TRIGGER batch_is_never_removed BEFORE DELETE ON batch
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: batch'); END;
CREATE TRIGGER report_is_never_changed BEFORE UPDATE ON report
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: report'); END;
CREATE TRIGGER report_is_never_removed BEFORE DELETE ON report
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: report'); END;
CREATE TRIGGER retraction_is_never_changed BEFORE UPDATE ON retraction
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: retraction'); END;
CREATE TRIGGER retraction_is_never_removed BEFORE DELETE ON retraction
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: retraction'); END;
CREATE TRIGGER reading_is_never_changed BEFORE UPDATE ON reading
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: reading'); END;
CREATE TRIGGER reading_is_never_removed BEFORE DELETE ON reading
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: reading'); END;
CREATE TRIGGER mention_is_never_changed BEFORE UPDATE ON mention
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: mention'); END;
CREATE TRIGGER mention_is_never_removed BEFORE DELETE ON mention
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: mention'); END;
CREATE TRIGGER story_is_never_changed BEFORE UPDATE ON story
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story'); END;
CREATE TRIGGER story_is_never_removed BEFORE DELETE ON story
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story'); END;
CREATE TRIGGER story_report_is_never_changed BEFORE UPDATE ON story_report
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story_report'); END;
CREATE TRIGGER story_report_is_never_removed BEFORE DELETE ON story_report
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story_report'); END;
CREATE TRIGGER story_link_is_never_changed BEFORE UPDATE ON story_link
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story_link'); END;
CREATE TRIGGER story_link_is_never_removed BEFORE DELETE ON story_link
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story_link'); END;
CREATE TRIGGER story_version_is_never_changed BEFORE UPDATE ON story_version
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story_version'); END;
CREATE TRIGGER story_version_is_never_removed BEFORE DELETE ON story_version
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: story_version'); END;
CREATE TRIGGER claim_is_never_changed BEFORE UPDATE ON claim
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: claim'); END;
CREATE TRIGGER claim_is_never_removed BEFORE DELETE ON claim
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: claim'); END;
CREATE TRIGGER claim_version_is_never_changed BEFORE UPDATE ON claim_version
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: claim_version'); END;
CREATE TRIGGER claim_version_is_never_removed BEFORE DELETE ON claim_version
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: claim_version'); END;
CREATE TRIGGER claim_link_is_never_changed BEFORE UPDATE ON claim_link
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: claim_link'); END;
CREATE TRIGGER claim_link_is_never_removed BEFORE DELETE ON claim_link
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: claim_link'); END;
CREATE TRIGGER judgement_is_never_changed BEFORE UPDATE ON judgement
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: judgement'); END;
CREATE TRIGGER judgement_is_never_removed BEFORE DELETE ON judgement
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: judgement'); END;
CREATE TRIGGER unread_is_never_changed BEFORE UPDATE ON unread
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: unread'); END;
CREATE TRIGGER unread_is_never_removed BEFORE DELETE ON unread
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: unread'); END;
CREATE TRIGGER fetched_is_never_changed BEFORE UPDATE ON fetched
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: fetched'); END;
CREATE TRIGGER fetched_is_never_removed BEFORE DELETE ON fetched
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: fetched'); END;
CREATE TRIGGER seal_is_never_changed BEFORE UPDATE ON seal
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: seal'); END;
CREATE TRIGGER seal_is_never_removed BEFORE DELETE ON seal
BEGIN SELECT RAISE (ABORT, 'the ledger only grows: seal'); END;
