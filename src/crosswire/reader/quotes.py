"""Finds what stands between quotation marks, whichever marks an outlet uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from crosswire.types import Part

_MARK = re.compile("[\"“”‘’']{4,}|``|''|[\"“”„‟«»‘’‚'‹›＂「」『』]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_CUE = re.compile(
    r",\s(?:\w+\s){0,3}?(?:said|says|told|added|wrote|noted|stressed|asked|explained|insisted)\b"
)
_ALWAYS_OPEN = frozenset("„‚「『") | {"``"}
_ALWAYS_CLOSE = frozenset("」』")
_SINGLE = frozenset("‘’'‚‹›")
_INNER_CLOSE = frozenset({"'", "’"})  # 'Never,' " she said
_STRONG = frozenset(".,!?…;:-—")
_SPACED = frozenset("([{-–—/:\u00a0") | frozenset("\"“„«‘'‹")


class Quote(msgspec.Struct, frozen=True):
    """
    Stretch between quotation marks.

    Attributes:
        start, end: The words, marks excluded.
        outer_start, outer_end: The same with the marks.
        paragraph: Index of the paragraph.
        closed: Whether a closing mark was found.
        continues: Whether it goes on with the quote that the paragraph before left open.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    closed: bool
    continues: bool = False


class _Mark(msgspec.Struct, frozen=True):
    start: int
    end: int
    single: bool
    may_open: bool
    may_close: bool
    is_strong: bool  # a close behind punctuation: ,” rather than the apostrophe of "workers’"
    may_be_inch: bool  # stands behind a digit: 12" wide


def find_quotes(text: str, paragraphs: Sequence[Part]) -> list[Quote]:
    """
    Find the outermost quotes of every paragraph, in order.

    A mark opens or closes by what stands beside it. A quote left open goes to the end of
    its paragraph where the next paragraph opens with a mark again (the custom for long
    quotes), and else at most to the end of its sentence: one odd mark never takes more.
    """
    quotes: list[Quote] = []
    is_open = False
    for number, paragraph in enumerate(paragraphs):
        behind = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        reopened = behind is not None and _has_mark_first(text, behind)
        found, left_open = _find_in(text, paragraph, number, reopened)
        if is_open and found and found[0].outer_start == _first_letter(text, paragraph):
            first = found[0]
            found[0] = Quote(
                first.start, first.end, first.outer_start, first.outer_end, number,
                first.closed, True,
            )  # fmt: skip
        quotes.extend(quote for quote in found if _has_words(text, quote))
        is_open = left_open
    return quotes


def _has_words(text: str, quote: Quote) -> bool:
    return any(character.isalnum() for character in text[quote.start : quote.end])


def _first_letter(text: str, paragraph: Part) -> int:
    position = paragraph.start
    while position < paragraph.end and text[position].isspace():
        position += 1
    return position


def _has_mark_first(text: str, paragraph: Part) -> bool:
    mark = _MARK.match(text, _first_letter(text, paragraph))
    return mark is not None and mark.group() not in _ALWAYS_CLOSE


def _find_marks(text: str, paragraph: Part) -> list[_Mark]:
    marks = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign, start, end = found.group(), found.start(), found.end()
        if end - start > 3:
            continue
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        single = sign in _SINGLE
        if single and before.isalnum() and after.isalnum():
            continue
        free_before = before.isspace() or before in _SPACED
        opens = free_before and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if before.isspace() and after.isspace() and not single:
            closes = text[max(0, start - 3) : start].rstrip()[-1:] in _INNER_CLOSE
        if sign in {"«", "»"}:
            opens, closes = _direct_guillemet(sign, before, after)
        elif sign in _ALWAYS_OPEN:
            opens, closes = True, False
        elif sign in _ALWAYS_CLOSE:
            opens, closes = False, True
        elif sign == "”":
            opens = opens and not closes
        elif single and opens and after.isdigit():
            continue
        may_be_inch = sign == '"' and before.isdigit() and after == " "
        marks.append(_Mark(start, end, single, opens, closes, before in _STRONG, may_be_inch))
    return _drop_inch(text, marks)


