"""Finds reported speech and thought in one unit: source, cue and content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from crosswire.reader.content_ends import find_end, find_rest, find_subordinate_end
from crosswire.reader.cues import Frame, find_frame, score_cue
from crosswire.reader.documents import is_upstream
from crosswire.reader.subjects import Subject, find_inverted, find_subject
from crosswire.reader.units import QUOTE, Item, Unit, find_phrase_after
from crosswire.reference.lexicon import load_groups

THRESHOLD = 0.0
_SUBORDINATE = frozenset(
    {"while", "although", "though", "when", "after", "if", "as", "because", "since", "before"}
)
_PRONOUN_ODDS = MappingProxyType(
    {
        "what": -1.5,
        "you": -2.5,
        "i": -1.0,
        "we": -1.0,
        "it": -1.0,
        "that": -1.0,
        "this": -0.5,
    }
)
_COMPLEMENTS = frozenset({"that", "clause", "to"})
_COMPLETE = frozenset({"that", "quote", "colon", "clause", "wh"})
_SUBJECT_ODDS = MappingProxyType({
    "subject": 0.3, "who": -0.6, "participle": -0.2, "and": 0.0, "to": -1.5, "passive": -1.3,
    "inverted": 0.5, "none": -0.8,
})  # fmt: skip
_ADJUNCTS = frozenset(
    f"p:{word}"
    for word in ("at", "during", "after", "before", "via", "through", "alongside", "outside")
)
_SURE = 1.5  # log odds above which a verb outranks "according to" around it
_LINKS = frozenset({",", "-", "–", "—"})
_CALLED = frozenset({"him", "her", "them", "me", "us"})
_OWNERS = frozenset({"his", "its", "their", "my", "our", "your"})


class Found(msgspec.Struct, frozen=True):
    """
    Attribution as item ranges of one unit; -1 marks what is missing.

    Attributes:
        cue: First and last item (half-open) of the cue.
        source: The same of the source; equal numbers where it has none of its own.
        contents: The same of each content stretch.
        inherits: Whether the source is that of the attribution before.
        odds: Log odds that this is reported speech.
        is_credit: "according to ..." rather than a verb.
    """

    cue: tuple[int, int]
    source: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    inherits: bool
    odds: float
    is_credit: bool = False


class Candidate(msgspec.Struct, frozen=True):
    """Verb that may report speech, with the frame and subject that it stands in."""

    verb: int
    frame: Frame
    subject: Subject
    odds: float


def find_candidates(unit: Unit) -> Iterator[Candidate]:
    """Yield every verb of the reporter's own words with its frame and subject."""
    items = unit.items
    floor = _dateline_end(items)
    for index, item in enumerate(items):
        is_owned = index > 0 and items[index - 1].lower in _OWNERS
        if (item.tag == "VERB" and not is_owned) or _is_hidden_verb(items, index):
            frame = find_frame(items, index)
            subject = find_subject(items, index, floor)
            odds = score_cue(item.lemma, frame.kind) + _SUBJECT_ODDS[subject.kind]
            odds += (
                _PRONOUN_ODDS.get(items[subject.start].lower, 0.0)
                if (subject.end == subject.start + 1 and subject.kind != "passive")
                else 0.0
            )
            yield Candidate(index, frame, subject, odds)
        if item.tag == QUOTE or item.lower == ";":
            floor = index + 1


def _is_hidden_verb(items: Sequence[Item], index: int) -> bool:
    """Tell the verb of "Ruiz doubts that" from the noun of "the doubts that remain"."""
    if items[index].lower not in load_groups("reader_groups.tsv")["noun_or_verb"] or index == 0:
        return False
    before, behind = items[index - 1], items[index + 1 : index + 2]
    is_subject = before.tag == "PROPN" or before.lower in {"he", "she", "it", "who"}
    if not is_subject or not behind:
        return False
    leads_in = behind[0].lower in {",", ":"} and [one.tag for one in items[index + 2 : index + 3]]
    return behind[0].lower == "that" or leads_in == [QUOTE]


def find_speech(unit: Unit) -> list[Found]:
    """
    Find the attributions of one unit, in order and not overlapping.

    "He said that trade grows, noting that investments follow" has two: the second takes
    the source of the first over and ends its content.
    """
    items = unit.items
    found: list[Found] = []
    credits = list(_find_credits(items))
    busy = -1
    floor = _dateline_end(items)
    for candidate in find_candidates(unit):
        if candidate.verb < floor or any(
            credit.cue[0] <= candidate.verb < credit.source[1] for credit in credits
        ):
            continue
        nested = candidate.verb < busy
        if nested and not _breaks_out(items, candidate, found[-1]):
            continue
        closes = nested and _closes_sentence(items, candidate)
        made = _build(items, candidate, _opening_floor(items, found) if closes else floor)
        if made is None:
            continue
        if closes and made.contents[0][0] <= found[-1].cue[0]:
            found.pop()
        elif nested:
            found[-1] = _cut(items, found[-1], _opening_of(items, candidate))
            if not found[-1].contents:
                found.pop()
        found.append(made)
        busy = max(made.contents[-1][1], made.source[1], made.cue[1])
        if candidate.subject.kind != "who":
            floor = candidate.verb + 1
    return _add_credits(items, found, credits)


