"""The measure of figures on labelled sentences of news; all sentences are invented."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from bench.figures_news import (
    Label,
    News,
    Tally,
    bare,
    pair,
    print_as_published,
    print_news,
    read_label,
    read_sense,
    read_table,
    score_sentence,
)

import crosswire
from bench import figures_news
from crosswire.types import Change, Figure, Qualifier

COLUMNS = ("document", "start", "end", "sha1", "half", "first", "last", "value", "unit", "sense")
SENTENCE = "Exports rose by more than 5 percent, and 12 ships sank."


def label(
    exact: str, value: str, unit: str, sense: str, measured: str = "", *, sentence: str = SENTENCE
) -> Label:
    """Label one quantity of a sentence."""
    first = sentence.index(exact)
    row = {"value": value, "unit": unit, "sense": sense, "measured": measured}
    return read_label({**row, "first": str(first), "last": str(first + len(exact))})


def news(*labels: Label) -> News:
    """A sentence with its labels."""
    return News("invented", 0, len(SENTENCE), "", 1, list(labels))


PERCENT = label("more than 5 percent", "5", "percent", "+>", "exports")
SHIPS = label("12 ships", "12", "ship|vessel", "=")


def test_a_label_holds_all_its_readings():
    """Of a quantity that can be read in two ways both are right; "?" leaves it open."""
    one = label("12 ships", "?10..12|12", "ship|-", "~|=", "Ships Sunk")
    assert one.values == ((10.0, 12.0), (12.0, 12.0))
    assert (one.units, one.senses) == (("ship", "-"), ("~", "="))
    assert one.measured == ("ships", "sunk")
    assert one.is_open and not SHIPS.is_open


@pytest.mark.parametrize(
    ("figure", "sense"),
    [
        (Figure(low=5.0, high=5.0), "="),
        (Figure(low=5.0, high=None, qualifier=Qualifier.MORE_THAN, change=Change.RISE), "+>"),
        (Figure(low=None, high=5.0, qualifier=Qualifier.ALMOST, change=Change.FALL), "-<~"),
    ],
)
def test_sense_is_direction_and_bound(figure: Figure, sense: str):
    """The sign of a change comes before that of a bound, and the bare number closes it."""
    assert read_sense(figure) == sense
    assert bare(figure) == (5.0, 5.0)


def test_what_is_read_right_counts_in_every_column():
    """A sentence read as labelled has no fault and an F1 of 100 throughout."""
    tally = Tally()
    assert score_sentence(tally, news(PERCENT, SHIPS), SENTENCE) == []
    assert (tally.wanted, tally.found) == (2, 2)
    assert [tally.f1(name) for name in ("value", "unit", "sense", "measured")] == [100.0] * 4


def test_what_is_read_wrong_counts_only_where_it_is_right():
    """A wrong unit, a missed quantity and one that nobody labelled are told apart."""
    wrong = label("12 ships", "12", "truck", "=")
    missing = label("12 ships", "13", "ship", "=")
    tally = Tally()
    faults = score_sentence(tally, news(wrong, missing), SENTENCE)
    assert [fault.split(" ")[0] for fault in faults] == ["extra", "unit", "missed"]
    assert (tally.wanted, tally.found) == (2, 2)
    assert (tally.f1("value"), tally.f1("unit")) == (50.0, 0.0)


def test_what_careful_readers_differ_on_is_not_scored():
    """An open label is neither wanted nor held against what is found."""
    is_open = label("12 ships", "?12", "ship", "=")
    tally = Tally()
    assert score_sentence(tally, news(PERCENT, is_open), SENTENCE) == []
    assert (tally.wanted, tally.found) == (1, 1)


def test_a_number_that_stands_twice_is_paired_at_its_place():
    """Of two figures of one value each label takes its own."""
    text = "Chad sold 12 ships and 12 tugs."
    figures = crosswire.read_text(text).figures
    labels = [
        label("12 tugs", "12", "tug", "=", sentence=text),
        label("12 ships", "12", "ship", "=", sentence=text),
    ]
    pairs = pair(labels, figures)
    assert [pairs[at].exact for at in (0, 1)] == ["12 tugs", "12 ships"]


def test_tokenised_numbers_are_put_together():
    """What a corpus prints with spaces inside is read as a newspaper prints it."""
    assert print_as_published("a 6. 1 quake, a two - day trip", "ecb/1") == (
        "a 6.1 quake, a two-day trip"
    )
    assert print_as_published("GB # 40 and GB #5", "meantime/1") == "£40 and £5"
    assert print_as_published("a 6. 1 quake", "polnear/1") == "a 6. 1 quake"


def test_the_table_is_read_and_no_sentence_is_in_both_halves():
    """Each sentence stands once, with its labels inside it, in one half."""
    table = read_table()
    assert {one.half for one in table} == {0, 1}
    assert len({one.sha1 for one in table}) == len(table)
    for one in table:
        size = one.end - one.start
        assert all(0 <= each.start < each.end <= size + 8 for each in one.labels)


def test_a_sentence_that_is_not_the_one_labelled_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """Labels on another text would measure nothing, so the sentence is left out and named."""
    table = tmp_path / "labels.tsv"
    sha1 = hashlib.sha1(SENTENCE.encode()).hexdigest()[:12]
    row = {"start": 0, "end": len(SENTENCE), "half": 1, "first": 41, "last": 49, "value": "12"}
    row |= {"unit": "ship", "sense": "=", "measured": ""}
    with table.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, (*COLUMNS, "measured"), delimiter="\t")
        writer.writeheader()
        writer.writerow({**row, "document": "known", "sha1": sha1})
        writer.writerow({**row, "document": "changed", "sha1": "0" * 12})
    monkeypatch.setattr(figures_news, "read_table", lambda: read_table(table))
    texts = [("known", SENTENCE), ("changed", SENTENCE)]
    monkeypatch.setattr(figures_news, "read_documents", lambda _: iter(texts))
    print_news(tmp_path)
    printed = capsys.readouterr().out
    assert "changed: the text is not the one that was labelled" in printed
    assert "known:" not in printed
    assert "1 quantities" in printed
