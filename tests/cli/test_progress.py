"""How fast work goes and how long the rest of it takes, as a terminal shows it."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from crosswire.cli.add import count_inputs
from crosswire.cli.output import Pace, show_progress
from tests.cli.conftest import Result
from tests.ledger.helpers import invent_articles, load_engine

Run = Callable[..., Result]


class Terminal(io.StringIO):
    """Standard error of a user who looks on."""

    def isatty(self) -> bool:
        """Be a terminal."""
        return True


def clock_of(*seconds: float) -> Callable[[], float]:
    """A clock that gives one time after the other."""
    return iter(seconds).__next__


def pace_of(marks: Iterable[tuple[float, int]]) -> Pace:
    """A pace with marks at so many seconds, begun at 0."""
    marks = list(marks)
    pace = Pace(clock=clock_of(0, *(at for at, _ in marks)))
    for _, n_done in marks:
        pace.mark(n_done)
    return pace


def test_the_first_batch_tells_the_time_left() -> None:
    """However long it took: 25 in 50 seconds leave 75 for 150 seconds."""
    pace = pace_of([(50, 25)])
    assert pace.rate() == 0.5
    assert pace.say_left(100) == "0:02:30 left"


def test_hours_are_told() -> None:
    """A year of a desk takes a night."""
    assert pace_of([(20, 25)]).say_left(40_000) == "8:53:00 left"


def test_the_last_ten_minutes_tell() -> None:
    """A thousand that were there already, gone by in a second, say nothing of what is new."""
    pace = pace_of([(1, 1_000), *((1 + 50 * n, 1_000 + 25 * n) for n in range(1, 20))])
    assert pace.rate() == pytest.approx(0.5)
    assert pace.say_left(1_575) == "0:03:20 left"


@pytest.mark.parametrize("n_all", [None, 0, 10, 25])
def test_where_it_cannot_be_told_nothing_is(n_all: int | None) -> None:
    """Not known how many, or more there than expected."""
    assert pace_of([(50, 25)]).say_left(n_all) == ""
    assert pace_of([]).say_left(100) == ""


def test_each_step_has_a_pace_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing seven stories is not told by reading twenty reports."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr("crosswire.cli.output.Pace.say_left", lambda pace, _: str(pace._marks[0]))
    with show_progress() as progress:
        assert progress is not None
        progress("reading", 20, None)
        progress("comparing", 1, 7)
        progress("comparing", 2, 7)
    shown = re.findall(r"\(([\d.]+), (\d+)\)", sys.stderr.getvalue())  # type: ignore[attr-defined]
    assert shown[-1][1] == "1"


def test_add_shows_rate_and_time_left(
    crosswire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal, while reports are added."""
    monkeypatch.setattr("crosswire.cli.ledgers._make_engine", load_engine)
    monkeypatch.setattr("crosswire.ledger.adding._MOST_REPORTS", 25)
    monkeypatch.setattr(sys, "stderr", Terminal())
    with (tmp_path / "reports.jsonl").open("w") as file:
        for article in invent_articles(7, n_stories=30, n_each=3):
            file.write(json.dumps({"title": article.title, "text": article.text}) + "\n")
    result = crosswire("add", str(tmp_path / "reports.jsonl"), "--ledger", str(tmp_path / "d.db"))
    assert result.status == 0
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert re.search(r"adding, \d+\.\d reports a second", shown)
    assert re.search(r"(?:25|50|75)/90", shown)
    assert re.search(r"0:0\d:\d\d left", shown)


def test_what_the_inputs_hold_is_counted_or_not_told(tmp_path: Path) -> None:
    """Files by one, JSON Lines by lines; of an archive, an address or a stream it is not known."""
    (tmp_path / "a.txt").write_text("Ferry late.\n")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n{}\n")
    assert count_inputs([str(tmp_path)]) == 4
    assert count_inputs([str(tmp_path / "a.txt"), "-"]) is None
    assert count_inputs(["https://press.example/rss"]) is None
    (tmp_path / "news.warc.gz").touch()
    assert count_inputs([str(tmp_path)]) is None