def _dateline_end(items: Sequence[Item]) -> int:
    """Find where the text begins behind a dateline such as "LIMA, March 3 (Andina) -"."""
    for index, item in enumerate(items[:16]):
        if item.lower in {"-", "–", "—", "--"} and index > 1 and index + 1 < len(items):
            return index + 1
        if item.tag in {"VERB", "AUX", "DET", "PRON", "SCONJ", QUOTE}:
            return 0
    return 0


def _closes_sentence(items: Sequence[Item], candidate: Candidate) -> bool:
    """Tell whether ", Ruiz said." ends a sentence whose content holds another cue."""
    subject = candidate.subject
    if subject.kind != "subject" or candidate.frame.kind != "none":
        return False
    source = " ".join(item.lower for item in items[subject.start : subject.end])
    return (
        items[subject.start - 1].lower == ","
        and score_cue(items[candidate.verb].lemma, "none") > 1.0
        and not is_upstream(source)
    )


def _opening_floor(items: Sequence[Item], found: Sequence[Found]) -> int:
    """Find where the sentence begins that the latest attribution stands in."""
    latest = found[-1]
    first = min(latest.cue[0], latest.source[0] if latest.source[1] > latest.source[0] else 10**9)
    earlier = max((max(one.contents[-1][1], one.cue[1]) for one in found[:-1]), default=0)
    while first > earlier and items[first - 1].tag != QUOTE and items[first - 1].lower != ";":
        first -= 1
    return first


def _opening_of(items: Sequence[Item], candidate: Candidate) -> int:
    opening = candidate.subject.start if candidate.subject.end > candidate.subject.start else (
        candidate.subject.group
    )  # fmt: skip
    while opening > 0 and (
        items[opening - 1].lower in _LINKS or items[opening - 1].tag in {"CCONJ", "ADV"}
    ):
        opening -= 1
    return opening


def _breaks_out(items: Sequence[Item], candidate: Candidate, before: Found) -> bool:
    """Tell whether a verb inside a content begins an attribution of the same source."""
    kind = candidate.subject.kind
    if kind == "participle":
        comma = candidate.subject.group - 1
        return comma > before.cue[1] and items[comma].lower == "," and candidate.odds > 0.3
    if kind == "and":
        is_complete = candidate.frame.kind in {"that", "quote", "colon"}
        return candidate.odds > (0.5 if is_complete else 1.2)
    start = candidate.subject.start
    if kind == "subject" and candidate.frame.kind == "quote" and start > before.cue[1]:
        last = items[start - 1]
        if last.tag == QUOTE and last.lemma == "," and candidate.odds > 1.0:
            return True
    if kind in {"subject", "passive"} and candidate.frame.kind in _COMPLETE:
        return (
            candidate.odds > 1.0
            and start > before.cue[1]
            and items[start - 1].lower in {",", "and", "but", "while", ";", "as"}
            and (start < 2 or items[start - 2].lower in {",", ";"} or items[start - 1].lower == ";")
        )
    if kind == "who":
        return candidate.odds > 1.0 and candidate.subject.start >= before.source[0]
    return kind == "subject" and candidate.frame.kind == "none" and items[start - 1].lower == ","


def _build(items: Sequence[Item], candidate: Candidate, floor: int) -> Found | None:
    subject, verb = candidate.subject, candidate.verb
    if items[verb].lower == "asked" and items[verb - 1].lower in {"when", "if", "once"} and verb:
        return None
    if verb == floor and subject.start == subject.end:
        return _build_opening(items, candidate)
    before = _content_before(items, candidate, floor)
    if before is not None:
        made = _build_behind(items, candidate, before)
        if made is not None:
            return made
    return _build_plain(items, candidate, floor)


