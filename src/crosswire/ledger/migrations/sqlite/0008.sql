-- The ledger, version 8: what reading two passages together told (MessagePack), by a digest of both
-- and of the reader; left out or removed without loss, since reading them again gives it.
CREATE TABLE keep_kinship (
    pair  INTEGER PRIMARY KEY,
    value BLOB NOT NULL
);
