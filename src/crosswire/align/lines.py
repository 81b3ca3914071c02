"""Which words of several reports make the line of a claim, and how a line is trimmed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crosswire.reference import read_rows
from crosswire.types import ClaimKind, Form

if TYPE_CHECKING:
    from crosswire.align.item import Item

_SHOUTED = re.compile(r"\b[A-Z]{4,}[\s-]+[A-Z]{4,}\b|\b[A-Z]{3,}(?:ED|ING|LY)\b|!")
_FRAGMENT = re.compile(
    r"\W*(?:and|but|or|nor|so|which|who|whom|whose|where|while)\b", re.IGNORECASE
)
_OPENED = re.compile(r'(?:\A|[\s(])"[^"]*\Z')
_JOINED = re.compile(r"\A(?:and|but|or|nor|so)\b,?\s+", re.IGNORECASE)
_DAY = re.compile(r"\A(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?=[a-z])")
_DANGLING = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "her",
        "his",
        "if",
        "in",
        "its",
        "my",
    }
    | {
        "of",
        "or",
        "our",
        "than",
        "that",
        "the",
        "their",
        "to",
        "we",
        "which",
        "who",
        "with",
        "your",
    }
)
_SOURCE_CUT = re.compile(r",?\s+(?:according|citing)(?: to)?\Z")
"""What is left at the end of a line of whoever is credited: "every year, according"."""
_LEADING = re.compile(r"\A(?:[:;,.…]+|[-–—]+(?=\s))[\s:;,.–—-]*(?=\S)")
_CUT_CONTENT = re.compile(r"\bthat (?:(?:an?|the|its|his|her|their) )?(?:[\w’'-]+ ?){1,3}\Z")
"""What may lack its verb: "the reports that a vessel"; the rest of a short clause does no harm."""
_GOES_ON = re.compile(r" (?=[a-z])")
_SENTENCE_REST = re.compile(r"[^.!?;\n“”\"]{1,80}(?=[.!?;\n“”\"])")


@cache
def _load_loud() -> frozenset[str]:
    """Load the words by which a report raises its voice."""
    return frozenset(word for (line,) in read_rows("loud_words.tsv", 1) for word in line.split())


def count_loud(item: Item) -> int:
    """
    Count how often a wording raises its voice: "slammed shut", capitals, exclamation marks.

    Quoted words are the speaker's own and count nothing.
    """
    if item.mention.form is Form.DIRECT:
        return 0
    loud = _load_loud()
    n_words = sum(word in loud for word in item.wording.words)
    return n_words + len(_SHOUTED.findall(item.mention.exact))


def is_fragment(item: Item) -> bool:
    """Tell whether a wording starts in the middle of a sentence: "and took four years"."""
    return _FRAGMENT.match(item.mention.exact) is not None


def trim_line(words: str, item: Item) -> str:
    """
    Trim the words of a mention to a line that can stand alone.

    What a heading or a list leaves in front goes (": the road is open"), and so does a joining
    word or a day in front of the verb: "and took four years" is "took four years". One that
    opens with "which" is marked as a fragment. A line that ends in "that we" runs on to the end
    of its sentence where that is near, else it loses what dangles. Quoted words stay as they
    were said.
    """
    mention = item.mention
    if mention.parts or (mention.kind is ClaimKind.STATEMENT and mention.form is Form.DIRECT):
        return words
    words = _SOURCE_CUT.sub("", words) or words
    line = _DAY.sub("", _JOINED.sub("", _LEADING.sub("", words))) or words
    if _FRAGMENT.match(line):
        line = f"… {line}"
    is_cut = _CUT_CONTENT.search(line) is not None and _GOES_ON.match(item.report.text, mention.end)
    if not _ends_loosely(line) and not is_cut:
        return line
    rest = _SENTENCE_REST.match(item.report.text, item.mention.end)
    if rest is not None and rest.group().strip():
        return f"{line} {' '.join(rest.group().split())}".rstrip(" ,")
    if is_cut:
        return line
    kept = line.split()
    while len(kept) > 1 and _ends_loosely(kept[-1]):
        kept.pop()
    return " ".join(kept)


def close_quotes(line: str) -> str:
    """Close a quotation that the end of a line leaves open: "both “to mind others’ reefs less"."""
    if line.count('"') % 2 and _OPENED.search(line):
        return f'{line}"'
    return f"{line}”" if line.count("“") > line.count("”") and "„" not in line else line


def _ends_loosely(line: str) -> bool:
    return line.rpartition(" ")[2].casefold() in _DANGLING
