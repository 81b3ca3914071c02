"""What every format has in common: text in, drafts out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from crosswire.sources.article import Draft
from crosswire.sources.options import SourceOptions
from crosswire.types import Unread


class Format(Protocol):
    """
    Reads the reports out of one decoded document.

    A format that cannot read the whole raises SourceError; one that cannot read a part
    gives an Unread for it and goes on.
    """

    def __call__(self, text: str, uri: str, options: SourceOptions) -> Iterator[Draft | Unread]: ...
