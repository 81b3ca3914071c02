-- The ledger, version 10: what the page of two states looks for stands in the order in which it is
-- looked for. A figure has the verdict of its claim beside it, and a state the mark of claims that
-- bind somebody.
ALTER TABLE now_figure ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
UPDATE now_figure SET verdict =
    coalesce((SELECT n.verdict FROM now_claim n WHERE n.claim = now_figure.claim), '');
ALTER TABLE now_claim_country ADD COLUMN is_bound INTEGER NOT NULL DEFAULT 0;
UPDATE now_claim_country SET is_bound = 1 WHERE claim IN (SELECT claim FROM now_commitment);

DROP INDEX now_figure_dyad;
DROP INDEX now_figure_property;
CREATE INDEX now_figure_place ON now_figure
    (one, other, (property IS NULL), property, coalesce(unit, ''), (start IS NULL), start, day, claim);
CREATE INDEX now_figure_period ON now_figure (one, other, property, start, stop, claim)
    WHERE start IS NOT NULL;
CREATE INDEX now_figure_dated ON now_figure (one, other, day, claim) WHERE start IS NOT NULL;
CREATE INDEX now_figure_conflict ON now_figure (one, other, day, claim) WHERE verdict = 'conflict';

DROP INDEX now_claim_country_day;
CREATE INDEX now_claim_country_day ON now_claim_country (country, day, claim);
CREATE INDEX now_claim_country_bound ON now_claim_country (country, day, claim, is_bound)
    WHERE is_bound = 1;

DROP INDEX now_dyad_event_day;
CREATE INDEX now_dyad_event_day ON now_dyad_event (one, other, day, claim, status, month);
