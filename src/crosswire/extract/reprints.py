"""Reports that print the very words of one just read, which are not read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec.structs import replace

from crosswire.extract.statements.find import bare_name
from crosswire.types import Article, Mention, Report

Value = TypeVar("Value")

MOST_TEXT = 100_000
"""Characters of texts of which is remembered what was found in them."""


class Lately(Generic[Value]):
    """What was found in the texts met last; the oldest are forgotten when there are many."""

    def __init__(self, most_text: int = MOST_TEXT) -> None:
        """Remember so many characters of texts at most."""
        self._most_text = most_text
        self._n_characters = 0
        self._found: OrderedDict[Article, Value] = OrderedDict()

    def find(self, article: Article) -> Value | None:
        """Give what was found in an article that prints the same, or None."""
        key = bare_article(article)
        found = self._found.get(key)
        if found is not None:
            self._found.move_to_end(key)
        return found

    def keep(self, article: Article, value: Value) -> None:
        """Remember what was found in an article, unless it is too long."""
        key = bare_article(article)
        if key in self._found or len(key.text) > self._most_text:
            return
        self._found[key] = value
        self._n_characters += len(key.text)
        while self._n_characters > self._most_text:
            gone, _ = self._found.popitem(last=False)
            self._n_characters -= len(gone.text)


def bare_article(article: Article) -> Article:
    """
    Leave out of an article what has no part in reading it.

    That is where it was found, the hour of its day, and the outlet where the text does not name
    it: an outlet that names itself speaks of its own reporting.
    """
    outlet = article.outlet
    if outlet is not None and bare_name(outlet) not in article.text.casefold():
        outlet = None
    published = article.published and article.published[:10]
    return replace(article, id="", uri="", outlet=outlet, published=published)


def copy_report(report: Report, article: Article) -> Report:
    """
    Give the reading of an article by that of another which prints the same.

    Args:
        report: The other, read.
        article: One whose bare article is equal.
    """

    def copy(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(replace(mention, report=article.id) for mention in mentions)

    return replace(
        report,
        id=article.id,
        uri=article.uri,
        outlet=article.outlet,
        published=article.published,
        statements=copy(report.statements),
        figures=copy(report.figures),
        events=copy(report.events),
        relations=copy(report.relations),
    )
