"""Remarks that a careful reader of the reports would make."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from crosswire.align.lexicon import load_lexicon
from crosswire.align.quoting import is_cut_openly, print_words, without_added
from crosswire.align.words import bare_words
from crosswire.origins import find_lifts
from crosswire.types import Claim, ClaimKind, Form, Note, NoteKind
from crosswire.types.naming import join_names, name_reports, published_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from crosswire.origins import Lift
    from crosswire.types import Mention, Report

_QUOTED = re.compile(
    r"[“„«\"](?P<double>[^“”„«»\"\n]{4,200})[”“»\"]"
    r"|(?<!\w)[‘'](?P<single>[^‘\n]{4,200}?)[’'](?!\w)"
)
_CUT = re.compile(r"(?:\[\+?\d+ chars?\]|…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_COMPLETE = re.compile(r"[.!?…:;][”’\"')\]]{0,3}\s*$|[”\"»]\s*$")
_ALIKE = 0.8
_SHORTEST = 5
"""Words below which a quote is too short to call changed."""
_MOST_QUOTES = 8
"""Quotes of one report in a claim that are looked at."""


class _Quote(NamedTuple):
    """A direct quote: its mention, its words, and how they are printed."""

    mention: Mention
    words: tuple[str, ...]
    text: str


_Printed = tuple[tuple[tuple[str, ...], str], ...]
"""What a report quotes in a claim, as `_Quote` has it."""


class _Change(NamedTuple):
    """What is to be said of a quote: the left report's or the other's, and its place there."""

    kind: NoteKind
    is_left: bool
    at: int
    said: str


def write_notes(
    reports: Iterable[Report], claims: Iterable[Claim], lifts: Sequence[Lift] | None = None
) -> tuple[Note, ...]:
    """
    Write down what a careful reader of one story would flag.

    Quoted headlines that no body bears out, quotes that one report alters or shortens,
    texts that break off, reports that carry one copy or paragraphs of another, and a story
    read in one report only.

    Args:
        reports: The reports of one story.
        claims: Their claims, as aligned.
        lifts: Which of them took paragraphs of another over, where that was found already.
    """
    ordered = sorted(reports, key=published_order)
    labels = name_reports(ordered)
    notes: list[Note] = []
    for report in ordered:
        notes += _note_headline(report, ordered, labels)
        notes += _note_cut(report)
    for claim in claims:
        if claim.kind is ClaimKind.STATEMENT and len(claim.reports) > 1:
            notes += _note_quotes(claim, ordered, labels)
    notes += _note_copies(ordered, labels)
    notes += _note_lifts(ordered, find_lifts(ordered) if lifts is None else lifts, labels)
    if len(ordered) == 1:
        text = "Only one report of this story was read; nothing in it could be compared."
        notes.append(Note(kind=NoteKind.SINGLE_REPORT, text=text, report=ordered[0].id))
    return tuple(notes)


def _body_words(report: Report) -> str:
    parts = report.paragraphs
    bodies = [report.text[part.start : part.end] for part in parts] or [report.text]
    return f" {' '.join(word for body in bodies for word in bare_words(body))} "


def _note_headline(
    report: Report, reports: Sequence[Report], labels: Mapping[str, str]
) -> Iterator[Note]:
    """Flag a quoted phrase of the headline that its own body does not have."""
    for match in _QUOTED.finditer(report.title or ""):
        phrase = match.group("double") or match.group("single")
        words = f" {' '.join(bare_words(phrase))} "
        if len(words.split()) < 2 or words in _body_words(report):
            continue
        others = [other for other in reports if other is not report and words in _body_words(other)]
        if others:
            where = join_names([labels[other.id] for other in others])
            text = f"The headline quotes “{phrase}”; its own text does not, that of {where} does."
        else:
            n_read = "no body" if len(reports) == 1 else f"no body of the {len(reports)} reports"
            text = f"The headline quotes “{phrase}”, but {n_read} read has these words."
        at = report.text.find(phrase)
        yield Note(
            kind=NoteKind.QUOTED_HEADLINE,
            text=text,
            report=report.id,
            start=at if at >= 0 else None,
            end=at + len(phrase) if at >= 0 else None,
        )


def _note_cut(report: Report) -> Iterator[Note]:
    """Flag a text that ends in the middle of a sentence."""
    if not report.paragraphs:
        return
    last = report.paragraphs[-1]
    body = report.text[last.start : last.end].rstrip()
    if not body:
        return
    if _CUT.search(body) or (len(body.split()) > 6 and not _COMPLETE.search(body)):
        start = max(last.start, last.start + len(body) - 40)
        tail = " ".join(body.split()[-5:])
        yield Note(
            kind=NoteKind.CUT_OFF,
            text=f"The text looks cut off; it ends “{tail}”.",
            report=report.id,
            start=start,
            end=last.start + len(body),
        )


def _note_quotes(
    claim: Claim, reports: Sequence[Report], labels: Mapping[str, str]
) -> Iterator[Note]:
    """Flag direct quotes of one statement that differ by a few words, or by a cut."""
    texts = {report.id: report.text for report in reports}
    spoken: defaultdict[str, list[_Quote]] = defaultdict(list)
    for mention in claim.mentions:
        if mention.form is Form.DIRECT and len(spoken[mention.report]) < _MOST_QUOTES:
            spoken[mention.report].append(_read_quote(mention, texts[mention.report]))
    carriers = sorted(filter(spoken.get, spoken), key=list(labels).index)
    printed = {one: tuple((quote.words, quote.text) for quote in spoken[one]) for one in carriers}
    compared: dict[tuple[_Printed, _Printed], _Change | None] = {}
    against: defaultdict[tuple[NoteKind, str, str, int, int], list[str]] = defaultdict(list)
    for one, other in combinations(carriers, 2):
        pair = printed[one], printed[other]
        if pair[0] == pair[1]:
            continue
        if pair not in compared:
            compared[pair] = _find_change(spoken[one], spoken[other])
        if (found := compared[pair]) is not None:
            report, other_one = (one, other) if found.is_left else (other, one)
            mention = spoken[report][found.at].mention
            key = found.kind, report, found.said, mention.start, mention.end
            against[key].append(labels[other_one])
    for (kind, report, change, start, end), names in against.items():
        verb = "has" if len(names) == 1 else "have"
        text = f"{labels[report]} {change.format(that=join_names(names), has=verb)}."
        yield Note(kind=kind, text=text, report=report, start=start, end=end)


def _read_quote(mention: Mention, text: str) -> _Quote:
    """Take down the words of a quote, without what the desk put between brackets."""
    printed = " ".join(text[part.start : part.end] for part in mention.stretches)
    spoken = without_added(printed)
    return _Quote(mention, _split(spoken), spoken)


def _split(text: str) -> tuple[str, ...]:
    """List the words of a quote; a hyphen is no alteration."""
    return bare_words(text.replace("-", " "))


def _find_change(one: Sequence[_Quote], other: Sequence[_Quote]) -> _Change | None:
    """Find how what one report quotes differs from what another does, where they are nearest."""
    left, right = _nearest_quotes(one, other)
    found = _compare_quotes(left, right)
    if found is None:
        return None
    kind, quote, said = found
    is_left = quote is left
    return _Change(kind, is_left, (one if is_left else other).index(quote), said)


def _nearest_quotes(one: Sequence[_Quote], other: Sequence[_Quote]) -> tuple[_Quote, _Quote]:
    """Pick of what two reports quote in one claim the quotes that are most alike."""
    nearest, best = (one[0], other[0]), -1.0
    for left, right in product(one, other):
        matcher = SequenceMatcher(None, left.words, right.words, autojunk=False)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            ratio = matcher.ratio()
            nearest, best = ((left, right), ratio) if ratio > best else (nearest, best)
    return nearest


def _compare_quotes(left: _Quote, right: _Quote) -> tuple[NoteKind, _Quote, str] | None:
    """
    Compare the words of two direct quotes.

    Returns:
        The kind of note, the quote to flag, and what is to be said of it; None where the quotes
        are the same, too short, two translations, or one shows by dots that it was cut.
    """
    one, other = left.words, right.words
    if one == other or min(len(one), len(other)) < _SHORTEST:
        return None
    if is_cut_openly(left.text) or is_cut_openly(right.text):
        return None
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    tags = {code[0] for code in codes}
    if tags in ({"delete"}, {"insert"}):
        is_left = tags == {"insert"}
        cut = [other[c:d] if is_left else one[a:b] for _, a, b, c, d in codes]
        if {word for part in cut for word in part} <= load_lexicon().stops:
            return None
        words = " … ".join(_show(part, left, right) for part in cut[:2])
        quote = left if is_left else right
        return NoteKind.SHORTENED_QUOTE, quote, f"quotes without “{words}”, which {{that}} {{has}}"
    if matcher.ratio() < _ALIKE:
        return None
    changed = [
        _say_change(_show(one[a:b], left, right), _show(other[c:d], left, right))
        for _, a, b, c, d in codes[:2]
    ]
    return NoteKind.ALTERED_QUOTE, right, " and ".join(changed)


def _show(words: Sequence[str], *quotes: _Quote) -> str:
    """Write words of a quote so that they can stand in a pattern."""
    printed = print_words(words, *(quote.text for quote in quotes))
    return printed.replace("{", "(").replace("}", ")")


def _say_change(there: str, here: str) -> str:
    """Say how one quote departs from another at one place."""
    if not there:
        return f"quotes “{here}” too, which {{that}} {{has}} not"
    if not here:
        return f"leaves out “{there}”, which {{that}} {{has}}"
    return f"quotes “{here}” where {{that}} {{has}} “{there}”"


def _note_copies(reports: Sequence[Report], labels: Mapping[str, str]) -> Iterator[Note]:
    """Say which reports carry one copy."""
    families: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.family:
            families[report.family].append(report)
    for members in families.values():
        if len(members) > 1:
            names = join_names([labels[report.id] for report in members])
            yield Note(
                kind=NoteKind.SAME_COPY,
                text=f"{names} carry the same copy; they count as one voice.",
            )


def _note_lifts(
    reports: Sequence[Report], lifts: Iterable[Lift], labels: Mapping[str, str]
) -> Iterator[Note]:
    """
    Say which paragraphs of a report stand in another, and what tells who had them first.

    Two reports that are noted as carrying the same copy are not noted again.
    """
    known = {report.id: report for report in reports}
    for lift in lifts:
        report = known[lift.later]
        if report.family and report.family == known[lift.first].family:
            continue
        places = join_names(str(at + 1) for at in lift.paragraphs)
        noun = "paragraph" if len(lift.paragraphs) == 1 else "paragraphs"
        how = "from" if lift.direction_known else "in common with"
        first = report.paragraphs[lift.paragraphs[0]]
        yield Note(
            kind=NoteKind.PARTIAL_COPY,
            text=f"{labels[report.id]} has its {noun} {places} {how} {labels[lift.first]}"
            f" ({lift.why}); the rest is its own.",
            report=report.id,
            start=first.start,
            end=first.end,
        )
