"""Reads GUM: syntax, names and nominal mentions of persons from its nested entities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .base import Document, Name, Names, Span
from .conllu import ConlluDocument, read_conllu
from .coreference import find_top, name_documents, read_brackets
from .entity_labels import (
    EVERY_TYPE,
    ORGANISATION,
    PERSON,
    find_date,
    is_capitalised,
    is_people,
    is_title,
    narrow_location,
    split_set,
)

_UNKNOWN = EVERY_TYPE - {"date", "money"}
_CONNECTORS = split_set("of for and & - – the de la del al el bin ibn von van du da to")
_PARTICLES = split_set("de la del al el bin ibn von van der den du da di - – ' . \" “ ”")
_CURRENCIES = split_set("$ £ € ¥ dollar dollars euro euros pound pounds yen yuan ruble rubles")
_AMOUNT = re.compile(r"\d[\d.,]*(?:k|m|bn)?|hundred|thousand|million|billion|trillion|US|USD|A|C")


@dataclass(frozen=True)
class _Token:
    form: str
    pos: str
    tag: str
    head: int
    relation: str
    is_opening: bool


@dataclass(frozen=True)
class _Mention:
    span: Span
    kind: str
    head: int


def load_gum_names(data: Path, split: str = "train") -> list[Document]:
    """
    Read the documents of one split of GUM.

    A mention whose head is a proper noun is a name: of nested ones the outermost, without
    articles, appositions, clauses, and without the titles before a person. A proper noun
    that no such mention takes in is a name of unknown type. A mention of a person whose
    head is a common noun or a title is a role.

    Args:
        data: Holds `gum/splits.md` and `gum/dep/*.conllu`.
        split: "train" (as GUM lists it, with what `name_documents` keeps for measuring),
            "own_dev" or "dev".
    """
    names = name_documents(data, split)
    if split == "train":
        names += name_documents(data, "own_dev")
    return [
        _label_document(document)
        for name in sorted(names)
        for document in read_conllu(data / "gum" / "dep" / f"{name}.conllu")
    ]


def _label_document(source: ConlluDocument) -> Document:
    tokens = _gather_tokens(source)
    mentions = [  # top words and not heads: in "veteran Cyd Ho" the role is what "veteran" heads
        _Mention(span, kind, find_top(source, span)) for span, kind, _ in read_brackets(source.misc)
    ]
    names, roles = _find_names(tokens, mentions)
    return replace(source.to_document("gum"), names=names, roles=roles)


def _gather_tokens(source: ConlluDocument) -> list[_Token]:
    openings = {first for first, _ in source.sentences}
    columns = zip(
        source.words, source.pos, source.tags, source.heads, source.relations, strict=True
    )
    return [_Token(*cells, index in openings) for index, cells in enumerate(columns)]


def _find_names(
    tokens: Sequence[_Token], mentions: Sequence[_Mention]
) -> tuple[Names, tuple[Span, ...]]:
    taken: dict[int, Name] = {}
    roles: set[Span] = set()
    wide = sorted(mentions, key=lambda m: (m.span[0] - m.span[1], m.span))
    named = {m.span: m for m in mentions if _is_proper(tokens[m.head])}

    def keep(span: Span, types: frozenset[str]) -> None:
        if not any(index in taken for index in range(*span)):
            taken.update(dict.fromkeys(range(*span), Name(span, types)))

    for mention in wide:
        if mention.kind == "time":
            date = find_date([token.form for token in tokens], mention.span)
            if date:
                keep(date, frozenset({"date"}))
        elif mention.kind == "person" and tokens[mention.head].pos == "NOUN":
            roles.add(_cut_role(tokens, mention))
        elif _is_proper(tokens[mention.head]):
            span = _trim_name(tokens, mention, named)
            if span is None:
                roles.add(_cut_role(tokens, mention))
            elif any(is_capitalised(token.form) for token in tokens[slice(*span)]) or (
                span[1] - span[0] > 1 or len(tokens[span[0]].form) > 3
            ):
                keep(span, _type_name([token.form for token in tokens[slice(*span)]], mention))
    for span in _find_peoples(tokens):
        keep(span, frozenset({"nationality"}))
    for span in _find_money(tokens):
        keep(span, frozenset({"money"}))
    role_ends = {end for _, end in roles}
    for span in _find_rest(tokens, taken):
        words = [token.form for token in tokens[slice(*span)]]
        is_state = narrow_location(words) == frozenset({"state"})
        is_person = span[0] in role_ends and tokens[span[0]].head >= 0
        keep(span, PERSON if is_person else frozenset({"state"}) if is_state else _UNKNOWN)
    names = sorted(set(taken.values()), key=lambda name: name.span)
    return Names(tuple(names), frozenset({"money", "other"})), tuple(sorted(roles))


def _is_proper(token: _Token) -> bool:
    return token.pos == "PROPN"


def _may_name(token: _Token) -> bool:
    return token.pos == "PROPN" or token.tag in {"NNP", "NNPS"}


def _cut_role(tokens: Sequence[_Token], mention: _Mention) -> Span:
    """Cut a nominal mention from its first word to its head: "the Kazakh leader" of more."""
    first = mention.span[0]
    while first < mention.head and tokens[first].pos in {"PUNCT", "CCONJ", "ADP", "ADV"}:
        first += 1
    return first, mention.head + 1


def _trim_name(
    tokens: Sequence[_Token], mention: _Mention, named: Mapping[Span, _Mention]
) -> Span | None:
    """Cut a mention down to the words of its name; None where it is all title."""
    ends = {
        span[1] - (tokens[span[1] - 1].form in {"'s", "’s", "'", "’"})
        for span in named
        if mention.span[0] <= span[0] and span[1] < mention.span[1]
    }
    starts = {span[0] for span in named if span != mention.span}
    first, end = mention.head, mention.head + 1
    while first > mention.span[0]:
        step = _step_left(tokens, mention, first, ends)
        if not step:
            break
        first -= step
    while end < mention.span[1]:
        step = _step_right(tokens, mention, end, starts)
        if not step:
            break
        end += step
    if mention.kind == "person":
        return _drop_titles(tokens, (first, end), named)
    while end - first > 1 and tokens[first].pos == "DET":
        first += 1
    return first, end


def _step_left(tokens: Sequence[_Token], mention: _Mention, first: int, ends: set[int]) -> int:
    before = tokens[first - 1]
    if _may_name(before) or (
        mention.kind != "person"
        and before.pos in {"NOUN", "ADJ", "NUM", "VERB"}
        and before.form[:1].isupper()
        and not is_people([before.form])
        and not before.is_opening
    ):
        return 1
    if first - 2 < mention.span[0] or not _may_name(tokens[first - 2]):
        return 0
    if before.form in {"'s", "’s", "'"}:
        return 0 if first - 1 in ends or mention.kind == "person" else 2
    allowed = _PARTICLES if mention.kind == "person" else _CONNECTORS
    return 2 if before.form in allowed and before.form not in {"the", "and", "to"} else 0


def _step_right(tokens: Sequence[_Token], mention: _Mention, end: int, starts: set[int]) -> int:
    following = tokens[end]
    is_person = mention.kind == "person"
    if _may_name(following) and following.relation not in {"appos", "conj"}:
        return 1
    if following.pos in {"NUM", "NOUN"} and not is_person:
        is_number = following.form[:1].isdigit() and following.head == mention.head
        return int(is_number or following.form[:1].isupper())
    allowed = _PARTICLES if is_person else _CONNECTORS
    step = 1
    while end + step < mention.span[1] and step < 3 and tokens[end + step - 1].form in allowed:
        target = tokens[end + step]
        if _may_name(target) or (target.form[:1].isupper() and not is_person):
            is_joint = following.form in {"and", "&"} and end + step in starts
            return 0 if is_joint else step + 1
        step += 1
    return 0


def _drop_titles(
    tokens: Sequence[_Token], span: Span, named: Mapping[Span, _Mention]
) -> Span | None:
    """Drop what stands before the name of a person: titles, parties, employers."""
    first, end = span
    titles = [index for index in range(first, end) if is_title(tokens[index].form)]
    if titles and titles[-1] + 1 == end:
        return None if titles[0] == first or end - first > 2 else span
    if titles:
        first = titles[-1] + 1
    for other in sorted(named):
        if other[0] == first and other[1] < end and named[other].kind != "person":
            first = other[1]
    while first < end - 1 and (is_people([tokens[first].form]) or tokens[first].pos == "PUNCT"):
        first += 1
    return first, end


def _type_name(words: Sequence[str], mention: _Mention) -> frozenset[str]:
    if is_people(words):
        is_language = mention.kind in {"abstract", "object"}
        return frozenset({"nationality", "other"} if is_language else {"nationality"})
    where = narrow_location(words)
    if mention.kind in {"organization", "place"} and where == frozenset({"state"}):
        return where
    if mention.kind == "place":
        return where
    if mention.kind == "event" and where == frozenset({"state"}):
        return where | {"event"}
    if mention.kind == "abstract" and len(words) == 1 and words[0].istitle():
        return frozenset({"other", "person"})  # works cited by author: "Zorn (1999)"
    kinds = {"person": PERSON, "organization": ORGANISATION, "event": frozenset({"event"})}
    return kinds.get(mention.kind, frozenset({"other"}))


def _find_peoples(tokens: Sequence[_Token]) -> Iterator[Span]:
    for index, token in enumerate(tokens):
        if token.pos in {"ADJ", "NOUN", "PROPN"} and is_people([token.form]):
            is_double = index > 0 and is_people([tokens[index - 1].form, token.form])
            yield index - is_double, index + 1


def _find_money(tokens: Sequence[_Token]) -> Iterator[Span]:
    """Find sums: an amount with the sign or the word of a currency beside it."""
    index = 0
    while index < len(tokens):
        end = index
        while end < len(tokens) and _is_sum(tokens[end].form):
            end += 1
        words = [token.form.casefold() for token in tokens[index:end]]
        if set(words) & _CURRENCIES and any(word[:1].isdigit() for word in words):
            yield index, end
        index = max(end, index + 1)


def _is_sum(word: str) -> bool:
    return word.casefold() in _CURRENCIES or bool(_AMOUNT.fullmatch(word))


def _find_rest(tokens: Sequence[_Token], taken: Mapping[int, Name]) -> Iterator[Span]:
    """Find runs of proper nouns outside all names, titles apart."""
    start = None
    for index, token in enumerate(tokens):
        is_free = _is_proper(token) and index not in taken and not is_title(token.form)
        is_free = is_free and token.form[:1].isupper() and len(token.form) > 1
        if start is not None and not is_free:
            yield start, index
            start = None
        elif is_free and start is None:
            start = index
    if start is not None:
        yield start, len(tokens)
