"""Who said what: statements with speaker, cue and the origin that the text names."""