def _drop_inch(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Leave the mark of 12" out where it is what makes the straight marks odd in number."""
    if sum(text[mark.start] == '"' for mark in marks) % 2 == 0:
        return marks
    inch = next((mark for mark in marks if mark.may_be_inch), None)
    return [mark for mark in marks if mark is not inch]


def _direct_guillemet(sign: str, before: str, after: str) -> tuple[bool, bool]:
    if before.isspace() and after in _STRONG:
        return False, True
    outward = (sign == "«") == (after.isspace() or not before.isspace())
    spaced = before.isspace() and after.isspace()  # French sets thin spaces inside
    if spaced or not outward:
        return sign == "«", sign == "»"
    return sign == "»", sign == "«"


def _next_strong_close(marks: list[_Mark]) -> list[bool]:
    """For each mark, whether a strong single close follows before the next opening."""
    result = [False] * len(marks)
    seen = False
    for index in range(len(marks) - 1, -1, -1):
        result[index] = seen
        mark = marks[index]
        if mark.may_open and not mark.may_close:
            seen = False
        elif mark.single and mark.may_close and mark.is_strong:
            seen = True
    return result


def _find_in(text: str, paragraph: Part, number: int, reopened: bool) -> tuple[list[Quote], bool]:
    marks = _find_marks(text, paragraph)
    strong_follows = _next_strong_close(marks)
    quotes: list[Quote] = []
    outer: _Mark | None = None
    inner = False
    for index, mark in enumerate(marks):
        if outer is None:
            if mark.may_open:
                outer, inner = mark, False
            elif mark.may_close and not mark.single and mark.is_strong:
                quotes.append(_close_unopened(text, paragraph, number, quotes, mark))
        elif mark.single != outer.single:
            inner = _step_inner(inner, mark)
        elif mark.may_close and not (mark.single and not mark.is_strong and strong_follows[index]):
            quotes.append(_quote(number, outer, mark.start, mark.end))
            outer = None
        elif mark.may_open and not outer.single:
            quotes.append(_bounded(text, outer, mark.start, number))
            outer = mark
    if outer is None:
        return [quote for quote in quotes if quote.end > quote.start], False
    if outer.single and not reopened:
        return quotes, False
    if reopened and not outer.single and _CUE.search(text, outer.end, paragraph.end) is None:
        quotes.append(_quote(number, outer, paragraph.end, paragraph.end, closed=False))
        return quotes, True
    quotes.append(_bounded(text, outer, paragraph.end, number))
    return quotes, False


def _step_inner(inner: bool, mark: _Mark) -> bool:
    return True if mark.may_open and not inner else inner and not mark.may_close


def _quote(number: int, mark: _Mark, end: int, outer_end: int, *, closed: bool = True) -> Quote:
    return Quote(mark.end, end, mark.start, outer_end, number, closed)


def _bounded(text: str, mark: _Mark, limit: int, number: int) -> Quote:
    stop = _SENTENCE_END.search(text, mark.end, limit)
    end = stop.end() if stop is not None else limit
    cue = _CUE.search(text, mark.end, end)
    end = cue.start() + 1 if cue is not None else end
    return _quote(number, mark, end, end, closed=False)


def _close_unopened(
    text: str, paragraph: Part, number: int, quotes: list[Quote], mark: _Mark
) -> Quote:
    """Take a close without an opening back to the start of its sentence."""
    floor = quotes[-1].outer_end if quotes else paragraph.start
    start = _first_letter(text, Part(start=floor, end=mark.start))
    for stop in _SENTENCE_END.finditer(text, floor, mark.start - 1):
        start = _first_letter(text, Part(start=stop.end(), end=mark.start))
    return Quote(start, mark.start, start, mark.end, number, False)
