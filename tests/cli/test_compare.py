"""`crosswire compare`: output, exit status, refusals."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crosswire.errors import UsageError
from crosswire.types import Unread
from tests.cli.conftest import FakePipeline, Result
from tests.views.fixtures import rich_comparison, single_comparison

Run = Callable[..., Result]
LOST = Unread(uri="lost.txt", reason="no such file; check the name")


def test_one_object_a_story(crosswire: Run, pipeline: FakePipeline) -> None:
    """--json prints JSON Lines, whole, in the order of the stories."""
    pipeline.comparisons = (rich_comparison(), single_comparison())
    result = crosswire("compare", "a.txt", "--json")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [len(line["reports"]) for line in lines] == [3, 1]
    assert lines[0]["schema"] == "crosswire.comparison/1"
    assert (result.status, result.err) == (0, "")


def test_the_default_is_for_reading(crosswire: Run, pipeline: FakePipeline) -> None:
    """In a pipe the view is plain text without colour codes or trailing space."""
    pipeline.comparisons = (rich_comparison(),)
    result = crosswire("compare", "a.txt")
    assert "Conflict · 2" in result.out
    assert "\x1b" not in result.out
    assert all(line == line.rstrip() for line in result.out.splitlines())
    assert max(map(len, result.out.splitlines())) <= 100


def test_a_report_given_twice_was_read(crosswire: Run, pipeline: FakePipeline) -> None:
    """It is counted once and named; nothing is missing, so the status is 0, with a word on it."""
    pipeline.comparisons = (single_comparison(),)
    pipeline.unread = (
        Unread(uri="a.txt", reason="It is the same as the file given before; counted once."),
    )
    result = crosswire("compare", "a.txt", "a.txt")
    assert result.status == 0
    assert "all inputs are one report; give another outlet's report" in result.err
    pipeline.unread = (*pipeline.unread, LOST)
    assert crosswire("compare", "a.txt", "a.txt", "lost.txt").status == 1


def test_columns_is_respected_in_a_pipe(
    crosswire: Run, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLUMNS sets the width where there is no terminal to ask."""
    monkeypatch.setenv("COLUMNS", "60")
    pipeline.comparisons = (rich_comparison(),)
    assert max(map(len, crosswire("compare", "a.txt").out.splitlines())) <= 60


def test_no_color_is_respected(
    crosswire: Run, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR wins over FORCE_COLOR's colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    pipeline.comparisons = (rich_comparison(),)
    assert "\x1b[31m" not in crosswire("compare", "a.txt").out


def test_markdown(crosswire: Run, pipeline: FakePipeline) -> None:
    """--markdown prints every story."""
    pipeline.comparisons = (rich_comparison(), single_comparison())
    result = crosswire("compare", "a.txt", "--markdown")
    assert result.out.count("\n# ") + result.out.startswith("# ") == 2


def test_a_page_is_written_whole(crosswire: Run, pipeline: FakePipeline, tmp_path: Path) -> None:
    """--html writes the file, says what it holds, and leaves nothing else behind."""
    pipeline.comparisons = (rich_comparison(),)
    target = tmp_path / "out.html"
    result = crosswire("compare", "a.txt", "--html", str(target))
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert result.out == ""
    assert "1 story, 3 reports" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["out.html"]


def test_a_page_to_standard_output(crosswire: Run, pipeline: FakePipeline) -> None:
    """--html - prints the page."""
    pipeline.comparisons = (rich_comparison(),)
    assert crosswire("compare", "a.txt", "--html", "-").out.startswith("<!DOCTYPE html>")


def test_unread_inputs_make_status_1(crosswire: Run, pipeline: FakePipeline) -> None:
    """The rest is compared, the unread input is named on standard error."""
    pipeline.comparisons, pipeline.unread = (rich_comparison(),), (LOST,)
    result = crosswire("compare", "a.txt", "lost.txt", "--json")
    assert result.status == 1
    assert "not read: lost.txt: no such file" in result.err
    assert len(result.out.splitlines()) == 1


def test_unread_inputs_are_shown_once(crosswire: Run, pipeline: FakePipeline) -> None:
    """With two stories, what was not read stands below the last one only."""
    pipeline.comparisons = (rich_comparison(), rich_comparison())
    pipeline.unread = rich_comparison().unread
    assert crosswire("compare", "a.txt").out.count("stories/empty.txt") == 1


def test_nothing_readable_is_status_1(crosswire: Run, pipeline: FakePipeline) -> None:
    """A clear line, no empty output file."""
    pipeline.unread = (LOST,)
    result = crosswire("compare", "lost.txt", "--json")
    assert (result.status, result.out) == (1, "")
    assert "nothing to compare: no report could be read in 1 input" in result.err


def test_nothing_readable_writes_no_page(
    crosswire: Run, pipeline: FakePipeline, tmp_path: Path
) -> None:
    """An old page is not replaced by an empty one."""
    pipeline.unread = (LOST,)
    target = tmp_path / "out.html"
    target.write_text(OLD_PAGE)
    assert crosswire("compare", "lost.txt", "--html", str(target)).status == 1
    assert target.read_text() == OLD_PAGE


def test_published_and_outlet_are_handed_on(crosswire: Run, pipeline: FakePipeline) -> None:
    """What the user knows holds for every file."""
    pipeline.comparisons = (rich_comparison(),)
    crosswire("compare", "a", "b", "--published", "2022-08-19", "--outlet", " The  Bay Courier ")
    options = pipeline.calls[0]["options"]
    assert (options.published, options.outlet) == ("2022-08-19", "The Bay Courier")
    assert pipeline.calls[0]["inputs"] == ("a", "b")
    assert pipeline.calls[0]["progress"] is None


OLD_PAGE = '<meta charset="utf-8">\n<meta name="generator" content="crosswire">'
TOMORROW = (datetime.now(UTC) + timedelta(days=5)).date().isoformat()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "Missing argument 'FILE...'"),
        (("a", "--json", "--markdown"), "exclude one another"),
        (("a", "--json", "--html", "x.html"), "exclude one another"),
        (("a", "--published", "19 August"), "is no date; write it as 2022-08-19"),
        (("a", "--published", "2022-02-30"), "is no date"),
        (("a", "--published", "20220819"), "is no date"),
        (("a", "--published", TOMORROW), "has not come yet"),
        (("a", "--outlet", "  "), "the name is empty"),
        (("a", "--html", "missing/folder/x.html"), "there is no folder"),
        (("a", "--html", "."), "is no file to write to"),
        (("a", "--html", ""), "is no file to write to"),
        (("-", "-"), "standard input (-) can be read once only"),
        (("",), "empty name"),
        (("a", "--jsn"), "No such option"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    crosswire: Run, pipeline: FakePipeline, arguments: tuple[str, ...], complaint: str
) -> None:
    """A mistake is named before any work is done."""
    result = crosswire("compare", *arguments)
    assert result.status == 2
    assert complaint in result.err
    assert len(result.err.splitlines()) == 1
    assert pipeline.calls == []


