-- The ledger, version 6: no table changes. A plan without a type binds only who intends or promises
-- it, or a body that will do it, and a body without a name is that of its state; what was summed by
-- older rules is built again when a ledger is brought up to date, as `renew_sums` has it.
SELECT 1;
