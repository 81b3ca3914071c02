"""Words that report speech or thought, and how the sentence around them is built."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

import msgspec

from crosswire.reader.times import skip_time
from crosswire.reader.units import QUOTE, Item, find_phrase_after, is_nominal
from crosswire.reference import read_rows, word_set
from crosswire.reference.lexicon import load_groups

_PRIOR_WEIGHT = 2.0
_SURE_ODDS, _LIKELY_ODDS = 2.0, 1.3  # floors for verbs that always report speech
_CLAUSES = frozenset({"that", "quote", "colon", "clause", "wh"})
_BARE = frozenset({"none", "ing"})
_QUESTIONS = word_set("words.questions") | {"whether", "if"}
MODALS = frozenset(["would", "will", "should", "could", "might", "may", "can", "must"])


class Frame(msgspec.Struct, frozen=True):
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


class Cues(msgspec.Struct, frozen=True):
    """
    How often words reported speech, out of how many times: (reporting, all).

    Attributes:
        counts: By verb and frame.
        verbs: By verb over all frames.
        frames: By frame over all verbs.
        base: Share of all verbs seen that reported.
    """

    counts: Mapping[tuple[str, str], tuple[int, int]]
    verbs: Mapping[str, tuple[int, int]]
    frames: Mapping[str, tuple[int, int]]
    base: float

    def score(self, lemma: str, frame: str) -> float:
        """
        Give the log odds that a verb in a frame reports speech.

        A verb rare in a frame leans on the verb's other frames, and then on all verbs.
        """
        base = _log_odds(self.base)
        of_verb, of_frame = (
            base if total is None else _log_odds(_rate(total, self.base))
            for total in (self.verbs.get(lemma), self.frames.get(frame))
        )
        prior = of_verb + of_frame - base
        seen = self.counts.get((lemma, frame))
        if seen is None:
            return prior
        hits, total = seen
        share = (hits + _PRIOR_WEIGHT / (1 + math.exp(-prior))) / (total + _PRIOR_WEIGHT)
        return _log_odds(share)


@cache
def load_cues() -> Cues:
    """Load the counts (verb, frame, reporting, all) from the train split of PolNeAR."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    verbs: dict[str, tuple[int, int]] = {}
    frames: dict[str, tuple[int, int]] = {}
    all_hits = all_seen = 0
    for lemma, frame, hit, seen in read_rows("reader_cues.tsv", 4):
        n_hits, n_seen = int(hit), int(seen)
        counts[lemma, frame] = (n_hits, n_seen)
        verb, other = verbs.get(lemma, (0, 0)), frames.get(frame, (0, 0))
        verbs[lemma] = (verb[0] + n_hits, verb[1] + n_seen)
        frames[frame] = (other[0] + n_hits, other[1] + n_seen)
        all_hits, all_seen = all_hits + n_hits, all_seen + n_seen
    base = _rate((all_hits, all_seen), 0.2)
    return Cues(MappingProxyType(counts), MappingProxyType(verbs), MappingProxyType(frames), base)


def _rate(total: tuple[int, int], prior: float) -> float:
    return (total[0] + _PRIOR_WEIGHT * prior) / (total[1] + _PRIOR_WEIGHT)


def _log_odds(share: float) -> float:
    bounded = min(max(share, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


@lru_cache(maxsize=1 << 14)
def score_cue(lemma: str, frame: str) -> float:
    """Give the log odds that a verb in a frame reports speech or thought."""
    cues = load_cues()
    name = lemma[:-3] + "ize" if lemma.endswith("ise") and lemma not in cues.verbs else lemma
    score = cues.score(name, frame)
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
    link_at = addressee = 0
    while position < n_items:
        item = items[position]
        marked = _marked_frame(items, position, verb_end, first_link, link_at)
        if marked is not None:
            return marked
        behind_time = skip_time(items, position)
        if behind_time > position:
            position = behind_time
        elif item.tag == "ADV" or item.lower == "'":
            position += 1
        elif item.lower == "to" and _is_infinitive(items, position):
            return Frame("to", addressee or position, verb_end)
        elif item.tag == "ADP":
            first_link = first_link or item.lower
            link_at = link_at or position
            is_adjunct = item.lower in groups["adjunct_link"]
            is_told = addressee > 0 and item.lower in {"on", "in", "at", "during"}
            is_plain = is_told or (is_adjunct and items[verb].lemma in groups["plain_verb"])
            if not is_plain and not _leads_on(items, position, only_quote=not is_adjunct):
                return _prepositional(items, first_link, link_at)
            position = find_phrase_after(items, position + 1, apposition=False)
            position = max(position, link_at + 1)
            if is_plain:
                first_link = ""
                if _opens_clause(items, position):
                    return Frame("clause", position + 1, verb_end)
        elif item.tag == "VERB" and item.lower.endswith("ing"):
            return Frame("ing", position, verb_end)
        elif is_nominal(item) or item.tag == "AUX":
            if takes_addressee and not first_link:
                takes_addressee = False
                addressee = position
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


def _marked_frame(
    items: Sequence[Item], position: int, verb_end: int, link: str, link_at: int
) -> Frame | None:
    """Give the frame that the item itself marks: a quote, "that", a colon, a question, a comma."""
    item = items[position]
    if item.tag == QUOTE:
        if link and position == link_at + 1:
            return Frame(f"p:{link}", position, position)
        return Frame("quote", position, verb_end)
    if item.lower == "that" and position + 1 < len(items):
        is_noun = items[position + 1].tag == "NOUN" and not _has_verb_after(items, position + 2)
        return Frame("np" if is_noun else "that", position, verb_end)
    if item.lower == ":":
        return Frame("colon", position + 1, verb_end)
    if item.lower in _QUESTIONS:
        return Frame("wh", position, verb_end)
    if item.lower == ",":
        return _frame_behind_comma(items, position, verb_end, link, link_at)
    return None


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


def _opens_clause(items: Sequence[Item], comma: int) -> bool:
    """Tell whether a comma is followed by a clause of its own: subject and verb, no relative."""
    first = items[comma + 1] if comma + 1 < len(items) and items[comma].lower == "," else None
    if first is None or first.tag not in {"DET", "PRON", "PROPN"}:
        return False
    is_relative = first.lower in {"who", "which", "whose", "that", "him", "them"}
    return not is_relative and _is_clause(items, comma + 1)


def _has_verb_after(items: Sequence[Item], start: int) -> bool:
    for item in items[start : start + 12]:
        if item.tag == "AUX" or item.lower in MODALS:
            return True
        if item.tag == "VERB":
            return not item.lower.endswith("ing")
        if (
            item.lower in {",", ";", ":", "to", "that", "who", "which", "and", "but"}
            or item.tag == QUOTE
        ):
            return False
    return False
