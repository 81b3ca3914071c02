"""
Sentences made from the phrases of the CAMEO dictionary, to learn the typing of events from.

The dictionary (PETRARCH, MIT licence) pairs eleven thousand phrases with CAMEO codes. Each is put
between two invented sides: "* + TO RESIGN" under URGE gives "Norway urged Chile to resign". The
sentences are rough, and good enough to learn which words tell which type.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.event_records import Example

from crosswire.types import Part

STATES = (
    "Norway Chile Kenya Latvia Peru Oman Ghana Nepal Finland Bolivia Serbia Jordan Iran Japan Mali "
    "Cuba Iraq Estonia"
).split()
BODIES = (
    "President Lund,Prime Minister Soto,the government,the army,rebels,police,Foreign Minister "
    "Berg,the opposition,the Norwegian government,Chilean forces,Kenyan officials,the Peruvian "
    "president,the United Nations,the European Union"
).split(",")
ENDINGS = (" on Monday.", ".", ", officials said.", " this week.")
LINKS = ("", "with", "to", "in", "against", "over")
IRREGULAR = dict(
    each.split("/")
    for each in (
        "say/said go/went give/gave make/made take/took hold/held meet/met send/sent break/broke "
        "leave/left fight/fought strike/struck shoot/shot tell/told win/won withdraw/withdrew "
        "seek/sought lead/led begin/began get/got find/found bring/brought buy/bought sell/sold "
        "keep/kept build/built fall/fell rise/rose hit/hit cut/cut set/set put/put blow/blew "
        "throw/threw see/saw speak/spoke write/wrote hang/hung steal/stole catch/caught feel/felt "
        "lose/lost pay/paid ride/rode run/ran come/came become/became forgive/forgave "
        "forbid/forbade overthrow/overthrew undergo/underwent"
    ).split()
)
AUXILIARIES = frozenset(
    "will would could should may might must to not can".split(),
)
PASSIVES = frozenset("is was are were be been being has had have by".split())
APPEALS, COMMENTS = "02", "01"


def read_codes(path: Path) -> Mapping[str, str]:
    """Read which PLOVER type a CAMEO code became."""
    codes: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.match(r"(\d{2,4}): *([A-Z]+)", line)
        if found:
            codes.setdefault(found[1], found[2])
    return codes


def type_of(code: str, codes: Mapping[str, str]) -> str | None:
    """Give the type of a code, that of the nearest code above where it has none of its own."""
    if code.startswith((APPEALS, COMMENTS)):
        return "REQUEST" if code.startswith(APPEALS) else "NONE"
    while len(code) >= 2:
        if code in codes:
            return codes[code]
        code = code[:-1]
    return None


def phrase_examples(data: Path, dice: random.Random) -> Iterator[Example]:
    """
    Make one sentence of each phrase.

    Args:
        data: Folder of the shared corpora.
        dice: Chooses sides, synonyms and endings.
    """
    codes = read_codes(data / "plover" / "CAMEO2PLOVER-2021.txt")
    path = data / "petrarch2" / "dictionaries" / "CAMEO.verbpatterns.150430.txt"
    lines = path.read_text(encoding="latin-1").splitlines()
    synonyms = _read_synonyms(lines)
    for line in lines:
        phrase = re.match(r"^- (.*?) *\[(\d{2,4})[\d:]*\] *# *([A-Z_\-]+)", line)
        single = re.match(r"^([A-Z_]+)(?: *\{.*\})? *\[(\d{2,4})\]", line)
        if phrase:
            words, code, verb = phrase[1].split(), phrase[2], phrase[3]
        elif single:
            words, code, verb = ["*"], single[2], single[1]
        else:
            continue
        kind = type_of(code, codes)
        words = [part for word in words for part in _split(word)]
        if kind is not None and "*" in words:
            yield _build(words, verb.lower().replace("_", " "), kind, synonyms, dice)


def _read_synonyms(lines: Sequence[str]) -> Mapping[str, list[str]]:
    synonyms: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if line.startswith("&"):
            name = line.split()[0]
            synonyms[name] = []
        elif line.startswith("+") and name:
            synonyms[name].append(line[1:].split("#")[0].strip().strip("_").replace("_", " "))
    return synonyms


def _split(word: str) -> list[str]:
    """Cut "*_TO_+" where a side or the verb stands in it."""
    if not {"*", "+", "$"}.intersection(word):
        return [word]
    return [part for part in re.split(r"_|(?<=[*+$])|(?=[*+$])", word) if part]


def _build(
    words: Sequence[str],
    verb: str,
    kind: str,
    synonyms: Mapping[str, list[str]],
    dice: random.Random,
) -> Example:
    actor = dice.choice(STATES + BODIES)
    recipient = dice.choice([each for each in STATES if each != actor])
    spelt: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1].lower().split("_")[-1] if at else ""
        spelt.append(_spell(word, before, verb, synonyms, dice))
    if "§S" not in spelt:
        spelt = [*spelt, "by", "§S"] if spelt[0] == "§T" else ["§S", *spelt]
    if "§T" not in spelt:
        spelt += [dice.choice(LINKS) if len(words) > 1 else "", "§T"]
    return _place(" ".join(filter(None, spelt)) + dice.choice(ENDINGS), actor, recipient, kind)


def _spell(
    word: str, before: str, verb: str, synonyms: Mapping[str, list[str]], dice: random.Random
) -> str:
    if word in ("$", "+", "%", "^"):
        return {"$": "§S", "^": "it"}.get(word, "§T")
    if word == "*":
        bare = before in AUXILIARIES or before.startswith("&aux")
        return verb if bare and before not in PASSIVES else _past(verb)
    if word.startswith("&AUX"):
        return "was" if word.startswith("&AUXVERB3") else dice.choice(["did", "will", "would"])
    chosen = dice.choice(synonyms[word]) if synonyms.get(word) else word.strip("&")
    return chosen.replace("_", " ").strip().lower()


def _past(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    if first not in IRREGULAR and first.endswith("y") and first[-2:-1] not in "aeiou":
        past = first[:-1] + "ied"
    else:
        past = IRREGULAR.get(first, first + ("d" if first.endswith("e") else "ed"))
    return f"{past} {rest}".strip()


def _place(text: str, actor: str, recipient: str, kind: str) -> Example:
    """Put the sides in and note where they stand."""
    built, spots = "", {}
    for part in re.split("(§S|§T)", text):
        name = {"§S": actor, "§T": recipient}.get(part)
        if name is not None:
            spots.setdefault(part, Part(start=len(built), end=len(built) + len(name)))
        built += name if name is not None else part
    return Example(
        "dictionary", built[:1].upper() + built[1:], (spots["§S"],), (spots["§T"],), kind
    )
