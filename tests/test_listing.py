"""The stories of many reports: grouped as articles, described one by one, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema
import msgspec
import pytest

from crosswire import listing
from crosswire.listing import Spool, list_inputs
from crosswire.pipeline import Engine, compare_inputs
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.schema import read_schema
from crosswire.sources import SourceOptions
from crosswire.types import Article, LineageKind, ListedStory, Note, Unread
from tests.ledger.helpers import SectionStream

TODAY = date(2026, 11, 1)
DEAL = (
    "Oman and India signed a treaty on a gas pipeline under the Arabian Sea in Muscat on {day}. "
    "Oil Minister Said al-Harrasi said that the pipeline would carry 31 million cubic metres a "
    "day from 2030, and that India would pay for two thirds of it."
)
STRIKE = (
    "Dockers in the port of Arica walked out on {day} after talks on overtime had failed. "
    "Union leader Marta Quispe said that 640 cranes and lorries stood still along the quay, and "
    "that the strike would last until the port company came back to the table."
)
FURTHER = "A copper train from Calama waits outside the town, its driver said by telephone."


@cache
def load_engine() -> Engine:
    """Give an engine that reads by rules."""
    return Engine(reader=RuleReader(), tables=load_tables())


def write_report(folder: Path, name: str, body: str, *, day: int, outlet: str) -> Path:
    """Write a report of a day in March 2026 as a text file."""
    text = body.format(day=date(2026, 3, day).strftime("%A"))
    path = folder / f"{name}.txt"
    path.write_text(f"{text[:44]}\n\nBy Ana Reis\n{outlet}, {day} March 2026\n\n{text}\n")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports of a treaty, two of them one copy, and one of a strike before."""
    write_report(tmp_path, "late", DEAL, day=11, outlet="Gulf Standard")
    write_report(tmp_path, "copy", DEAL, day=10, outlet="Bay Courier")
    write_report(tmp_path, "own", DEAL + " " + FURTHER, day=10, outlet="Hill Gazette")
    write_report(tmp_path, "strike", STRIKE, day=4, outlet="Lake Tribune")
    return tmp_path


def list_all(*inputs: Path, engine: Engine | None = None) -> list[ListedStory | Note | Unread]:
    """List the stories of files."""
    names = [str(path) for path in inputs]
    return list(list_inputs(names, options=SourceOptions(), today=TODAY, engine=engine))


def stories_of(items: list[ListedStory | Note | Unread]) -> Iterator[ListedStory]:
    """Give the stories alone."""
    return (item for item in items if isinstance(item, ListedStory))


def test_the_earliest_story_comes_first_and_its_reports_by_day(folder: Path) -> None:
    strike, deal = stories_of(list_all(folder))
    assert [Path(uri).stem for uri in strike.reports] == ["strike"]
    assert [Path(uri).stem for uri in deal.reports][-1] == "late"
    assert len(deal.reports) == 3


@pytest.mark.parametrize("is_read", [False, True])
def test_each_line_fits_its_schema_and_names_its_own_reports(folder: Path, is_read: bool) -> None:
    """Every address on a line is one of its reports'."""
    schema = json.loads(read_schema("story"))
    for story in stories_of(list_all(folder, engine=load_engine() if is_read else None)):
        line = json.loads(msgspec.json.encode(story))
        jsonschema.validate(line, schema)
        assert line["schema"] == "crosswire.story/1"
        named = [uri for family in line["families"] for uri in family]
        named += [uri for origin in line["origins"] for uri in origin["reports"]]
        named += [uri for pair in line["why"] for uri in (pair["report"], pair["other"])]
        assert set(named) <= set(line["reports"])


def test_a_report_says_with_which_earlier_one_it_stands(folder: Path) -> None:
    _, deal = stories_of(list_all(folder))
    assert {pair.report for pair in deal.why} == set(deal.reports[1:])
    assert all(0.5 < pair.score <= 1 and pair.because for pair in deal.why)


def test_the_same_copy_is_one_family(folder: Path) -> None:
    _, deal = stories_of(list_all(folder))
    (family,) = deal.families
    assert {"copy", "late"} <= {Path(uri).stem for uri in family}


def test_without_an_engine_the_days_are_those_of_publication(folder: Path) -> None:
    """What needs reading stays empty."""
    _, deal = stories_of(list_all(folder))
    assert deal.date is not None
    assert (deal.date.start, deal.date.end) == ("2026-03-10", "2026-03-11")
    assert deal.date.basis == "days of publication"
    assert (deal.types, deal.participants, deal.origins) == ((), (), ())


