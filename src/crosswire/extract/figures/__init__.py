"""How much: quantities with unit, qualifier, period, what is measured and for whom."""
