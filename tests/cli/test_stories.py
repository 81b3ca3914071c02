"""`crosswire stories`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import jsonschema
import msgspec
import pytest

from crosswire.ledger import open_ledger
from crosswire.schema import read_schema
from crosswire.types import ListedStory, Note, NoteKind, Origin, OriginKind, Reason, Unread
from tests.cli.conftest import FakePipeline, Result
from tests.ledger.helpers import NOON, load_engine, make_article

Run = Callable[..., Result]

STORY = ListedStory(
    id="s-0123456789ab",
    title="Oman and India sign a treaty",
    reports=("a.txt", "b.txt"),
    families=(("a.txt", "b.txt"),),
    why=(Reason(report="b.txt", other="a.txt", score=0.97, because="Both name Oman."),),
)
UNREAD = Unread(uri="x.bin", reason="a binary file; give text")


@dataclass
class FakeListing:
    """Stands in for the grouping: what it yields, and what it was told."""

    items: tuple[ListedStory | Note | Unread, ...] = ()
    calls: list[dict[str, object]] = field(default_factory=list)

    def list_inputs(
        self, inputs: Sequence[str], **named: object
    ) -> Iterator[ListedStory | Note | Unread]:
        """Hand out the prepared stories."""
        self.calls.append({"inputs": tuple(inputs), **named})
        yield from self.items


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch, pipeline: FakePipeline) -> FakeListing:
    """A grouping under the test's control."""
    fake = FakeListing()
    module = ModuleType("crosswire.listing")
    module.list_inputs = fake.list_inputs
    monkeypatch.setitem(sys.modules, "crosswire.listing", module)
    return fake


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of one small story."""
    place = str(tmp_path / "desk.db")
    article = make_article("Kenya and Vietnam signed a treaty in Hanoi on Monday.")
    with open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True) as opened:
        opened.add(iter([article]))
    return place


def test_one_object_a_story_that_fits_its_schema(crosswire: Run, listing: FakeListing) -> None:
    """--json prints JSON Lines."""
    listing.items = (STORY, STORY)
    result = crosswire("stories", "a.txt", "b.txt", "--json")
    assert (result.status, result.err) == (0, "")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["schema"] for line in lines] == ["crosswire.story/1"] * 2
    for line in lines:
        jsonschema.validate(line, json.loads(read_schema("story")))


def test_the_default_is_for_reading(crosswire: Run, listing: FakeListing) -> None:
    """Each report stands with the sentence on why it is there."""
    listing.items = (STORY,)
    out = crosswire("stories", "a.txt", "b.txt").out
    assert out.startswith("Oman and India sign a treaty\n2 reports · s-0123456789ab\n")
    assert "  b.txt\n      with a.txt (97%): Both name Oman.\n" in out
    assert "Same copy: a.txt and b.txt" in out


def test_who_is_named_has_an_origin(crosswire: Run, listing: FakeListing) -> None:
    """A ministry whose way of telling is open is named; only what nobody is named for is not."""
    ministry = Origin(
        id="origin-ministry", kind=OriginKind.UNKNOWN, name="Port Ministry", reports=("a.txt",)
    )
    agency = Origin(id="origin-efe", kind=OriginKind.AGENCY, name="EFE", reports=("b.txt",))
    nobody = Origin(
        id="unknown-r1",
        kind=OriginKind.UNKNOWN,
        name="unknown (as carried by B)",
        reports=("b.txt",),
    )
    listing.items = (msgspec.structs.replace(STORY, origins=(ministry, agency, nobody)),)
    lines = [line.strip() for line in crosswire("stories", "a.txt").out.splitlines()]
    assert "Origin: Port Ministry" in lines
    assert "Origin: EFE (agency)" in lines
    assert "Origin not stated: for some or all of b.txt" in lines
    assert not any("unknown" in line for line in lines)


def test_notes_of_single_reports_are_left_to_read(crosswire: Run, listing: FakeListing) -> None:
    listing.items = (Note(kind=NoteKind.ENCODING, text="read as Windows-1252"), STORY)
    result = crosswire("stories", "a.txt", "--json")
    assert (result.status, result.err) == (0, "")
    assert len(result.out.splitlines()) == 1


def test_unread_inputs_make_status_1(crosswire: Run, listing: FakeListing) -> None:
    listing.items = (UNREAD, STORY)
    result = crosswire("stories", "a.txt", "x.bin", "--json")
    assert result.status == 1
    assert "not read: x.bin: a binary file; give text" in result.err
    assert len(result.out.splitlines()) == 1


def test_nothing_readable_is_status_1(crosswire: Run, listing: FakeListing) -> None:
    listing.items = (UNREAD,)
    result = crosswire("stories", "x.bin")
    assert (result.status, result.out) == (1, "")
    assert "no report could be read in 1 input" in result.err


def test_quick_hands_over_nothing_that_reads(
    crosswire: Run, listing: FakeListing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it, the reader is there."""
    engine = object()
    monkeypatch.setattr(sys.modules["crosswire.pipeline"].Engine, "default", lambda: engine)
    listing.items = (STORY,)
    crosswire("stories", "a.txt", "--quick")
    crosswire("stories", "a.txt")
    assert [call["engine"] for call in listing.calls] == [None, engine]


