"""The words of each report side by side, and where they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import islice

import msgspec

from crosswire.types import Article, ClaimKind, Form, Mention
from crosswire.views.labels import count

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|No|vs))(?<!\b(?:Mrs|Gen|Col|Sgt|Sen|Rep|Gov))"
    r"(?<!\b(?:Prof|Capt))[.!?][\"'”’»)]{0,3}\s+(?=[\"'“‘«(]{0,3}[A-Z0-9]|$)"
)
_OUTER = re.compile(r"^\W+|\W+$")
_MOST_WORDS = 300
_MOST_COMPARED = 12
_FEW_COMPARED = 4
_NEAR_ENOUGH = 0.4
_FEW_WORDS = 6
_SHORT = 70
_CONTEXT = 90
_SHORT_PLACE = 40
"""Characters of a further place that is shown with the first."""


class Piece(msgspec.Struct, frozen=True):
    """Stretch of a wording; `differs` where another report has other words."""

    text: str
    differs: bool


class Wording(msgspec.Struct, frozen=True):
    """
    How one report words a claim.

    Attributes:
        mention: The place.
        before: Words of the same sentence in front of it, where it is too short to be read alone.
        pieces: The words of the mention, cut where differences start and end.
        after: Words behind it.
        n_more: Further places of the same report that make the same claim.
        others: The words of those that are short and differ from these, two at most.
    """

    mention: Mention
    before: str
    pieces: tuple[Piece, ...]
    after: str
    n_more: int
    others: tuple[str, ...] = ()

    @property
    def is_quote(self) -> bool:
        """Tell whether the words are somebody's own, to be shown between quotation marks."""
        return is_direct_quote(self.mention)


def is_direct_quote(mention: Mention) -> bool:
    """Tell whether a mention is a direct quote; a figure that stands inside one is not."""
    return mention.form is Form.DIRECT and mention.kind is ClaimKind.STATEMENT


def list_wordings(
    mentions: Sequence[Mention],
    articles: Sequence[Article],
    telling: Sequence[int] = (),
    *,
    heading: str = "",
) -> tuple[Wording, ...]:
    """
    Take the wording of each report, in the order of the reports.

    It is that of the mention which gave the report's value where the claim says which one did,
    else the one that heads the claim, else the fullest. A report that gives two values, as one that
    tells of a dispute, has two wordings, unless the words around the first hold the second.

    Args:
        mentions: All mentions of one claim.
        articles: The reports that were read.
        telling: Places among the mentions of those that gave a value in which reports differ.
        heading: The line that stands above the wordings.
    """
    chosen: list[tuple[Article, Mention, Sequence[Mention]]] = []
    by_report: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_report[mention.report].append(mention)
    for article in articles:
        own = by_report.get(article.id, [])
        told = [mentions[at] for at in telling if mentions[at].report == article.id] if own else []
        shown = _pick_shown(article, own, told, heading)
        more = [mention for mention in own if mention not in shown]
        chosen.extend((article, mention, () if at else more) for at, mention in enumerate(shown))
    marked = mark_differences(
        [mention.exact for _, mention, _ in chosen],
        [_list_said(mention) for _, mention, _ in chosen],
    )
    wordings = []
    for (article, mention, further), pieces in zip(chosen, marked, strict=True):
        before, after = find_context(article, mention)
        others = _pick_others(mention, further)
        wordings.append(Wording(mention, before, pieces, after, len(further), others))
    return tuple(wordings)


def _pick_others(mention: Mention, more: Iterable[Mention]) -> tuple[str, ...]:
    """
    Pick from further places what is as short as a number and says it in other words.

    "14" of the dead, and "some 3,000 people" at another place: whoever reads sees what was put
    together.
    """
    others = dict.fromkeys(" ".join(other.exact.split()) for other in more)
    differing = (words for words in others if words.casefold() not in mention.exact.casefold())
    return tuple(islice((words for words in differing if len(words) <= _SHORT_PLACE), 2))


def say_more(wording: Wording) -> str:
    """Say at how many more places a report makes a claim: "and 1 more place: some 3,000"."""
    if not wording.n_more:
        return ""
    others = f": {', '.join(wording.others)}" if wording.others else ""
    return f"and {count(wording.n_more, 'more place')}{others}"


def _pick_shown(
    article: Article, own: Sequence[Mention], told: Sequence[Mention], heading: str
) -> tuple[Mention, ...]:
    """
    Pick at most two mentions of a report: those that gave its values.

    Else the one whose words head the claim, since a reader looks for them, else the fullest.
    """
    if not own:
        return ()
    if not told:
        line = _fold(heading)

        def rank(mention: Mention) -> tuple[bool, int, int]:
            heads = mention.figure is None and _fold(mention.exact) in line
            return heads, mention.end - mention.start, -mention.start

        return (max(own, key=rank),)
    first = told[0]
    around = " ".join((*find_context(article, first), first.exact))
    others = (mention for mention in told if mention.exact not in around)
    return tuple(sorted((first, *islice(others, 1)), key=lambda mention: mention.start))


def _bare(word: str) -> str:
    """Write a word without capitals and punctuation at its ends."""
    return _OUTER.sub("", word).casefold()


def _fold(text: str) -> str:
    """Give the words of a text between blanks, without capitals and punctuation at their ends."""
    words = map(_bare, text.split())
    return f" {' '.join(word for word in words if word)} "


