"""Places in a text. All offsets are half-open code-point offsets into `Article.text`."""

from __future__ import annotations

from crosswire.types.base import Value


class Part(Value, frozen=True, kw_only=True):
    """Stretch of a text, `text[start:end]`."""

    start: int
    end: int

    def covers(self, other: Part) -> bool:
        """Tell whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Part) -> bool:
        """Tell whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end


class Passage(Value, frozen=True, kw_only=True):
    """
    Stretch of a text together with its characters, so that it can be checked.

    Position and quote selector in one (W3C Web Annotation Data Model, 2017).
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Passage:
        """Take the passage `text[start:end]`."""
        return cls(start=start, end=end, exact=text[start:end])
