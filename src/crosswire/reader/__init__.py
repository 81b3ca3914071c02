"""Finds tokens, sentences, names, references and attributions in a text."""

from __future__ import annotations

from crosswire.reader.protocol import Reader
from crosswire.reader.rules import RuleReader

__all__ = ["Reader", "RuleReader"]
