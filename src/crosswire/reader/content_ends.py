"""Finds where reported words end and the report goes on in its own."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.reader.cues import Frame
from crosswire.reader.units import QUOTE, Item
from crosswire.reference.lexicon import load_groups

_STOPS_QUOTE = frozenset({",", "!", "?"})
_PERSONAL = frozenset({"he", "she", "it", "they"})


def find_end(items: Sequence[Item], frame: Frame, *, is_aside: bool) -> int:
    """
    Find where the content that begins behind the cue ends.

    That of a relative clause or participle ends where the main verb follows: "Ruiz, who wants
    the bridge rebuilt, said ...".
    """
    end = len(items)
    if frame.kind == "quote" and items[frame.start].tag == QUOTE:
        quote = items[frame.start]
        is_whole = quote.end - quote.start > 40 or quote.lemma in _STOPS_QUOTE
        if is_whole or frame.start + 1 >= end:
            return frame.start + 1
    for index in range(frame.start, end):
        item = items[index]
        if item.lower == ";":
            return index
        if item.lower == "," and is_aside and index + 1 < end:
            behind_verb = items[index + 1]
            if behind_verb.tag in {"VERB", "AUX"} and behind_verb.lower[-3:] != "ing":
                return index
        if item.lower == "," and index + 1 < end and frame.kind not in {"quote", "colon"}:
            is_that = frame.kind == "that"
            if _ends_content(items, index + 1, is_that=is_that):
                return index
        if frame.kind == "np" and item.lower == "and" and _opens_predicate(items, index + 1):
            return index
    while end > frame.start and items[end - 1].lower in {".", ",", "!", "?", ";", ")", '"'}:
        end -= 1
    return end


def find_subordinate_end(items: Sequence[Item], start: int, end: int) -> int:
    """Find the comma before the main clause in "While Ruiz denied the report, Lund said ..."."""
    for index in range(start + 1, end - 2):
        if items[index].lower == "," and items[index + 1].tag in {"PROPN", "PRON", "DET"}:
            return index
    return end


def _ends_content(items: Sequence[Item], start: int, *, is_that: bool) -> bool:
    """Tell whether what follows a comma is no longer what was said, but the report's own."""
    first = items[start]
    if first.lower in {"and", "but"} and start + 2 < len(items):
        behind = items[start + 1]
        is_subject = behind.tag == "PROPN" or behind.lower in _PERSONAL
        if is_subject and items[start + 2].tag in {"VERB", "AUX"}:
            return True
    if is_that:
        return False
    if first.lower in {"but", "while", "although", "though", "whereas", "which"}:
        return True
    return first.tag == "VERB" and first.lower.endswith("ing")


def _opens_predicate(items: Sequence[Item], start: int) -> bool:
    """Tell whether a second verb of the same subject follows: "and called for a recount"."""
    index = start
    while index < len(items) and items[index].tag == "ADV":
        index += 1
    return index < len(items) and items[index].tag == "VERB" and items[index].lower[-3:] != "ing"


def find_rest(items: Sequence[Item], start: int) -> tuple[int, int] | None:
    """Find what goes on behind ", Ruiz said," of the sentence that the words interrupt."""
    end = len(items)
    while end > start and items[end - 1].tag == "PUNCT":
        end -= 1
    if end - start < 2:
        return None
    first = items[start]
    if (
        first.tag in {"CCONJ", "SCONJ"}
        or first.lower in load_groups("reader_groups.tsv")["new_thought"]
        or first.tag == QUOTE
    ):
        return None
    if first.tag == "VERB" and first.lower.endswith("ing"):
        return None
    return start, end
