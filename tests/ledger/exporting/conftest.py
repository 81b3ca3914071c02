"""A ledger of the example stories with everything in it that a record can hold."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from crosswire.ledger import Ledger, open_ledger
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.pipeline import Engine
from crosswire.reader.rules import RuleReader
from crosswire.reference import load_tables
from crosswire.types import Article, Part, Unread

NOW = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
FORMULA = "=HYPERLINK(1) was the answer of the harbour office, it said on Monday."


@pytest.fixture(autouse=True)
def sections() -> None:
    """Let reports be grouped by what they tell, as outside of tests."""


@pytest.fixture(scope="session")
def engine() -> Engine:
    """What reads by rules alone."""
    return Engine(reader=RuleReader(), tables=load_tables())


def open_at(path: Path, engine: Engine, *, is_writing: bool = True) -> Ledger:
    """Open a ledger at a fixed time."""
    return open_ledger(path, engine=lambda: engine, clock=lambda: NOW, is_writing=is_writing)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, examples: Path, engine: Engine) -> Path:
    """A ledger with stories, a correction, a retraction, judgements and what was not read."""
    path = tmp_path_factory.mktemp("filled") / "desk.db"
    with open_at(path, engine) as ledger:
        for story in sorted(examples.iterdir()):
            for report in sorted(story.iterdir()):
                ledger.add(report)
        ledger.add([Unread(uri="torn.pdf", reason="no text in it")])
        ledger.add([_article(FORMULA, "https://harbour.example/a", "Harbour =News; Daily")])
        ledger.add([_article("Rain.", "https://harbour.example/b", None)])
        statements = ledger.claims(kind="statement", limit=500)
        first = statements[0]
        second = next(
            one for one in statements if one.story == first.story and one.claim.id != first.claim.id
        )
        ledger.judge(first.claim.id, second.claim.id, "unsure", why="ask the desk in Oslo")
        reports = [one for one in ledger.claims(limit=500) if one.claim.event]
        ledger.retract(reports[-1].claim.reports[0], why="withdrawn by its outlet")
        old = _article("Two boats sank off Skagen on Monday, police said.", "boats.txt", "Skagen")
        ledger.add([old])
        new = replace(old, id="r-boats-2", text=old.text.replace("Two", "Three"))
        ledger.correct(old.id, new)
        assert ledger.check().n_faults == 0
    return path


def _article(text: str, uri: str, outlet: str | None) -> Article:
    name = "r" + "".join(letter for letter in uri if letter.isalnum())
    return Article(
        id=name,
        uri=uri,
        outlet=outlet,
        title="- Harbour\tnews",
        published="2026-03-02",
        language="en",
        text=text,
        paragraphs=(Part(start=0, end=len(text)),),
    )


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    """A copy of that ledger, to be changed."""
    return Path(shutil.copy(filled, tmp_path / "desk.db"))


@pytest.fixture
def database(filled: Path) -> Iterator[SqliteDatabase]:
    """What holds that ledger, for reading."""
    opened = SqliteDatabase(filled, is_writing=False)
    yield opened
    opened.close()


@pytest.fixture
def ledger(filled: Path, engine: Engine) -> Iterator[Ledger]:
    """That ledger, for reading."""
    with open_at(filled, engine, is_writing=False) as opened:
        yield opened
