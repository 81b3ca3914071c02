"""The entity corpora are read as their annotators meant them; all texts here are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.corpora.base import Document, Span
from training.corpora.coreference import OWN_DEV
from training.corpora.entities import load_re3d, load_uner, load_wikigold
from training.corpora.entity_labels import (
    LOCATION,
    find_date,
    guess_spacing,
    is_people,
    is_title,
    narrow_location,
)
from training.corpora.gum_entities import load_gum_names
from training.corpora.news_entities import load_lgl, load_meantime_entities

STATE = {"state"}
SHOP = {"place", "facility"}


def write(path: Path, text: str) -> Path:
    """Write a file with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def tag(line: str) -> str:
    """Turn "Ann/B-PER ran" into lines of word and tag."""
    pairs = [word.rpartition("/") if "/" in word else (word, "", "O") for word in line.split()]
    return "".join(f"{word} {label}\n" for word, _, label in pairs)


def names(document: Document) -> dict[str, set[str]]:
    """Give the words of each name with its types."""
    assert document.names is not None
    return {
        " ".join(document.words[slice(*name.span)]): set(name.types)
        for name in document.names.spans
    }


def roles(document: Document) -> list[str]:
    """Give the words of each role."""
    return [" ".join(document.words[slice(*span)]) for span in document.roles or ()]


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("France", {"state"}),
        ("the United States", {"state"}),
        ("TX", {"state"}),
        ("New York", {"state", "place"}),
        ("Lake Zorn", {"place", "facility"}),
        ("Marseille", {"place", "facility"}),
        ("Zornia", {"state", "place", "facility"}),
    ],
)
def test_locations_are_narrowed_where_the_tables_know_them(words: str, types: set[str]) -> None:
    """What no table knows may be any kind of location."""
    assert narrow_location(words.split()) == types


def test_a_country_that_is_an_adjective_too_is_no_people() -> None:
    """ "New Zealand" names the state, "Kazakh" the people."""
    assert is_people(["Kazakh"])
    assert not is_people(["New", "Zealand"])


def test_small_words_inside_titles_are_no_titles() -> None:
    """ "of" stands in "secretary of state" and is no title."""
    assert is_title("Dr.")
    assert is_title("Minister")
    assert not is_title("of")
    assert not is_title("St.")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on 21 July , 2017", "21 July , 2017"),
        ("Friday , May 3rd", "Friday , May 3rd"),
        ("the end of 1999", "1999"),
        ("two weeks ago", None),
        ("that may be", None),
    ],
)
def test_calendar_dates_are_cut_out(text: str, date: str | None) -> None:
    """An expression without month, weekday or year is no date."""
    words = text.split()
    span = find_date(words, (0, len(words)))
    assert (" ".join(words[slice(*span)]) if span else None) == date


def test_spacing_is_guessed() -> None:
    """Marks stand glued to the words they belong to."""
    words = ['"', "Yes", ",", '"', "said", "al", "-", "Zorn", "(", "40", ")", "."]
    spaced = guess_spacing(words, splits_hyphens=True)
    text = "".join(" " * gap + word for word, gap in zip(words, spaced, strict=True))
    assert text == '"Yes," said al-Zorn (40).'


def test_wikigold(tmp_path: Path) -> None:
    """Touching names of one type, nationalities and documents are told apart."""
    first = tag("The Kazakh/I-MISC singer Ann/I-PER Lee/I-PER of Zorn/I-ORG left Peru/I-LOC .")
    second = tag("Zorn/I-MISC Prize/I-MISC")
    write(
        tmp_path / "wikigold/CONLL-format/data/wikigold.conll.txt",
        f"-DOCSTART- O\n\n{first}\n{second}\n-DOCSTART- O\n\n{second}",
    )
    document, other = load_wikigold(tmp_path)
    assert names(document) == {
        "Kazakh": {"nationality"},
        "Ann Lee": {"person"},
        "Zorn": {"organisation"},
        "Peru": STATE,
        "Zorn Prize": {"nationality", "event", "other"},
    }
    assert document.sentences == ((0, 10), (10, 12))
    assert document.names is not None
    assert document.names.silent == {"date", "money"}
    assert len(other.words) == 2


