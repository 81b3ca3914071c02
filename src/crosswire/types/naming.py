"""The names by which people know reports; sentences, views and notes use the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from crosswire.types.article import Article

_FILE_TYPE = re.compile(r"\.(?:txt|text|md|html?|xhtml|xml|jsonl?|ndjson|ninjs)(?=$|:\d)", re.ASCII)


def name_report(article: Article) -> str:
    """
    Give one report the name by which a reader knows it.

    Its outlet; else the agency whose copy it is; else the outlet that first ran it ("The Bay
    Courier, republished") or who gave it out ("Sava Mining press release"); else the name of its
    file without the ending, its headline or its id.
    """
    first = article.republished_from
    file = _FILE_TYPE.sub("", article.uri.rstrip("/").rsplit("/", 1)[-1])
    known = (
        article.outlet,
        article.agency,
        f"{first}, republished" if first and not first.endswith("press release") else first,
        file,
        article.title,
    )
    return next(filter(None, known), article.id)


def published_order(article: Article) -> tuple[str, str]:
    """Order reports by publication, the undated last, and by id where it is the same."""
    return (article.published or "9", article.id)


def name_reports(articles: Iterable[Article]) -> Mapping[str, str]:
    """
    Give each report that is shown beside others a name of its own.

    Two reports that `name_report` names alike are told apart by their day, or else by a number:
    "The Bay Courier, 2031-03-12". The earliest has the bare name, whatever order they come in, so
    that every view and sentence names a report alike.

    Args:
        articles: The reports.

    Returns:
        The names by report id, in the order given.
    """
    given = list(articles)
    names: dict[str, str] = {}
    taken: dict[str, int] = {}
    for article in sorted(given, key=published_order):
        name = name_report(article)
        if name in taken and article.published and f"{name}, {article.published[:10]}" not in taken:
            name = f"{name}, {article.published[:10]}"
        taken[name] = taken.get(name, 0) + 1
        names[article.id] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return MappingProxyType({article.id: names[article.id] for article in given})


def join_names(names: Iterable[str]) -> str:
    """Write a list the way a sentence does: "the Herald, the Star and the Post"."""
    *head, last = tuple(names) or ("",)
    return f"{', '.join(head)} and {last}" if head else last
