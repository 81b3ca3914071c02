"""Remarks that a careful reader of the reports would make."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from crosswire.align.lexicon import load_lexicon
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
    spoken: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in claim.mentions:
        if mention.form is Form.DIRECT:
            spoken[mention.report].append(mention)
    quotes = {
        report: tuple(word for m in mentions for word in _quoted_words(m, texts[report]))
        for report, mentions in spoken.items()
    }
    for one, other in combinations(sorted(quotes, key=list(labels).index), 2):
        found = _compare_quotes(quotes[one], quotes[other])
        if found is None:
            continue
        kind, shorter_is_first, change = found
        report = one if shorter_is_first else other
        against = other if shorter_is_first else one
        at = spoken[report][0]
        yield Note(
            kind=kind,
            text=change.format(this=labels[report], that=labels[against]),
            report=report,
            start=at.start,
            end=at.end,
        )


def _quoted_words(mention: Mention, text: str) -> tuple[str, ...]:
    stretches = [(part.start, part.end) for part in mention.parts] or [(mention.start, mention.end)]
    return tuple(word for start, end in stretches for word in _split(text[start:end]))


def _split(text: str) -> tuple[str, ...]:
    """List the words of a quote; a hyphen is no alteration."""
    return bare_words(text.replace("-", " "))


def _compare_quotes(
    left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[NoteKind, bool, str] | None:
    """
    Compare the words of two direct quotes.

    Returns:
        The kind of note, whether the left quote is the one to flag, and the sentence; None
        where the quotes are the same, too short, or two translations.
    """
    if left == right or min(len(left), len(right)) < _SHORTEST:
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    tags = {code[0] for code in codes}
    if tags in ({"delete"}, {"insert"}):
        is_left = tags == {"insert"}
        cut = [" ".join(right[c:d]) if is_left else " ".join(left[a:b]) for _, a, b, c, d in codes]
        if set(" ".join(cut).split()) <= load_lexicon().stops:
            return None
        words = " … ".join(cut[:2]).replace("{", "(").replace("}", ")")
        return (
            NoteKind.SHORTENED_QUOTE,
            is_left,
            f"{{this}} quotes without “{words}”, which {{that}} has.",
        )
    if matcher.ratio() < _ALIKE:
        return None
    changed = [
        _say_change(" ".join(left[a:b]), " ".join(right[c:d])) for _, a, b, c, d in codes[:2]
    ]
    words = " and ".join(changed).replace("{", "(").replace("}", ")")
    words = words.replace("%that%", "{that}")
    return NoteKind.ALTERED_QUOTE, False, f"{{this}} alters the quote: it {words}."


def _say_change(there: str, here: str) -> str:
    """Say how one quote departs from another at one place."""
    if not there:
        return f"adds “{here}” to what %that% has"
    if not here:
        return f"leaves out “{there}”, which %that% has"
    return f"has “{here}” where %that% has “{there}”"


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