def test_uner(tmp_path: Path) -> None:
    """Documents come from their marks, and white space from the text."""
    path = write(
        tmp_path / "x.iob2",
        "# newdoc id = one\n# sent_id = 1\n# text = Dr. Ann can't leave Texas.\n"
        + "".join(
            f"{number}\t{word}\t{label}\t-\tx\n"
            for number, (word, label) in enumerate(
                [
                    ("Dr.", "O"),
                    ("Ann", "B-PER"),
                    ("ca", "O"),
                    ("n't", "O"),
                    ("leave", "O"),
                    ("Texas", "B-LOC"),
                    (".", "O"),
                ],
                start=1,
            )
        )
        + "\n# newdoc id = two\n# text = Hi\n1\tHi\tO\t-\tx\n",
    )
    document, other = load_uner(path)
    assert document.name == "uner/one"
    assert names(document) == {"Ann": {"person"}, "Texas": STATE}
    assert document.spaced == (False, True, True, False, True, True, False)
    assert document.names is not None
    assert {"nationality", "event", "date"} <= document.names.silent
    assert not LOCATION & document.names.silent, "a shop that nobody marked is no facility"
    assert other.words == ("Hi",)


def test_re3d_keeps_names_and_leaves_out_unclear_sentences(tmp_path: Path) -> None:
    """Pronouns and common nouns are no names; a name that nobody marked spoils a sentence."""
    sentences = [
        "They/B-Person met Minister/B-Person Ann/I-Person Zorn/I-Person in Syria/B-Location .",
        "the/B-Organisation Iraqi/I-Organisation forces/I-Organisation left "
        "the/B-Location city/I-Location in May/B-Temporal 2016/I-Temporal",
        "she left Zornia for Syria/B-Location",
        "Minister/B-Person for/I-Person Central/I-Person Asia/I-Person spoke",
    ]
    write(
        tmp_path / "re3d/CONLL-format/data-by-source/conll/S/a.conll",
        "\n".join(map(tag, sentences)),
    )
    (document,) = load_re3d(tmp_path)
    assert len(document.sentences) == 2
    assert names(document) == {
        "Ann Zorn": {"person"},
        "Syria": STATE,
        "Iraqi": {"nationality"},
        "May 2016": {"date"},
    }


def mention(words: list[str], span: Span, head: int, kind: str, pos: str) -> dict[str, object]:
    """Make a mention of MEANTIME in its only sentence."""
    return {
        "conll_doc_key": "t/1",
        "sent_id": 0,
        "tokens_number": list(range(*span)),
        "mention_head_id": head,
        "mention_head": words[head],
        "mention_head_pos": pos,
        "mention_type": kind,
    }


def test_meantime(tmp_path: Path) -> None:
    """A name loses title and employer; a nominal mention of a person is a role."""
    words = ["Zorn", "CEO", "Ann", "Lee", "told", "the", "analysts", "about", "Bank", "of", "Peru"]
    spoilt = ["they", "met", "Mr", "Obermann"]
    rows = [f"t/1\t0\t{i}\t{word}\t-" for i, word in enumerate(words)]
    rows += ["", *(f"t/1\t2\t{i}\t{word}\t-" for i, word in enumerate(spoilt))]
    rows += ["", "t/1\t9\t0\tlate\t-"]
    write(tmp_path / "meantime/meantime.conll", "#begin document\n" + "\n".join(rows))
    found = [
        mention(words, (0, 4), 3, "PER", "PROPN"),
        mention(words, (0, 1), 0, "ORG", "PROPN"),
        mention(words, (5, 7), 6, "PER", "NOUN"),
        mention(words, (8, 11), 8, "ORG", "PROPN"),
    ]
    write(tmp_path / "meantime/entities_mentions.json", json.dumps(found))
    (document,) = load_meantime_entities(tmp_path)
    assert document.words == tuple(words)
    assert names(document) == {
        "Zorn": {"organisation"},
        "Ann Lee": {"person"},
        "Bank of Peru": {"organisation"},
    }
    assert roles(document) == ["the analysts"]


def test_lgl(tmp_path: Path) -> None:
    """A place inside another name leaves its sentence out; countries are told by their code."""
    text = "He lives in Zorn, Peru. The Zorn Council met."
    places = [(text.index("Zorn"), 4, "PPL"), (text.index("Peru"), 4, "PCLI"), (28, 4, "PPL")]
    toponyms = "".join(
        f"<toponym><start>{start}</start><end>{start + size}</end>"
        f"<gaztag><fcode>{code}</fcode></gaztag></toponym>"
        for start, size, code in places
    )
    write(
        tmp_path / "lgl/lgl.xml",
        f'<articles><article docid="1"><text>{text}</text>'
        f"<toponyms>{toponyms}</toponyms></article></articles>",
    )
    (document,) = load_lgl(tmp_path)
    assert document.words[-2:] == ("Peru", ".")
    assert names(document) == {"Zorn": {"place"}, "Peru": STATE}


