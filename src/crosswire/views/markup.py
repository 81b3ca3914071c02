"""Text from articles made safe inside HTML and SVG."""

from __future__ import annotations

import html

from crosswire.views.safe import show


def escape(text: str) -> str:
    """Make any text safe inside an element or a quoted attribute."""
    return html.escape(show(text), quote=True)


def escape_inside(text: str) -> str:
    """Escape a stretch and keep the space at its edges, which parts it from the next."""
    front = " " if text[:1].isspace() else ""
    back = " " if text[-1:].isspace() and text.strip() else ""
    return f"{front}{escape(text)}{back}"
