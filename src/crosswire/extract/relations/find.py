"""Standing facts between actors: relations, recognition, membership, chair, border, alliance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crosswire.extract.events.lexicon import load_lexicon
from crosswire.extract.events.line import Actors, Line, lay_out
from crosswire.extract.relations.bodies import find_chairs, find_memberships
from crosswire.extract.relations.pacts import find_alliances, find_treaties
from crosswire.extract.relations.scene import Found, Scene
from crosswire.extract.relations.ties import find_borders, find_diplomatic, find_recognition
from crosswire.reference import Tables
from crosswire.types import Article, DateMention, Mention, Reading

_FINDERS: tuple[Callable[[Scene, Line], Iterator[Found]], ...] = (
    find_diplomatic,
    find_recognition,
    find_memberships,
    find_chairs,
    find_borders,
    find_alliances,
    find_treaties,
)
_VERBS = frozenset(
    [
        "recognize",
        "recognise",
        "chair",
        "border",
        "join",
        "share",
        "establish",
        "sever",
        "cut",
        "break",
        "restore",
        "sign",
        "quit",
        "leave",
        "resume",
        "expire",
        "lapse",
        "ratify",
        "hold",
        "assume",
        "admit",
        "neighbour",
        "neighbor",
    ]
)

_TELLING = frozenset(
    [
        "relation",
        "relations",
        "tie",
        "ties",
        "recognize",
        "recognise",
        "recognition",
        "recognized",
        "recognised",
        "recognizes",
        "recognises",
        "member",
        "membership",
        "candidate",
        "join",
        "enter",
        "accede",
        "admit",
        "withdraw",
        "leave",
        "quit",
        "exit",
        "chair",
        "chairs",
        "preside",
        "presidency",
        "chairmanship",
        "chairship",
        "leadership",
        "border",
        "borders",
        "frontier",
        "bordering",
        "neighbour",
        "neighbor",
        "neighbours",
        "neighbors",
        "ally",
        "allies",
        "alliance",
        "treaty",
        "pact",
        "agreement",
        "accord",
        "convention",
    ]
)


def find_relations(
    article: Article,
    reading: Reading,
    actors: Actors,
    dates: Sequence[DateMention],
    tables: Tables,
) -> tuple[Mention, ...]:
    """
    Find the standing facts between actors that a report states.

    "Norway and Chile established diplomatic relations in 1919" is DIPLOMATIC_RELATIONS between
    the two since 1919; "Chile will not recognise X" is RECOGNITION that does not hold. What is only
    planned, asked for or threatened is no standing fact and is left to the events.

    Args:
        article: The report.
        reading: What the reader found in it.
        actors: Index of its actors.
        dates: Its expressions of time.
        tables: Reference tables; they name the state that an official stands for.

    Returns:
        Mentions of kind RELATION in text order; the form is NARRATED, the caller sets it
        anew for those inside a statement.
    """
    whole = actors.inside(0, len(article.text))
    scene = Scene(article, reading, whole, dates, tables)
    verbs = load_lexicon().verbs | _VERBS
    found: list[Mention] = []
    for sentence in reading.sentences:
        words = reading.tokens[sentence.first : sentence.last]
        if not any(word.lemma in _TELLING or word.text in _TELLING for word in words):
            continue
        line = lay_out(reading.tokens, sentence, actors, verbs)
        if line.tokens:
            for finder in _FINDERS:
                found.extend(scene.mention_of(line, each) for each in finder(scene, line))
    return tuple(sorted(_once(found), key=lambda each: (each.start, each.end)))


def _once(found: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for each in found:
        if not any(
            other.relation == each.relation and other.start < each.end and each.start < other.end
            for other in kept
        ):
            kept.append(each)
    return kept
