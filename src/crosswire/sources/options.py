"""What a caller may say about the inputs, and the bounds within which they are read."""

from __future__ import annotations

from crosswire.types import Value

MEGABYTE = 1_000_000


class SourceOptions(Value, frozen=True, kw_only=True):
    """
    What the user knows better than the files, and how much may be read.

    A value given here outranks everything found: `--published 2022-08-20` on a page
    whose metadata say 22 August gives 20 August with the basis "given".

    Attributes:
        published: ISO date, or date and time, of every report given; None to find it.
        outlet: Outlet of every report given.
        title: Headline of every report given.
        max_bytes: Most bytes of one text, page or document.
        max_characters: Most characters of one report's text.
        max_lines: Most lines of one report's text.
        max_line_bytes: Most bytes of one line of a JSON Lines feed.
        max_entries: Most entries of one RSS or Atom feed.
        max_files: Most files taken from one folder.
        max_folder_depth: Most folders inside one another.
        max_depth: Most elements or brackets open at once in HTML, XML or JSON.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    max_bytes: int = 10 * MEGABYTE
    max_characters: int = 500_000
    max_lines: int = 20_000
    max_line_bytes: int = 10 * MEGABYTE
    max_entries: int = 10_000
    max_files: int = 100_000
    max_folder_depth: int = 32
    max_depth: int = 500
