-- The ledger, version 7: of an event that took place in a stretch of time, "in 2024", its last day
-- is kept, and in which month it counts: in none where the stretch is longer than a month. Sums are
-- built again when a ledger is brought up to date, as `renew_sums` has it.
ALTER TABLE now_dyad_event ADD COLUMN stop TEXT NOT NULL DEFAULT '';
ALTER TABLE now_dyad_event ADD COLUMN month TEXT NOT NULL DEFAULT '';
