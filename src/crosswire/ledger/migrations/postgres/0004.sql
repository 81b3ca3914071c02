-- The ledger, version 4: no table changes. Promises that are restated close nothing any more, and a
-- promised threat binds: what was summed by older rules is built again when a ledger is brought up
-- to date, as `renew_sums` has it.
SELECT 1;
