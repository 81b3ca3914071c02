"""Words that report speech or thought, and how the sentence around them is built."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from crosswire.reader.lexicon import load_groups, read_rows
from crosswire.reader.times import skip_time
from crosswire.reader.units import QUOTE, Item, find_phrase_after, is_nominal

_PRIOR_WEIGHT = 2.0
_SURE_ODDS, _LIKELY_ODDS = 2.0, 1.3  # floors for verbs that always report speech
_CLAUSES = frozenset({"that", "quote", "colon", "clause", "wh"})
_BARE = frozenset({"none", "ing"})
_QUESTIONS = frozenset(["how", "why", "what", "whether", "if", "when", "where", "who"])
_MODAL = frozenset(["would", "will", "should", "could", "might", "may", "can", "must"])


@dataclass(frozen=True, slots=True)
class Frame:
    """
    How a verb's complement is built.

    Attributes:
        kind: "that", "quote", "colon", "clause", "wh", "to", "ing", "np", "none", or
            "p:" and a preposition.
        start: Item at which the content begins; the number of items where there is none.
        verb_end: Item behind the verb and what belongs to the cue ("called for").
    """

    kind: str
    start: int
    verb_end: int


@cache
def load_cues() -> Mapping[tuple[str, str], float]:
    """
    Load how likely a verb in a frame reports speech, as log odds.

    The counts (verb, frame, reporting, all) come from the train split of PolNeAR.
    A verb rare in a frame leans on the verb's other frames, and then on all verbs.
    """
    counts: dict[tuple[str, str], tuple[float, float]] = {}
    totals: dict[str, list[float]] = {}
    for lemma, frame, n_hits, n_seen in read_rows("reader_cues.tsv", 4):
        counts[lemma, frame] = (float(n_hits), float(n_seen))
        for key in (f"lemma {lemma}", f"frame {frame}", "all"):
            total = totals.setdefault(key, [0.0, 0.0])
            total[0] += float(n_hits)
            total[1] += float(n_seen)
    base = _rate(totals.get("all", [0.0, 0.0]), 0.2)
    odds: dict[tuple[str, str], float] = {}
    for key, total in totals.items():
        group, _, name = key.partition(" ")
        if group == "frame":
            odds["*", name] = _log_odds(_rate(total, base))
        elif group == "lemma":
            odds[name, "*"] = _log_odds(_rate(total, base))
    for (lemma, frame), (hits, seen) in counts.items():
        prior = odds[lemma, "*"] + odds["*", frame] - _log_odds(base)
        share = (hits + _PRIOR_WEIGHT / (1 + math.exp(-prior))) / (seen + _PRIOR_WEIGHT)
        odds[lemma, frame] = _log_odds(share)
    odds["*", "*"] = _log_odds(base)
    return MappingProxyType(odds)


def _rate(total: Sequence[float], prior: float) -> float:
    return (total[0] + _PRIOR_WEIGHT * prior) / (total[1] + _PRIOR_WEIGHT)


def _log_odds(share: float) -> float:
    bounded = min(max(share, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


def score_cue(lemma: str, frame: str) -> float:
    """Give the log odds that a verb in a frame reports speech or thought."""
    odds = load_cues()
    name = lemma[:-3] + "ize" if lemma.endswith("ise") and (lemma, "*") not in odds else lemma
    score = odds.get((name, frame))
    if score is None:
        base = odds["*", "*"]
        score = odds.get((name, "*"), base) + odds.get(("*", frame), base) - base
    groups = load_groups("reader_groups.tsv")
    if f"{name}:{frame}" in groups["reporting_frame"]:
        return max(score, _SURE_ODDS)
    if lemma in groups["reporting_verb"] and frame not in _BARE:
        return max(score, _SURE_ODDS if frame in _CLAUSES else _LIKELY_ODDS)
    return score


def find_frame(items: Sequence[Item], verb: int) -> Frame:
    """Find how the complement of the verb at item `verb` is built."""
    n_items = len(items)
    groups = load_groups("reader_groups.tsv")
    takes_addressee = items[verb].lemma in groups["addressee_verb"]
    position = verb_end = verb + 1
    first_link = ""
    link_at = 0
    while position < n_items:
        item = items[position]
        if item.tag == QUOTE:
            if first_link and position == link_at + 1:
                return Frame(f"p:{first_link}", position, position)
            return Frame("quote", position, verb_end)
        if item.lower == "that" and position + 1 < n_items:
            if items[position + 1].tag == "NOUN" and not _has_verb_after(items, position + 2):
                return Frame("np", position, verb_end)
            return Frame("that", position, verb_end)
        if item.lower == ":":
            return Frame("colon", position + 1, verb_end)
        if item.lower in _QUESTIONS:
            return Frame("wh", position, verb_end)
        if item.lower == ",":
            return _frame_behind_comma(items, position, verb_end, first_link, link_at)
        behind_time = skip_time(items, position)
        if behind_time > position:
            position = behind_time
        elif item.tag == "ADV" or item.lower == "'":
            position += 1
        elif item.lower == "to" and _is_infinitive(items, position):
            return Frame("to", position, verb_end)
        elif item.tag == "ADP":
            first_link = first_link or item.lower
            link_at = link_at or position
            is_adjunct = item.lower in groups["adjunct_link"]
            is_plain = is_adjunct and items[verb].lemma in groups["plain_verb"]
            if not is_plain and not _leads_on(items, position, only_quote=not is_adjunct):
                return _prepositional(items, first_link, link_at)
            position = find_phrase_after(items, position + 1, apposition=False)
            position = max(position, link_at + 1)
            if is_plain:
                first_link = ""
                behind = items[position + 1 : position + 3]
                if position < n_items and items[position].lower == "," and _opens_clause(behind):
                    return Frame("clause", position + 1, verb_end)
        elif item.tag == "VERB" and item.lower.endswith("ing"):
            return Frame("ing", position, verb_end)
        elif is_nominal(item) or item.tag == "AUX":
            if takes_addressee and not first_link:
                takes_addressee = False
                position = max(position + 1, find_phrase_after(items, position, apposition=False))
                continue
            if first_link:
                return Frame(f"p:{first_link}", link_at + 1, link_at + 1)
            kind = "clause" if _is_clause(items, position) else "np"
            return Frame(kind, position, verb_end)
        else:
            break
    if first_link:
        return Frame(f"p:{first_link}", link_at + 1, link_at + 1)
    return Frame("none", n_items, verb_end)


def _prepositional(items: Sequence[Item], link: str, link_at: int) -> Frame:
    """Give the frame of a preposition; "agreed with Lund on trade" is about trade."""
    if link == "with":
        end = find_phrase_after(items, link_at + 1, apposition=False)
        if end + 1 < len(items) and items[end].lower in {"on", "about", "over", "that"}:
            start = end if items[end].lower == "that" else end + 1
            return Frame(f"p:{link}", start, link_at)
    return Frame(f"p:{link}", link_at + 1, link_at + 1)


def _frame_behind_comma(
    items: Sequence[Item], comma: int, verb_end: int, link: str, link_at: int
) -> Frame:
    behind = items[comma + 1] if comma + 1 < len(items) else None
    if behind is not None and behind.tag == QUOTE:
        return Frame("quote", comma + 1, verb_end)
    if behind is not None and behind.lower == "that":
        return Frame("that", comma + 1, verb_end)
    if link and link_at + 1 < comma:
        return Frame(f"p:{link}", link_at + 1, link_at + 1)
    return Frame("none", len(items), verb_end)


def _leads_on(items: Sequence[Item], link: int, *, only_quote: bool) -> bool:
    """Tell whether behind the adjunct at `link` the complement proper still comes."""
    for index in range(link + 1, min(len(items), link + 16)):
        item = items[index]
        if item.tag == QUOTE:
            return items[index - 1].lower in {",", ":"}
        if item.lower == "that":
            return items[index - 1].tag != "VERB" and not only_quote
        if item.lower == ":":
            return not only_quote
        if item.tag in {"VERB", "AUX"}:
            return False
        if item.lower == ",":
            behind = items[index + 1 : index + 2]
            if not behind:
                return False
            return behind[0].tag == QUOTE or (behind[0].lower == "that" and not only_quote)
    return False


def _is_infinitive(items: Sequence[Item], position: int) -> bool:
    behind = [item for item in items[position + 1 : position + 3] if item.tag != "ADV"]
    return bool(behind) and behind[0].tag in {"VERB", "AUX"} and behind[0].lower[-3:] != "ing"


def _is_clause(items: Sequence[Item], start: int) -> bool:
    end = find_phrase_after(items, start, apposition=False)
    return _has_verb_after(items, max(end, start + 1))


def _opens_clause(items: Sequence[Item]) -> bool:
    """Tell whether these items begin a clause of their own: a pronoun or article, no relative."""
    return bool(items) and items[0].tag in {"DET", "PRON", "PROPN"} and (
        items[0].lower not in {"who", "which", "whose", "that", "him", "them"}
    )  # fmt: skip


def _has_verb_after(items: Sequence[Item], start: int) -> bool:
    for item in items[start : start + 12]:
        if item.tag == "AUX" or item.lower in _MODAL:
            return True
        if item.tag == "VERB":
            return not item.lower.endswith("ing")
        if item.lower in {",", ";", ":", "to", "that", "who", "which"} or item.tag == QUOTE:
            return False
    return False
