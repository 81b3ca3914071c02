"""What a ledger holds, written in the formats that others read."""
