"""Where: places named in a report, with country and coordinates."""
