"""What happened between political actors, coded after PLOVER (2023)."""