def test_a_report_is_never_overwritten(
    crosswire: Run, pipeline: FakePipeline, tmp_path: Path
) -> None:
    """--html onto one of the inputs is refused."""
    report = tmp_path / "saved.html"
    report.write_text("news")
    result = crosswire("compare", str(report), "--html", str(report))
    assert result.status == 2
    assert "is one of the reports" in result.err
    assert report.read_text() == "news"


@pytest.mark.parametrize("name", ["report.txt", "deep/report.html"])
def test_no_file_of_a_folder_that_is_read_is_overwritten(
    crosswire: Run, pipeline: FakePipeline, tmp_path: Path, name: str
) -> None:
    """The reports of a folder are inputs too, wherever in it they stand."""
    report = tmp_path / "reports" / name
    report.parent.mkdir(parents=True)
    report.write_text("news")
    result = crosswire("compare", str(tmp_path / "reports"), "--html", str(report))
    assert result.status == 2
    assert "is one of the reports" in result.err
    assert report.read_text() == "news"
    assert pipeline.calls == []


def test_a_file_that_crosswire_did_not_write_is_never_overwritten(
    crosswire: Run, pipeline: FakePipeline, tmp_path: Path
) -> None:
    """A slip in the name costs nobody a letter."""
    letter = tmp_path / "letter.html"
    letter.write_text("<!DOCTYPE html><title>Dear editor</title>")
    result = crosswire("compare", "a", "--html", str(letter))
    assert result.status == 2
    assert "is no page that crosswire wrote" in result.err
    assert "Dear editor" in letter.read_text()
    assert pipeline.calls == []


def test_an_earlier_page_is_replaced(
    crosswire: Run, pipeline: FakePipeline, tmp_path: Path
) -> None:
    """The second run writes where the first did."""
    pipeline.comparisons = (rich_comparison(),)
    page = tmp_path / "story.html"
    assert crosswire("compare", "a", "--html", str(page)).status == 0
    first = page.read_text(encoding="utf-8")
    page.write_text(first.replace("</html>", "<!-- old --></html>"), encoding="utf-8")
    assert crosswire("compare", "a", "--html", str(page)).status == 0
    assert page.read_text(encoding="utf-8") == first


def test_an_interrupt_is_one_line_and_status_130(crosswire: Run, pipeline: FakePipeline) -> None:
    """Ctrl-C leaves no traceback."""
    pipeline.error = KeyboardInterrupt()
    result = crosswire("compare", "a")
    assert (result.status, result.err.strip()) == (130, "crosswire: interrupted")


def test_an_error_of_ours_is_one_line(crosswire: Run, pipeline: FakePipeline) -> None:
    """What crosswire raises on purpose reaches the user as its message."""
    pipeline.error = UsageError("the table t.csv has no column 'name'; add it")
    result = crosswire("compare", "a")
    assert result.status == 2
    assert result.err == "crosswire: the table t.csv has no column 'name'; add it\n"
