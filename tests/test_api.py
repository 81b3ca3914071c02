"""The verbs in Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import crosswire


def test_public_names_are_there() -> None:
    for name in crosswire.__all__:
        assert getattr(crosswire, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        crosswire.nonsense  # noqa: B018 (reading it is the test)


def test_read_gives_one_report(examples: Path) -> None:
    report = crosswire.read(examples / "port-toll" / "harbour-wire-morning.txt")
    assert (report.agency, report.outlet) == ("Harbour Wire", None)
    assert report.statements and report.figures
    assert report.text[report.figures[0].start : report.figures[0].end] == report.figures[0].exact


def test_what_the_caller_says_outranks_the_file(examples: Path) -> None:
    path = examples / "port-toll" / "harbour-wire-morning.txt"
    report = crosswire.read(path, published="2026-05-06", outlet="The Copy Desk")
    assert (report.published, report.outlet) == ("2026-05-06", "The Copy Desk")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(crosswire.SourceError, match=r"gone\.txt"):
        crosswire.read(tmp_path / "gone.txt")


def test_an_empty_file_is_a_source_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")
    with pytest.raises(crosswire.SourceError, match="empty"):
        crosswire.read(path)


def test_several_reports_in_one_file_are_refused_by_read(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(
        '{"text": "Kenya and Ghana signed a treaty in Accra on Monday, officials said."}\n'
        '{"text": "Peru said on Monday that it had closed its embassy in Lisbon, Portugal."}\n'
    )
    with pytest.raises(crosswire.SourceError, match="2 reports"):
        crosswire.read(path)


def test_compare_takes_what_read_gives(examples: Path) -> None:
    reports = [crosswire.read(path) for path in sorted((examples / "port-toll").iterdir())]
    comparison = crosswire.compare(reports)
    assert len(comparison.reports) == 3
    assert comparison.claims


def test_compare_of_nothing_is_a_usage_error() -> None:
    with pytest.raises(crosswire.UsageError, match="at least one report"):
        crosswire.compare([])


def test_one_report_alone_is_shown_as_a_single_reading() -> None:
    comparison = crosswire.compare([crosswire.read_text("Peru signed a treaty with Chile.")])
    assert {claim.verdict.value for claim in comparison.claims} <= {"alone"}
    assert [note.kind.value for note in comparison.notes] == ["single_report"]


def test_stories_splits_reports_of_two_events(examples: Path) -> None:
    paths = [*(examples / "port-toll").iterdir(), *(examples / "border-clash").iterdir()]
    groups = crosswire.stories([crosswire.read(path) for path in sorted(paths)])
    assert [len(group) for group in groups] == [3, 3]


@pytest.mark.parametrize("given", ["abc", None, [1], ["a report"], 7])
def test_what_is_no_report_is_a_usage_error(given: object) -> None:
    for verb in (crosswire.compare, crosswire.stories):
        with pytest.raises(crosswire.UsageError, match=r"crosswire\.read"):
            verb(given)


def test_one_report_without_a_list_is_a_usage_error() -> None:
    report = crosswire.read_text("The ferry will sail on Monday, the mayor said.")
    with pytest.raises(crosswire.UsageError, match="into a list"):
        crosswire.compare(report)


@pytest.mark.parametrize("given", [None, b"bytes", 7])
def test_what_is_no_text_is_a_usage_error(given: object) -> None:
    with pytest.raises(crosswire.UsageError, match="give it as text"):
        crosswire.read_text(given)
    with pytest.raises(crosswire.UsageError, match="path"):
        crosswire.read(7 if given is None else None)


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(crosswire.SourceError, match="is a folder"):
        crosswire.read(tmp_path)


def test_a_report_given_twice_counts_once() -> None:
    report = crosswire.read_text("Peru signed a treaty with Chile on Monday.")
    assert len(crosswire.compare([report, report]).reports) == 1
