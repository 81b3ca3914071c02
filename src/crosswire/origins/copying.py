"""How it is told that words of one report stand in another, and which of the two had them first."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from crosswire.types import Article

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_QUOTE = re.compile(r"[“\"«][^”\"»\n]{1,800}[”\"»]")
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SHINGLE = 3
_SAME = 0.6
"""Share of a passage's runs of words that stand in the text where it is from there."""
_FEWEST_WORDS = 5
"""Words of a passage that is told by itself; a shorter one may stand anywhere: "640 workers"."""
_SECTION = re.compile(
    r"(?:(?:official |joint )?(?:press|news|media) (?:release|statement|notice)s?|communiqu[eé]s?"
    r"|for immediate release)(?:,? ?(?:(?:no|nr|number)\b\.?|[#№])? ?\d[\d/-]*)?",
    re.IGNORECASE,
)
_OF = re.compile(r"(?P<issuer>.+) press release")


class Body(msgspec.Struct, frozen=True):
    """
    Body of a report, as words are looked for in it.

    Attributes:
        shingles: Its runs of three words, hashed.
        quick: Its words in one line, in lower case.
    """

    shingles: frozenset[int]
    quick: str

    @classmethod
    def of(cls, article: Article) -> Body:
        """Take the body of a report."""
        body = read_body(article)
        return cls(shingle_text(body), " ".join(body.casefold().split()))

    @classmethod
    def join(cls, bodies: Iterable[Body]) -> Body:
        """Take several bodies as one."""
        found = tuple(bodies)
        shingles = frozenset[int]().union(*(body.shingles for body in found))
        return cls(shingles, "\n".join(dict.fromkeys(body.quick for body in found)))

    def holds(self, words: str) -> bool:
        """Tell whether a passage of some length stands here, word for word or nearly so."""
        bare = words.casefold().split()
        if len(bare) < _FEWEST_WORDS:
            return False
        if " ".join(bare) in self.quick:
            return True
        runs = shingle_text(words)
        return bool(runs) and len(runs & self.shingles) >= _SAME * len(runs)


def read_body(article: Article) -> str:
    """Read the body of a report without headline and credits."""
    if not article.paragraphs:
        return article.text
    return "\n\n".join(article.text[part.start : part.end] for part in article.paragraphs)


def cut_quotes(text: str) -> str:
    """Leave what an outlet tells in its own words: two reporters write down the same quotes."""
    return _QUOTE.sub(" ", text)


def shingle_text(text: str) -> frozenset[int]:
    """Hash the runs of three words of a text, in lower case."""
    words = [match.group().casefold() for match in _WORD.finditer(text)]
    runs = range(max(0, len(words) - _SHINGLE + 1))
    return frozenset(hash(tuple(words[at : at + _SHINGLE])) for at in runs)


def is_release(article: Article) -> bool:
    """Tell by its section or its credit whether a report is a press release itself."""
    if not article.section and not article.republished_from:
        return False
    return read_issuer(article) is not None or (
        _SECTION.fullmatch((article.section or "").strip()) is not None
    )


def read_issuer(article: Article) -> str | None:
    """Read whose release a report is by its credit: "Sava Mining press release"; else None."""
    credit = _OF.fullmatch(article.republished_from or "")
    return credit["issuer"] if credit else None


def find_direction(shorter: Article, longer: Article) -> tuple[Article, Article, bool, str]:
    """
    Tell which of two reports had the copy first.

    A release was there before what an outlet makes of it. Else the credit tells, then time, then
    that one of them is agency copy; where nothing does, the longer one stands first.

    Returns:
        The first, the later one, whether that is known, and why.
    """
    pairs = ((shorter, longer), (longer, shorter))
    for first, later in pairs:
        if is_release(first) and not is_release(later):
            return first, later, True, "the press release itself"
    for first, later in pairs:
        if not first.outlet or not (later.republished_from or later.agency):
            continue
        if later.outlet and is_same_name(later.outlet, first.outlet):
            continue
        if later.republished_from and is_same_name(later.republished_from, first.outlet):
            return first, later, True, f"republished from {first.outlet}"
        if later.agency and is_same_name(later.agency, first.outlet):
            return first, later, True, f"credited to {first.outlet}"
    one, other = find_day(shorter), find_day(longer)
    if one and other and one != other:
        first, later = (shorter, longer) if one < other else (longer, shorter)
        return first, later, True, "the earlier one by its date"
    for first, later in pairs:
        if first.agency and not later.agency and later.outlet != first.agency:
            return first, later, True, f"the copy of {first.agency}"
    return longer, shorter, False, "nothing tells who had it first"


def is_same_name(left: str, right: str) -> bool:
    """Tell whether two names of outlets are one: "The Bay Courier" and "Bay Courier"."""
    return left.casefold().removeprefix("the ") == right.casefold().removeprefix("the ")


def find_day(article: Article) -> str:
    """Give the day of publication as text that sorts; empty where the year is not known."""
    dateline = article.dateline.date if article.dateline else None
    for printed in (article.published, dateline):
        if printed and _WHOLE_DATE.match(printed):
            return printed[:10]
    return ""
