-- The ledger, version 2: a report is found by the id of the story that it would begin, which is
-- made from its own; the ledger may have begun the story with another of its reports.
ALTER TABLE now_report ADD COLUMN begins TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE now_report
    SET begins = 's-' || left(encode(sha256(convert_to(report, 'UTF8')), 'hex'), 12);
CREATE INDEX now_report_begins ON now_report (begins);
