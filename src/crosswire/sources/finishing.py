"""From a draft to the article and the notes that a source gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crosswire.sources.article import Draft, build_article, describe_inference
from crosswire.sources.decoding import Decoded
from crosswire.sources.options import SourceOptions
from crosswire.types import Article, Note, NoteKind, Unread

Found = Article | Note | Unread


def finish_draft(
    draft: Draft | Unread, options: SourceOptions, today: date, decoded: Decoded | None
) -> Iterator[Found]:
    """
    Make the article of a draft and the notes about it, or say why it is none.

    Args:
        draft: What a format gave.
        options: What the user knows better, and the bounds.
        today: Day of reading; no inferred date lies after it.
        decoded: How its bytes became text, where that is worth a note.
    """
    if isinstance(draft, Unread):
        yield draft
        return
    reason = _refuse(draft, options)
    if reason is not None:
        yield Unread(uri=draft.uri, reason=reason)
        return
    article = build_article(draft, options, today)
    yield article
    note = describe_inference(article, today)
    if note is not None:
        yield note
    if decoded is not None and decoded.remark:
        yield Note(kind=NoteKind.ENCODING, text=decoded.remark, report=article.id)


def _refuse(draft: Draft, options: SourceOptions) -> str | None:
    """Say why a text is no report whatever it says, or give None."""
    if len(draft.text) > options.max_characters:
        return (
            f"Its text is longer than {options.max_characters:,} characters; no report is."
            " Give its reports one by one, or as JSON Lines."
        )
    if draft.text.count("\n") > options.max_lines:
        return (
            f"Its text has more than {options.max_lines:,} lines; no report has."
            " Give its reports one by one, or as JSON Lines."
        )
    if not any(letter.isalpha() for letter in draft.text):
        return "It holds no words; give the report's text."
    return None
