"""
The unit records of PETRARCH2: who acts towards whom, in invented countries.

The records are coded with test verbs made for them ("064" is "restore ties" there and shares
intelligence in CAMEO), so that only the pairs can be held against another program. A record is
right where the pairs found hold all of its pairs, by the countries of both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bench.event_records import read
from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.events.find import find_events
from crosswire.extract.events.lexicon import load_lexicon
from crosswire.extract.events.line import lay_out
from crosswire.extract.events.pairs import find_pairs
from crosswire.types import Actor, ActorKind, ActorMention

PETRARCH_PAIRS = 139
"""Records of 277 of which PETRARCH2 has the actors right (docs/events.md)."""
_ENDINGS = "(?:s|ns|n|ans|ian|ians|i|is|an|ese|hi|hs)?"


@dataclass(frozen=True)
class Unit:
    """A sentence with the countries of the sides of each of its events."""

    text: str
    pairs: frozenset[tuple[str, str]]


def load_units(data: Path) -> list[Unit]:
    """Read the records whose events all have two sides."""
    path = data / "petrarch2" / "text" / "PETR.UnitTest.records.xml"
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="latin-1"), flags=re.DOTALL)
    units = []
    for body in re.findall(r"<Sentence .*?>(.*?)</Sentence>", text, re.DOTALL):
        told = re.search(r"<Text>(.*?)</Text>", body, re.DOTALL)
        codes = re.findall(r'sourcecode="([A-Z]*)" *targetcode="([A-Z]*)"', body)
        pairs = frozenset((one[:3], other[:3]) for one, other in codes if one and other)
        if told and pairs:
            units.append(Unit(" ".join(told[1].split()), pairs))
    return units


def load_names(data: Path) -> dict[str, str]:
    """Read the country of each invented actor, by its name in lower case."""
    path = data / "petrarch2" / "dictionaries" / "PETR.Validate.actors.txt"
    names: dict[str, str] = {}
    waiting: list[str] = []
    for raw in path.read_text(encoding="latin-1").splitlines():
        line = raw.split("#")[0].strip()
        if not line or line.startswith("<"):
            continue
        name = line.split("[")[0].strip().strip("+_").replace("_", " ").lower()
        code = re.search(r"\[([A-Z]{3})", line)
        if name and not raw.startswith("+") and not raw[:1].isspace():
            waiting = []
        waiting += [name] if name else []
        if code:
            names |= dict.fromkeys(waiting, code[1])
            last = code[1]
        elif raw.startswith("+") and name and waiting[0] in names:
            names[name] = last
    return names


def mark_names(text: str, names: dict[str, str]) -> ActorIndex:
    """Index the invented actors of a sentence, the longest name at each place."""
    mentions: list[ActorMention] = []
    taken: set[int] = set()
    for name in sorted(names, key=len, reverse=True):
        pattern = rf"\b{re.escape(name)}{_ENDINGS}\b"
        for found in re.finditer(pattern, text, re.IGNORECASE):
            if taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                actor = Actor(name=names[name], kind=ActorKind.STATE, country=names[name])
                start, end = found.span()
                mentions.append(ActorMention(start=start, end=end, exact=found[0], actor=actor))
    return ActorIndex.of(sorted(mentions, key=lambda each: each.start))


def bench_units(data: Path) -> float:
    """Print how many records have all their pairs, and how many are found as events."""
    units, names = load_units(data), load_names(data)
    tied = told = 0
    for unit in units:
        pairs, events = read_unit(unit.text, names)
        tied += unit.pairs <= pairs
        told += unit.pairs <= events
    print(
        f"petrarch2 unit records: pairs right in {tied / len(units):.2f} ({tied} of {len(units)}), "
        f"told as typed events {told}; PETRARCH2 {PETRARCH_PAIRS} of 277"
    )
    return tied / len(units)


def read_unit(
    text: str, names: dict[str, str]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Give the pairs of countries that clauses tie together, and those of typed events."""
    article, reading = read(text)
    index, lexicon = mark_names(text, names), load_lexicon()
    tied: set[tuple[str, str]] = set()
    for sentence in reading.sentences:
        line = lay_out(reading.tokens, sentence, index, lexicon.verbs)
        for pair in find_pairs(line, line.tree):
            tied |= {
                (one.actor.name, other.actor.name)
                for one in pair.actors
                for other in pair.recipients or pair.actors
                if one is not other
            }
    told: set[tuple[str, str]] = set()
    for mention in find_events(article, reading, index, (), ()):
        event = mention.event
        if event is not None:
            others = event.recipients or event.actors
            told |= {
                (one.name, other.name) for one in event.actors for other in others if one != other
            }
    return tied | told, told
