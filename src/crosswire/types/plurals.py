"""The plural of English nouns; the lines of claims and the views use the same one."""

from __future__ import annotations

from types import MappingProxyType

_UNCHANGED = frozenset(
    (
        *("times", "aircraft", "sheep", "fish", "cattle", "livestock", "species", "series"),
        *("hertz", "kilohertz", "megahertz", "gigahertz", "terahertz", "lux", "staff", "police"),
    )
)
_IRREGULAR = MappingProxyType(
    {"person": "people", "child": "children", "foot": "feet", "tooth": "teeth", "mouse": "mice"}
    | {"ox": "oxen", "wife": "wives", "knife": "knives", "thief": "thieves", "wolf": "wolves"}
    | {"life": "lives", "half": "halves", "shelf": "shelves", "leaf": "leaves", "loaf": "loaves"}
    | {"crisis": "crises", "criterion": "criteria", "datum": "data", "hero": "heroes"}
    | {"potato": "potatoes", "tornado": "tornadoes", "veto": "vetoes", "echo": "echoes"}
    | {"human": "humans", "german": "Germans", "roman": "Romans", "ottoman": "Ottomans"}
    | {"norman": "Normans", "caiman": "caimans"}
    | {"shaman": "shamans", "talisman": "talismans", "goose": "geese"}
)


def plural(noun: str) -> str:
    """Give the plural of one noun: "gunman" is "gunmen", "country" is "countries"."""
    if noun in _UNCHANGED:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
