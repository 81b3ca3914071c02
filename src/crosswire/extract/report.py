"""All steps of extraction over one article, and the check that every mention passes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from crosswire.extract.actors.find import find_actors
from crosswire.extract.corrections import find_taken_back, leave_out_taken_back
from crosswire.extract.dates.find import find_dates
from crosswire.extract.dates.values import FROM_REPORT
from crosswire.extract.events.clauses import ClauseReader
from crosswire.extract.events.dated import keep_deed_dates
from crosswire.extract.events.find import find_events
from crosswire.extract.events.untyped import find_untyped, leave_out_plans, read_clauses
from crosswire.extract.figures.denied import leave_out_denied
from crosswire.extract.figures.find import find_figures
from crosswire.extract.places.find import find_places
from crosswire.extract.relations.find import find_relations
from crosswire.extract.statements.denials import deny_events, find_denials, leave_out_named
from crosswire.extract.statements.find import find_statements
from crosswire.extract.statements.occasion import place_in_time
from crosswire.extract.statements.speakers import Speakers
from crosswire.reference import Tables
from crosswire.types import Article, DateBasis, DateMention, Mention, Part, Reading, Report

_INFERRED = frozenset({DateBasis.STORY})
"""Dates of publication that no report prints."""
_LONGEST_TIME = 60
"""Characters of a statement that may be nothing but a time."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LEADS = frozenset({"on", "in", "at", "the", "late", "early", "night", "morning", "evening", "by"})


def extract_report(article: Article, reading: Reading, tables: Tables) -> Report:
    """
    Take everything an article claims out of its reading.

    Figures, events and relations inside a statement name its speaker too: "Trade grew by
    a third," said the minister, is a figure whose speaker is the minister.

    Args:
        article: The article; relative dates are resolved against its date of publication.
        reading: What the reader found in `article.text`.
        tables: Reference data.
    """
    actors = find_actors(article, reading, tables)
    dates = _mark_inferred(
        article, find_dates(article.text, article.paragraphs, anchor_date(article))
    )
    places = find_places(article, reading, actors, tables)
    speakers = Speakers(article, reading, actors)
    found = find_statements(article, reading, speakers)
    found = place_in_time(article, reading, found, dates, anchor_date(article))
    found = tuple(mention for mention in found if not _is_time(article.text, mention, dates))
    taken_back = find_taken_back(article.text, reading.sentences)
    days = keep_deed_dates(reading, dates)
    clauses = ClauseReader(article, reading, actors, days, places)
    found = leave_out_plans(clauses, leave_out_taken_back(found, taken_back))
    statements = _keep_checked(article, found)
    figures, events, relations = (
        leave_out_taken_back(some, taken_back)
        for some in (
            find_figures(article, reading, actors, dates, tables),
            find_events(article, reading, actors, days, places, tables),
            find_relations(article, reading, actors, dates, tables),
        )
    )
    denials = _keep_checked(article, find_denials(article, reading, statements, speakers))
    kept = leave_out_named(statements, denials)
    enclosing = _StatementIndex(statements)
    coded = (*found, *denials, *events, *relations)
    untyped = leave_out_taken_back(find_untyped(article, clauses, coded), taken_back)
    events = tuple(sorted((*events, *untyped), key=lambda each: (each.start, each.end)))
    typed = [_keep_checked(article, mentions) for mentions in (figures, events, relations)]
    told = enclosing.credit(typed[1])
    n_found = len(found) + len(figures) + len(events) + len(relations)
    return Report.of(
        article,
        statements=_sort((*kept, *denials)),
        figures=leave_out_denied(enclosing.credit(typed[0]), reading),
        events=_sort((*told, *deny_events(denials, told))),
        relations=enclosing.credit(typed[2]),
        actors=actors.mentions,
        **({"meanings": reading.meanings} if reading.meanings else {}),
        clauses=read_clauses(clauses, (*kept, *typed[1])),
        n_dropped=n_found - len(statements) - sum(map(len, typed)),
    )


def _sort(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Put mentions in text order; of two of the same words the one that is told comes first."""
    return tuple(sorted(mentions, key=lambda each: (each.start, each.end)))


def anchor_date(article: Article) -> date | None:
    """
    Give the day against which "last year" or "Friday" is to be read.

    The dateline comes before the day of publication: a reprint of Saturday keeps the
    Friday of the copy it reprints.

    Returns:
        None where neither is known with its year.
    """
    dateline = article.dateline.date if article.dateline else None
    for text in (dateline, article.published):
        if text and not text.startswith("--"):
            return date.fromisoformat(text[:10])
    return None


def _mark_inferred(article: Article, dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Say of dates counted from the report's own how that is known, where it is inferred itself."""
    basis = article.published_basis
    if basis not in _INFERRED:
        return tuple(dates)
    return tuple(
        msgspec.structs.replace(
            each,
            period=msgspec.structs.replace(
                each.period, basis=f"{each.period.basis}, which is {basis.value}"
            ),
        )
        if each.period.basis and FROM_REPORT in each.period.basis
        else each
        for each in dates
    )


def _is_time(text: str, mention: Mention, dates: Sequence[DateMention]) -> bool:
    """Tell whether a statement says nothing but when: "conceded defeat on Monday night"."""
    if mention.end - mention.start > _LONGEST_TIME:
        return False
    rest = text[mention.start : mention.end]
    for found in dates:
        if mention.start <= found.start and found.end <= mention.end:
            rest = rest.replace(found.exact, " ")
    return rest != text[mention.start : mention.end] and not set(_LETTERS.findall(rest)) - _LEADS


def _keep_checked(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drop mentions whose characters do not stand where they say."""
    return tuple(mention for mention in mentions if is_anchored(article.text, mention))


def is_anchored(text: str, mention: Mention) -> bool:
    """Tell whether a mention, its parts, source and cue stand in the text as they say."""
    passages = [mention, mention.source, mention.cue]
    whole = Part(start=mention.start, end=mention.end)
    return all(
        0 <= passage.start < passage.end and text[passage.start : passage.end] == passage.exact
        for passage in passages
        if passage is not None
    ) and all(whole.covers(part) for part in mention.parts)


class _StatementIndex:
    """Finds the statement that a stretch of text stands in."""

    def __init__(self, statements: Sequence[Mention]) -> None:
        spans = [
            (part.start, part.end, statement)
            for statement in statements
            for part in statement.stretches
        ]
        self._spans = sorted(spans, key=lambda span: (span[0], -span[1]))
        self._starts = [start for start, _, _ in self._spans]

    def credit(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Give mentions that stand in a statement its speaker, source, cue, form and origin."""
        return tuple(self._credit_one(mention) for mention in mentions)

    def _credit_one(self, mention: Mention) -> Mention:
        statement = self._enclosing(mention)
        if statement is None:
            return mention
        return msgspec.structs.replace(
            mention,
            form=statement.form,
            source=statement.source,
            cue=statement.cue,
            speaker=statement.speaker,
            joint=statement.joint,
            upstream=mention.upstream or statement.upstream,
            occasion=statement.occasion,
        )

    def _enclosing(self, mention: Mention) -> Mention | None:
        """The innermost statement that covers a mention's middle and most of its length."""
        last = bisect_right(self._starts, mention.end)
        length = mention.end - mention.start
        for start, end, statement in reversed(self._spans[max(0, last - 12) : last]):
            shared = min(end, mention.end) - max(start, mention.start)
            if shared >= 0.6 * length:
                return statement
        return None
