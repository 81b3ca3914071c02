"""From a reading to typed mentions: who said what, figures, events, relations, actors."""
