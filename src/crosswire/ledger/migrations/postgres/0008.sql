-- The ledger, version 8: what reading two passages together told (MessagePack), by a digest of both
-- and of the reader; left out or removed without loss, since reading them again gives it.
CREATE TABLE keep_kinship (
    pair  BIGINT PRIMARY KEY,
    value BYTEA NOT NULL
);