def test_with_an_engine_a_story_has_what_happened_and_who_took_part(folder: Path) -> None:
    _, deal = stories_of(list_all(folder, engine=load_engine()))
    assert deal.types
    assert {actor.country for actor in deal.participants} >= {"IND", "OMN"}
    assert {uri for origin in deal.origins for uri in origin.reports} == set(deal.reports)


def test_the_order_of_the_inputs_changes_nothing(folder: Path) -> None:
    paths = sorted(folder.glob("*.txt"))
    assert list_all(*paths) == list_all(*reversed(paths))


def test_what_is_not_read_is_named_and_the_rest_goes_on(folder: Path) -> None:
    """A missing file, and one without text."""
    (folder / "empty.txt").write_text("")
    items = list_all(folder, folder / "gone.txt")
    unread = {Path(item.uri).stem for item in items if isinstance(item, Unread)}
    assert unread == {"empty", "gone"}
    assert len(list(stories_of(items))) == 2


def test_a_story_that_went_into_another_is_told_in_its_lineage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third report belongs to both: one story stays, with the addresses of what moved."""
    monkeypatch.setattr(listing, "StoryStream", SectionStream)
    records = [
        {"url": f"https://{name}.example/1", "section": section, "published": day, "text": text}
        for name, section, day, text in (
            ("star", "valley", "2026-03-03", DEAL),
            ("post", "dam", "2026-03-04", STRIKE),
            ("echo", "valley+dam", "2026-03-05", f"{DEAL} {STRIKE}"),
        )
    ]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    (story,) = stories_of(list_all(tmp_path / "feed.jsonl"))
    assert sorted(story.reports) == sorted(str(one["url"]) for one in records)
    (change,) = story.lineage
    assert (change.kind, change.story) == (LineageKind.MERGED, "s-dam")
    assert change.reports == ("https://post.example/1",)


def test_the_steps_are_told(folder: Path) -> None:
    told: list[tuple[str, int, int | None]] = []

    def progress(step: str, n_done: int, n_all: int | None) -> None:
        told.append((step, n_done, n_all))

    inputs = [str(folder)]
    options = SourceOptions()
    list(list_inputs(inputs, options=options, today=TODAY, engine=None, progress=progress))
    assert ("collecting", 4, None) in told
    assert ("grouping", 4, 4) in told
    assert told[-1] == ("describing", 2, 2)


def test_a_spool_gives_back_what_it_was_given_in_order_of_publication() -> None:
    """Undated reports come last, those of one day by id."""
    days = {"c": "2026-03-02", "b": "2026-03-02", "a": None, "d": "2026-03-01"}
    articles = {
        name: Article(id=name, uri=f"{name}.txt", text=name, published=day)
        for name, day in days.items()
    }
    with Spool() as spool:
        for article in articles.values():
            spool.add(article)
        assert len(spool) == 4
        assert [article.id for article in spool.in_order()] == ["d", "b", "c", "a"]
        assert spool.get("c") == articles["c"]
        assert spool.uri_of("a") == "a.txt"


TOLLS = (
    ("Blast at Varna silo kills {}", "An explosion at a grain silo in Varna killed {} people on"),
    ("{} dead as Varna ferry sinks", "A ferry sank off Varna and {} people drowned on"),
    ("Fire kills {} in Varna market", "A fire in the market of Varna killed {} people on"),
    ("Market of Varna burns down", "A fire in the market of Varna killed {} people on"),
)


@pytest.mark.parametrize(("title", "line"), TOLLS)
def test_the_headline_is_that_of_the_comparison(tmp_path: Path, title: str, line: str) -> None:
    """A toll that was updated heads no story, in the list as in the comparison."""
    thanks = "Mayor Ivo Petrov came to the quay and thanked the crews of two fire boats."
    closed = "The harbour office closed the eastern basin to ships until Friday evening."
    outlets = (
        ("Bay Courier", 4, "nine", f"{thanks} {closed}"),  # the fullest of them
        ("Hill Gazette", 5, "eleven", thanks),
        ("Lake Post", 5, "eleven", closed),
    )
    for at, (outlet, day, toll, more) in enumerate(outlets):
        told = f"{line.format(toll)} Tuesday, 3 March, the fire service of Varna said."
        text = f"{title.format(toll)}\n\n{outlet}, {day} March 2026\n\n{told}\n\n{more}\n"
        (tmp_path / f"{at}.txt").write_text(text)
    engine = load_engine()
    names = [str(tmp_path)]
    listed = stories_of(list_all(tmp_path, engine=engine))
    compared, _ = compare_inputs(names, options=SourceOptions(), today=TODAY, engine=engine)
    titles = [one.story.title for one in compared]
    assert [story.title for story in listed] == titles
    assert "nine" not in titles[0]
