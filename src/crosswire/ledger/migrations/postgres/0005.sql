-- The ledger, version 5: no table changes. A promise that is named as kept, broken or kept in part,
-- and a part of what was promised, move it; what was summed by older rules is built again when a
-- ledger is brought up to date, as `renew_sums` has it.
SELECT 1;
