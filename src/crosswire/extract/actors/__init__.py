"""Who acts: states, organisations, persons, groups and regions named in a report."""