def test_without_a_file_the_stories_of_a_ledger_are_listed(crosswire: Run, ledger: str) -> None:
    """As lines of their own kind, by numbers and not by reports."""
    result = crosswire("stories", "--ledger", ledger, "--json")
    (line,) = (json.loads(one) for one in result.out.splitlines())
    assert (line["n_reports"], line["id"][:2], "reports" in line) == (1, "s-", False)
    assert line["title"] in crosswire("stories", "--ledger", ledger).out


def test_a_choice_that_fits_no_story_says_so(crosswire: Run, ledger: str) -> None:
    result = crosswire("stories", "--ledger", ledger, "--country", "CHL")
    assert (result.status, result.out) == (0, "")
    assert "no story fits" in result.err


def test_a_ledger_without_stories_says_what_brings_them(crosswire: Run, tmp_path: Path) -> None:
    place = str(tmp_path / "new.db")
    open_ledger(place, engine=load_engine, clock=lambda: NOON, is_writing=True).close()
    result = crosswire("stories", "--ledger", place)
    assert (result.status, result.out) == (0, "")
    assert "no stories yet; `crosswire add` brings them" in result.err


@pytest.mark.parametrize(
    ("option", "said"),
    [(("--country", "Chille"), "did you mean Chile (CHL)"), (("--type", "MEET"), "CONSULT")],
)
def test_a_choice_that_there_is_not_is_wrong_usage(
    crosswire: Run, ledger: str, option: tuple[str, str], said: str
) -> None:
    """The message says what there is."""
    result = crosswire("stories", "--ledger", ledger, *option)
    assert result.status == 2
    assert said in result.err


def test_a_ledger_that_is_missing_is_wrong_usage(crosswire: Run, tmp_path: Path) -> None:
    result = crosswire("stories", "--ledger", str(tmp_path / "gone.db"))
    assert result.status == 2
    assert "gone.db" in result.err


def test_claims_of_a_story_are_found_by_any_id_that_leads_to_it(
    crosswire: Run, ledger: str
) -> None:
    """One that leads nowhere is wrong usage, not an empty list."""
    (line,) = crosswire("stories", "--ledger", ledger, "--json").out.splitlines()
    story = json.loads(line)["id"]
    assert crosswire("claims", "--story", story, "--ledger", ledger, "--json").out
    result = crosswire("claims", "--story", "s-0123456789ab", "--ledger", ledger)
    assert result.status == 2
    assert "holds no story 's-0123456789ab'; `crosswire stories` lists them" in result.err
