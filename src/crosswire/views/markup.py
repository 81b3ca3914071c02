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


def write_address(value: str, name: str | None = None) -> str:
    """
    Write an address as a link where it is one of the web, else as text.

    Args:
        value: Any text; "javascript:" and the like are no addresses.
        name: What the link says, where not the address itself.
    """
    if value.startswith(("https://", "http://")) and value.isprintable():
        address = html.escape(value, quote=True)
        said = escape(name) if name else address
        return f'<a href="{address}" rel="noopener noreferrer nofollow">{said}</a>'
    return escape(name or value)
