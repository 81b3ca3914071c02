"""The steps in their order: one bad report stops nothing, and nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import pytest

from crosswire.extract.statements.find import find_statements
from crosswire.extract.statements.speakers import Speakers
from crosswire.pipeline import Engine, compare_inputs, read_article
from crosswire.reader import RuleReader
from crosswire.sources import SourceOptions, article_of_text
from crosswire.types import (
    Article,
    Mention,
    NoteKind,
    Part,
    Reading,
    Report,
    Unread,
)

TODAY = date(2026, 11, 1)


class FaultyReader:
    """Breaks on one word, as a reader with a fault would."""

    name = "faulty"

    def read(self, text: str, paragraphs: Sequence[Part]) -> Reading:
        if "Breakdown" in text:
            raise IndexError("string index out of range")
        return RuleReader().read(text, paragraphs)


def test_a_fault_in_one_report_leaves_the_others(tmp_path: Path) -> None:
    """The report that breaks the reader is named with the fault; the other is compared."""
    (tmp_path / "bad.txt").write_text("Breakdown of talks between Peru and Chile, Lima said.\n")
    (tmp_path / "good.txt").write_text("Peru and Chile signed a treaty in Lima on Monday.\n")
    engine = Engine(reader=FaultyReader(), tables=Engine.default().tables)
    comparisons, unread = compare_inputs(
        [str(tmp_path)], options=SourceOptions(), today=TODAY, engine=engine
    )
    assert [len(comparison.reports) for comparison in comparisons] == [1]
    [lost] = unread
    assert lost.uri.endswith("bad.txt")
    assert "IndexError" in lost.reason
    assert comparisons[0].unread == (lost,)


def test_passages_that_are_not_there_are_dropped_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mention whose characters stand elsewhere is not shown, and a note says so."""

    def misplace(article: Article, reading: Reading, speakers: Speakers) -> tuple[Mention, ...]:
        found = find_statements(article, reading, speakers)
        return tuple(msgspec.structs.replace(one, start=one.start + 1) for one in found)

    (tmp_path / "one.txt").write_text('"We have signed," said Ann Lee, the minister of Peru.\n')
    monkeypatch.setattr("crosswire.extract.report.find_statements", misplace)
    [comparison], _ = compare_inputs(
        [str(tmp_path)], options=SourceOptions(), today=TODAY, engine=Engine.default()
    )
    notes = [note for note in comparison.notes if note.kind is NoteKind.UNANCHORED]
    assert [note.text for note in notes] == [
        "Passages dropped because the text does not have them there: 1."
    ]
    assert not [claim for claim in comparison.claims if "signed" in claim.summary]


@pytest.mark.parametrize("text", ['released JAN. word,"', "“", '"" .', "—", "\u202e1"])
def test_odd_texts_are_read(text: str) -> None:
    report = read_article(article_of_text(text, today=TODAY), Engine.default())
    assert isinstance(report, Report)


def test_a_language_that_is_not_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Die Regierung in Lima hat am Montag einen neuen Vertrag mit Chile unterzeichnet. "
        "Der Minister sagte, das Abkommen werde im Juni in Kraft treten.\n"
    )
    comparisons, unread = compare_inputs(
        [str(tmp_path)], options=SourceOptions(), today=TODAY, engine=Engine.default()
    )
    assert comparisons == ()
    assert [type(item) for item in unread] == [Unread]
    assert "'de'" in unread[0].reason


def test_a_wrong_label_does_not_make_a_text_english(tmp_path: Path) -> None:
    """What the text shows outranks what a feed says of it, both ways."""
    german = (
        "Die Regierung in Lima hat am Montag einen neuen Vertrag mit Chile unterzeichnet. Der "
        "Minister sagte, das Abkommen werde im Juni in Kraft treten."
    )
    english = (
        "The government in Lima signed a new treaty with Chile on Monday. The minister said that "
        "the treaty would be in force from June and that it was the first of its kind."
    )
    lines = [{"language": "en", "text": german}, {"language": "de", "text": english}]
    feed = tmp_path / "feed.jsonl"
    feed.write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    comparisons, unread = compare_inputs(
        [str(feed)], options=SourceOptions(), today=TODAY, engine=Engine.default()
    )
    assert [report.text for one in comparisons for report in one.reports] == [english]
    assert ["'de'" in item.reason for item in unread] == [True]
