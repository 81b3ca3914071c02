"""Readers of the corpora that the learned parts are trained on."""
