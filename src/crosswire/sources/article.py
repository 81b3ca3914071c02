"""From what a format holds and what its text says to one Article."""

from __future__ import annotations

import hashlib
from datetime import date

from crosswire.errors import UsageError
from crosswire.sources.hyphens import has_breaks, list_words, mend_breaks
from crosswire.sources.language import tell_language
from crosswire.sources.options import SourceOptions
from crosswire.sources.provenance.find import Provenance, find_provenance
from crosswire.sources.provenance.stamps import read_published
from crosswire.sources.provenance.years import candidate_years
from crosswire.types import Article, DateBasis, Note, NoteKind, Part, Value


class Draft(Value, frozen=True, kw_only=True):
    """
    A report as a format gives it, before its text is looked into.

    Attributes:
        uri: File, address or line.
        text: Body and whatever else was printed around it.
        published_basis: How the format knows `published`.
        others: see `Article`.
    """

    uri: str
    text: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    republished_from: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    language: str | None = None


def identify_article(text: str, title: str | None, outlet: str | None) -> str:
    """Make an article's id from what it says and who says it, not from where it lies."""
    content = "\0".join((outlet or "", title or "", " ".join(text.split())))
    return "r" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _body_of(text: str, paragraphs: tuple[Part, ...]) -> tuple[str, tuple[Part, ...]]:
    """Store the body alone: paragraphs on lines of their own, a blank line between."""
    words = list_words(text) if has_breaks(text) else frozenset()
    bodies = (text[part.start : part.end] for part in paragraphs)
    pieces = [
        " ".join((mend_breaks(body, words) if has_breaks(body) else body).split())
        for body in bodies
    ]
    pieces = [piece for piece in pieces if piece]
    parts: list[Part] = []
    position = 0
    for piece in pieces:
        parts.append(Part(start=position, end=position + len(piece)))
        position += len(piece) + 2
    return "\n\n".join(pieces), tuple(parts)


def read_given(value: str | None) -> str | None:
    """
    Read the date that the user gives.

    Raises:
        UsageError: It is no date.
    """
    if value is None:
        return None
    published = read_published(value)
    if published is None:
        raise UsageError(f'"{value[:60]}" is not a date that can be read; write 2022-08-19.')
    return published


def build_article(draft: Draft, options: SourceOptions, today: date) -> Article:
    """
    Make the article of a file: fields of the format first, then what the text prints.

    What the user gives outranks both. The text becomes the body alone.
    """
    published = read_published(draft.published) if draft.published else None
    given = read_given(options.published)
    title = options.title or draft.title
    known = given or published
    found = find_provenance(draft.text, today=today, title=title, published=known)
    text, paragraphs = _body_of(draft.text, found.paragraphs)
    return _assemble(
        draft, found, options=options, given=given, published=published,
        text=text, paragraphs=paragraphs,
    )  # fmt: skip


def _assemble(
    draft: Draft,
    found: Provenance,
    *,
    options: SourceOptions,
    given: str | None,
    published: str | None,
    text: str,
    paragraphs: tuple[Part, ...],
) -> Article:
    title = options.title or draft.title or found.title
    outlet = options.outlet or draft.outlet or found.outlet
    when: str | None
    basis: DateBasis | None
    if given:
        when, basis = given, DateBasis.GIVEN
    elif published:
        when, basis = published, draft.published_basis or DateBasis.GIVEN
    else:
        when, basis = found.published, found.published_basis
    first = draft.republished_from or found.republished_from
    if first is None and found.outlet and outlet and _differs(found.outlet, outlet):
        first = found.outlet
    return Article(
        id=identify_article(text, title, outlet),
        uri=draft.uri,
        title=title,
        outlet=outlet,
        agency=draft.agency or found.agency,
        republished_from=first if first and (not outlet or _differs(first, outlet)) else None,
        authors=draft.authors or found.authors,
        section=draft.section or found.section,
        dateline=found.dateline,
        published=when,
        published_basis=basis,
        language=tell_language(text) or draft.language,
        text=text,
        paragraphs=paragraphs,
    )


def _differs(left: str, right: str) -> bool:
    """Tell whether two outlet names differ by more than case and article."""
    bare = [name.casefold().removeprefix("the ").strip() for name in (left, right)]
    return bare[0] != bare[1]


def article_of_text(
    text: str,
    *,
    uri: str = "",
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    today: date,
) -> Article:
    """
    Make an article of a text that is kept as it is.

    Header, credits and page furniture stay in the text but outside the paragraphs.

    Args:
        text: What was printed.
        uri: Name of the text for messages.
        published: ISO date, or date and time, where known; outranks what the text says.
        outlet: Who published it, where known.
        title: Headline, where known.
        today: Day of reading; no inferred date lies after it.

    Raises:
        UsageError: The date given is no date.
    """
    given = read_given(published)
    found = find_provenance(text, today=today, title=title, published=given)
    options = SourceOptions(outlet=outlet, title=title)
    draft = Draft(uri=uri, text=text)
    return _assemble(
        draft, found, options=options, given=given, published=None,
        text=text, paragraphs=found.paragraphs,
    )  # fmt: skip


def describe_inference(article: Article, today: date) -> Note | None:
    """
    Say how the year of a report's date was inferred, or give None where it was not.

    The note names the years that fit as well, since a weekday comes back every five to
    eleven years.
    """
    if article.published_basis is not DateBasis.WEEKDAY or article.published is None:
        return None
    day = date.fromisoformat(article.published[:10])
    named = f"{day.day} {day:%B}"
    fitting = candidate_years(f"--{day:%m-%d}", f"{day:%A}", today)
    others = [str(one.year) for one in fitting if one != day][:3]
    if fitting and fitting[0] == day:
        why = f"{day.year} is the most recent year in which {named} is a {day:%A}"
    else:
        why = (
            f"{day.year} is a year in which {named} is a {day:%A}, and it fits the latest year"
            " that the text names"
        )
    listed = " and ".join([", ".join(others[:-1]), others[-1]] if others[1:] else others)
    also = f" {listed} would fit too." if others else ""
    return Note(
        kind=NoteKind.INFERRED_DATE,
        report=article.id,
        text=(f"The dateline prints {named} without a year; {why}, the weekday of the lead.{also}"),
    )
