-- The ledger, version 2: a report is found by the id of the story that it would begin, which is
-- made from its own; the ledger may have begun the story with another of its reports.
ALTER TABLE now_report ADD COLUMN begins TEXT NOT NULL DEFAULT '';
UPDATE now_report SET begins = make_story_id(report);
CREATE INDEX now_report_begins ON now_report (begins);
