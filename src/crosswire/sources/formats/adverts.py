"""Elements of a page that advertise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosswire.sources.wordlists import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ADVERT = words("""
    ad ads adv advert adverts advertisement advertisements advertising advertorial adslot adunit
    adbox adbanner adcontainer adwrapper adsense adsbygoogle dfp gpt mpu newsletter outbrain
    promo promos promoted promotion sponsor sponsored sponsors sponsorship taboola
    """)
# Words beside these by which a page says that something has no adverts, or may have them.
_SPARED = words("allow blocker disabled enabled free has hide is no non show support supports")
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_KEPT = words("html body head article main h1 section form")
_LONGEST = 600  # characters: no advert beside a report says more


def strip_adverts(tree: HtmlElement) -> None:
    """
    Remove what class, id or label call an advert: `<div class="ad-slot">Buy now!</div>`.

    An element that holds the headline, or more text than an advert has, stays whatever it is
    called: pages name a wrapper of the whole report "has-ads".
    """
    found = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str)
        and element.tag not in _KEPT
        and _is_advert(element)
        and next(element.iter("h1"), None) is None
        and len(" ".join(element.text_content().split())) <= _LONGEST
    ]
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()


def _is_advert(element: HtmlElement) -> bool:
    """Tell whether one of the names of an element is that of an advert."""
    if (element.get("aria-label") or "")[:40].casefold().strip() in _ADVERT:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000].split()
    for name in names:
        pieces = {piece.casefold() for piece in _PIECES.findall(name)}
        if pieces & _ADVERT and not pieces & _SPARED:
            return True
    return False
