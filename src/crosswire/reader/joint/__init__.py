"""Reads two passages together and tells what they have to do with each other."""