def _build_plain(items: Sequence[Item], candidate: Candidate, floor: int = 0) -> Found | None:
    """Build an attribution whose content follows the cue."""
    frame, subject, verb = candidate.frame, candidate.subject, candidate.verb
    if candidate.odds < THRESHOLD or frame.start >= len(items) or frame.kind in _ADJUNCTS:
        return None
    if items[verb].lemma == "call" and frame.kind == "np" and _is_telephoned(items, frame.start):
        return None
    end = find_end(items, frame, is_aside=subject.kind in {"who", "participle"})
    is_subordinate = subject.end > subject.start > 0 and (
        items[subject.start - 1].lower in _SUBORDINATE
    )
    if is_subordinate or (verb == 0 and subject.start == subject.end):
        end = find_subordinate_end(items, frame.start, end)
    if end <= frame.start or _is_noun_after_participle(items, candidate):
        return None
    contents = [(frame.start, end)]
    lead = subject.start if subject.end > subject.start else subject.group
    if frame.kind == "quote" and lead > floor and items[lead - 1].tag == QUOTE:
        contents.insert(0, (lead - 1, lead))
    inherits = subject.start == subject.end and subject.kind in {"participle", "and"}
    return Found(
        (subject.group, max(frame.verb_end, verb + 1)), (subject.start, subject.end),
        tuple(contents), inherits, candidate.odds,
    )  # fmt: skip


def _is_telephoned(items: Sequence[Item], start: int) -> bool:
    """
    Tell "called Ruiz late on Sunday to concede" from "called Ruiz a liar".

    Nothing is said of a person where only a time, a place or a purpose follows.
    """
    end = find_phrase_after(items, start, apposition=False)
    has_of = any(item.lower == "of" for item in items[start:end])
    if end == start or has_of or any(item.tag == QUOTE for item in items[end : end + 12]):
        return False
    head = items[end - 1]
    is_late = head.tag == "ADJ" and head.lower in {"late", "early"}
    if is_late:
        head = items[end - 2]
    people = load_groups("reader_groups.tsv")["person_noun"]
    is_person = head.tag == "PROPN" or head.lower in people or head.lower in _CALLED
    if not is_person:
        return False
    if is_late or end >= len(items):
        return True
    behind = items[end]
    is_mark = behind.tag == "PUNCT" and behind.lower not in {'"', "-", "–", "—"}
    return is_mark or behind.tag in {"ADP", "ADV", "CCONJ"} or behind.lower == "to"


def _build_opening(items: Sequence[Item], candidate: Candidate) -> Found | None:
    """Build 'Said Ruiz: "We agree."'; a verb that opens otherwise is a participle."""
    verb = candidate.verb
    inverted = find_inverted(items, verb)
    if inverted is None or score_cue(items[verb].lemma, "quote") < 0:
        return None if items[verb].lower == "asked" else _build_plain(items, candidate)
    quote = inverted.end + 1
    if quote >= len(items) or items[quote].tag != QUOTE or items[quote - 1].lower not in {",", ":"}:
        return _build_plain(items, candidate)
    return Found(
        (verb, verb + 1), (inverted.start, inverted.end), ((quote, quote + 1),), False, 2.0
    )  # fmt: skip


def _content_before(
    items: Sequence[Item], candidate: Candidate, floor: int
) -> tuple[int, int] | None:
    """Find a content that ends before the subject or the verb: "..., Ruiz said"."""
    subject = candidate.subject
    lead = subject.start if subject.end > subject.start else subject.group
    if lead <= floor or subject.kind in {"who", "participle", "to", "and"}:
        return None
    if items[lead - 1].tag == QUOTE:
        start = lead - 1
        while (
            start > floor
            and items[start - 1].lower not in {";", ":"}
            and not _is_full_quote(items, start, lead)
        ):
            start -= 1
        opens_aside = items[start].tag in {"ADP", "SCONJ"} or items[start].lower[-3:] == "ing"
        if opens_aside and candidate.frame.kind == "quote":
            return None
        return start, lead
    if items[lead - 1].lower != "," or lead - 1 <= floor:
        return None
    content = items[floor : lead - 1]
    if _is_interruption(items, candidate):
        return floor, lead - 1
    if not any(item.tag in {"VERB", "AUX", QUOTE} for item in content):
        return None
    is_opening = content[0].tag in {"SCONJ", "ADP"} and (
        candidate.frame.kind != "none" or len(content) < 8
    )
    if is_opening and not any(item.tag == QUOTE for item in content):
        return None
    return floor, lead - 1


def _is_interruption(items: Sequence[Item], candidate: Candidate) -> bool:
    """Tell whether the words only interrupt a sentence: "The risk, Ruiz said, is ..."."""
    behind = candidate.verb + 1
    return (
        candidate.frame.kind == "none"
        and behind < len(items)
        and items[behind].lower == ","
        and find_rest(items, behind + 1) is not None
        and score_cue(items[candidate.verb].lemma, "none") > 1.0
    )


def _is_full_quote(items: Sequence[Item], start: int, stop: int) -> bool:
    return start < stop and items[start].tag == QUOTE and items[start].end - items[start].start > 40