def _list_said(mention: Mention) -> tuple[range, ...]:
    """The stretches of a mention that were said; "he told the BBC" inside a quote was not."""
    parts = mention.stretches
    return tuple(range(part.start - mention.start, part.end - mention.start) for part in parts)


def mark_differences(
    texts: Sequence[str], said: Sequence[tuple[range, ...]] | None = None
) -> tuple[tuple[Piece, ...], ...]:
    """
    Mark the words of each text that another one puts otherwise.

    "our mines" beside "the mines" marks "our" and "the". Texts that share fewer than two words
    in five are told freely and left unmarked: there a mark on every word would say nothing. In
    six words or fewer ("around $4.5 billion"), one shared word is enough.
    Punctuation and capitals do not count.

    Args:
        texts: The wordings.
        said: The stretches of each that are compared; the whole of each where None.
    """
    words = [list(_WORD.finditer(text)) for text in texts]
    ranges = said or [(range(len(text)),) for text in texts]
    compared = [
        [i for i, match in enumerate(row) if any(match.start() in stretch for stretch in own)]
        for row, own in zip(words, ranges, strict=True)
    ]
    keys = [
        [_bare(row[i].group()) for i in indices]
        for row, indices in zip(words, compared, strict=True)
    ]
    marked = _mark_all([tuple(row) for row in keys])
    return tuple(
        _cut(text, row, {indices[i] for i in marked[tuple(key)]})
        for text, row, indices, key in zip(texts, words, compared, keys, strict=True)
    )


def _mark_all(keys: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], set[int]]:
    """Mark in each wording what another has otherwise; of very many each meets the first few."""
    marked: dict[tuple[str, ...], set[int]] = {key: set() for key in keys}
    distinct = [key for key in marked if len(key) <= _MOST_WORDS]
    n_met = len(distinct) if len(distinct) <= _MOST_COMPARED else _FEW_COMPARED
    for at, left in enumerate(distinct[:n_met]):
        for right in distinct[at + 1 :]:
            _mark_pair(left, right, marked[left], marked[right])
    return marked


def _mark_pair(
    left: Sequence[str], right: Sequence[str], marked_left: set[int], marked_right: set[int]
) -> None:
    front, back = _count_shared_ends(left, right)
    inner_left, inner_right = left[front : len(left) - back], right[front : len(right) - back]
    blocks = (
        SequenceMatcher(None, inner_left, inner_right, autojunk=False).get_matching_blocks()
        if inner_left and inner_right
        else ()
    )
    n_shared = front + back + sum(block.size for block in blocks)
    n_fewest = min(len(left), len(right))
    if n_shared < (_NEAR_ENOUGH * n_fewest if n_fewest > _FEW_WORDS else 1):
        return
    same_left = {block.a + step for block in blocks for step in range(block.size)}
    same_right = {block.b + step for block in blocks for step in range(block.size)}
    marked_left.update(
        front + i for i, word in enumerate(inner_left) if i not in same_left and word
    )
    marked_right.update(
        front + i for i, word in enumerate(inner_right) if i not in same_right and word
    )


def _count_shared_ends(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """Count the words that two wordings share at their start, and behind that at their end."""
    most = min(len(left), len(right))
    front = 0
    while front < most and left[front] == right[front]:
        front += 1
    back = 0
    while back < most - front and left[-1 - back] == right[-1 - back]:
        back += 1
    return front, back


def _cut(text: str, words: Sequence[re.Match[str]], differing: set[int]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    offset, index = 0, 0
    while index < len(words):
        if index not in differing:
            index += 1
            continue
        last = index
        while last + 1 in differing:
            last += 1
        start, end = words[index].start(), words[last].end()
        if offset < start:
            pieces.append(Piece(text[offset:start], False))
        pieces.append(Piece(text[start:end], True))
        offset, index = end, last + 1
    if offset < len(text) or not pieces:
        pieces.append(Piece(text[offset:], False))
    return tuple(pieces)


def find_context(article: Article, mention: Mention) -> tuple[str, str]:
    """
    Take the words of the sentence around a short mention: a bare "12.5%" cannot be read alone.

    Returns:
        The words in front and behind, each at most about 90 characters, cut at a word with an
        ellipsis; empty for a direct quote and for a mention that is long enough.
    """
    if mention.end - mention.start >= _SHORT or is_direct_quote(mention):
        return "", ""
    low, high = _paragraph_around(article, mention)
    before = article.text[max(low, mention.start - 4 * _CONTEXT) : mention.start]
    after = article.text[mention.end : min(high, mention.end + 4 * _CONTEXT)]
    ends = list(_SENTENCE_END.finditer(before))
    if ends:
        before = before[ends[-1].end() :]
    stop = _SENTENCE_END.search(after)
    if stop:
        after = after[: stop.end()].rstrip()
    return _shorten_front(before), _shorten_back(after)


def _paragraph_around(article: Article, mention: Mention) -> tuple[int, int]:
    for paragraph in article.paragraphs:
        if paragraph.start <= mention.start < paragraph.end:
            return paragraph.start, max(paragraph.end, mention.end)
    return mention.start, mention.end


def _shorten_front(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text.lstrip()
    kept = text[-_CONTEXT:]
    return "… " + kept[kept.find(" ") + 1 :]


def _shorten_back(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text.rstrip()
    kept = text[:_CONTEXT]
    return kept[: kept.rfind(" ")] + " …" if " " in kept else kept + "…"
