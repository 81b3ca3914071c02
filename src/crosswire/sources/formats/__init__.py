"""One module a format; `crosswire.sources.gathering` holds the table of them."""