GUM = """\
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# newpar
# newpar_block = p (1 s)
1 The the DET DT _ 3 det _ Entity=(1-person-new-nnnnn-cf1-3-coref
2 Kazakh Kazakh ADJ JJ _ 3 amod _ _
3 leader leader NOUN NN _ 9 nsubj _ Entity=1)
4-5 isn't _ _ _ _ _ _ _ _
4 is be AUX VBZ _ 9 cop _ _
5 n't not PART RB _ 9 advmod _ _
6 at at ADP IN _ 9 case _ _
7 the the DET DT _ 9 det _ Entity=(2-organization-new-nnnnn-cf2-2,3-coref-Zorn_Bank
8 Zorn Zorn PROPN NNP _ 9 compound _ Entity=(3-place-new-nnnnn-cf2-1-coref-Zorn)
9 Bank Bank PROPN NNP _ 0 root _ _
10 of of ADP IN _ 11 case _ _
11 Peru Peru PROPN NNP _ 9 nmod _ Entity=(4-place-new-nnnnn-cf2-1-coref-Peru)2)|SpaceAfter=No
12 . . PUNCT . _ 9 punct _ _

# newpar
1 President president PROPN NNP _ 6 nsubj _ Entity=(5-person-new-nnnnn-cf1-1-coref
2 Ann Ann PROPN NNP _ 1 flat _ _
3 Lee Lee PROPN NNP _ 1 flat _ Entity=5)
3.1 E _ _ _ _ _ _ _ _
4 the the DET DT _ 5 det _ Entity=(5-person-new-nnnnn-cf1-2-appos
5 Director director PROPN NNP _ 1 appos _ Entity=5)
6 paid pay VERB VBD _ 0 root _ _
7 $ $ SYM $ _ 6 obj _ SpaceAfter=No
8 5 5 NUM CD _ 7 nummod _ _
9 on on ADP IN _ 10 case _ _
10 May May PROPN NNP _ 6 obl _ Entity=(6-time-new-nnnnn-cf1-1-coref
11 3 3 NUM CD _ 10 nummod _ Entity=6)
12 near near ADP IN _ 13 case _ _
13 Oz Oz PROPN NNP _ 6 obl _ _
"""


@pytest.fixture
def gum(tmp_path: Path) -> Path:
    """A GUM of a document to train on, one kept for measuring, one of dev and one of test."""
    lines = [
        line
        if line.startswith("#") or not line
        else "\t".join([*line.split()[:8], "_", line.split()[9]])
        for line in GUM.splitlines()
    ]
    for name in ("GUM_news_one", "GUM_news_two", "GUM_news_three", OWN_DEV[0]):
        header = f"# newdoc id = {name}\n"
        write(tmp_path / f"gum/dep/{name}.conllu", header + "\n".join(lines) + "\n\n")
    write(
        tmp_path / "gum/splits.md",
        "# Splits\n\n## dev\n\n  * GUM_news_three\n\n## test\n\n  * GUM_news_two\n\n"
        f"## train\n\n  * GUM_news_one\n  * {OWN_DEV[0]}\n",
    )
    return tmp_path


def test_gum_takes_the_split_that_is_asked_for(gum: Path) -> None:
    """Train is what GUM lists, with what we keep for measuring; test stays unread."""
    train = [document.name for document in load_gum_names(gum)]
    assert train == [f"gum/{OWN_DEV[0]}", "gum/GUM_news_one"]
    assert [document.name for document in load_gum_names(gum, "dev")] == ["gum/GUM_news_three"]
    with pytest.raises(ValueError, match="test"):
        load_gum_names(gum, "test")


def test_gum_names(gum: Path) -> None:
    """The outermost name counts, titles stand outside, what nobody marked is unknown."""
    (document,) = load_gum_names(gum, "dev")
    found = names(document)
    assert len(found.pop("Oz")) > 6
    assert found == {
        "Kazakh": {"nationality"},
        "Zorn Bank of Peru": {"organisation"},
        "Ann Lee": {"person"},
        "$ 5": {"money"},
        "May 3": {"date"},
    }
    assert roles(document) == ["The Kazakh leader", "the Director"]


def test_gum_words_and_syntax(gum: Path) -> None:
    """Heads count in the document; empty nodes are no words; joined words stand glued."""
    (document,) = load_gum_names(gum, "dev")
    assert document.sentences == ((0, 12), (12, 25))
    assert document.paragraphs == (0, 12)
    assert document.spaced[3:6] == (True, False, True)
    assert document.spaced[11:13] == (False, True)
    assert document.syntax is not None
    assert document.syntax.heads[0] == 2
    assert document.syntax.heads[8] == -1
    assert document.syntax.heads[13] == 12