def _build_behind(
    items: Sequence[Item], candidate: Candidate, before: tuple[int, int]
) -> Found | None:
    frame, subject, verb = candidate.frame, candidate.subject, candidate.verb
    is_quote = items[before[1] - 1].tag == QUOTE
    score = score_cue(items[verb].lemma, "quote" if is_quote else "none")
    if subject.start == subject.end:
        inverted = find_inverted(items, verb, after_quote=is_quote)
        if inverted is None:
            return None
        subject = inverted
        behind = inverted.end
    else:
        behind = frame.verb_end
    is_inverted = subject.kind == "inverted"
    if not is_quote and frame.kind in {"np", "ing", "wh", "quote", "colon"} and not is_inverted:
        return None
    is_closed = is_quote and items[before[1] - 1].lemma in {",", "!", "?"}
    is_doubtful = score + (1.0 if is_quote else 0.3) < 0 or (
        frame.kind in _COMPLEMENTS and not (is_closed and frame.kind != "that")
    )
    is_tag = is_closed and items[before[1] - 1].lemma == "," and frame.start + 1 >= len(items)
    if is_doubtful and not is_tag and (subject.kind != "inverted" or score < 0):
        return None
    contents = [before]
    for index in range(behind, min(len(items), behind + 14)):
        if items[index].tag == QUOTE and is_quote and items[index - 1].lower in {",", ":", "."}:
            contents.append((index, index + 1))
            break
        if items[index].lower in {".", ";"} or items[index].tag == "VERB":
            break
    if not is_quote and behind < len(items) and items[behind].lower == ",":
        rest = find_rest(items, behind + 1)
        if rest is not None and (not is_inverted or items[rest[0]].tag in {"VERB", "AUX"}):
            contents.append(rest)
    group = verb if subject.kind == "inverted" else subject.group
    return Found(
        (group, verb + 1), (subject.start, subject.end), tuple(contents), False,
        max(score, 0.5) + 1.0,
    )  # fmt: skip


def _is_noun_after_participle(items: Sequence[Item], candidate: Candidate) -> bool:
    """Tell whether the verb only describes a noun: "the alleged shooter", "40 confirmed cases"."""
    subject = candidate.subject
    if subject.end > subject.start and items[subject.end - 1].lower in {"the", "a", "an"}:
        return True
    if subject.end != subject.start + 1:
        return False
    item = items[subject.start]
    return item.lower in {"the", "a", "an", "likely"} or (
        item.tag in {"DET", "NUM"} and candidate.frame.kind == "np"
    )


def _cut(items: Sequence[Item], found: Found, stop: int) -> Found:
    contents = tuple(
        (start, min(end, stop)) for start, end in found.contents if start < min(end, stop)
    )
    return replace(found, contents=contents)


def _find_credits(items: Sequence[Item]) -> Iterator[Found]:
    """Yield each "according to ..." with its source and the content on its other side."""
    for index in range(len(items) - 2):
        if items[index].lower != "according" or items[index + 1].lower != "to":
            continue
        source = (index + 2, find_phrase_after(items, index + 2))
        if source[0] == source[1]:
            continue
        last = len(items)
        while last > source[1] and items[last - 1].lower in {".", ";"}:
            last -= 1
        left = index - 1 if index and items[index - 1].lower == "," else index
        begin = source[1] + 1 if source[1] < last and items[source[1]].lower == "," else source[1]
        if left > 3 or begin >= last:
            contents = [(0, left)]
            rest = find_rest(items, begin) if begin > source[1] else None
            contents += [rest] if rest is not None else []
        else:
            contents = [(begin, last)]
        if contents[0][1] > contents[0][0]:
            yield Found((index, index + 2), source, tuple(contents), False, 2.0, True)


def _add_credits(
    items: Sequence[Item], found: list[Found], credits: Sequence[Found]
) -> list[Found]:
    for credit in credits:
        content = credit.contents[0]
        rivals = [one for one in found if not one.is_credit and one.cue[0] < content[1]
                  and content[0] <= one.cue[0]]  # fmt: skip
        words = " ".join(item.lower for item in items[credit.source[0] : credit.source[1]])
        is_outer = not is_upstream(words) and all(one.odds < _SURE for one in rivals)
        if not rivals or is_outer:
            found[:] = [one for one in found if one not in rivals]
            found.append(credit)
        else:
            found[:] = [_cut_around(one, credit) for one in found]
            found.append(replace(credit, contents=()))
    return sorted((one for one in found), key=lambda one: one.cue)


def _cut_around(found: Found, credit: Found) -> Found:
    stop = credit.cue[0]
    contents = tuple(
        (start, min(end, stop) if start < stop else end) for start, end in found.contents
    )
    return replace(found, contents=contents)
