"""Plots: what stands on them, and that the same data give the same file."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from crosswire.errors import UsageError
from crosswire.ledger.records import DyadMonth
from crosswire.types import EventType, Verdict
from tests.views.fixtures import rich_comparison
from tests.views.ledger_fixtures import (
    HOSTILE,
    NAMES,
    claim_entry,
    empty_dyad,
    entry,
    make_dyad,
    some_figures,
    value,
)

try:
    import matplotlib  # noqa: F401
except ImportError:
    MESSAGE = "SKIPPED: matplotlib is missing; `pip install 'crosswire[plots]'` runs these"
    warnings.warn(MESSAGE, stacklevel=1)
    pytest.skip(MESSAGE, allow_module_level=True)

from crosswire.views.agreement import PairCount
from crosswire.views.plots import agreement, plot_agreement, plot_dyad, plot_figures

MANY = tuple(
    f"Outlet number {number} of the whole coast and its hinterland" for number in range(35)
)
Draw = Callable[[Path], None]
ALL: dict[str, Draw] = {
    "dyad": lambda target: plot_dyad(make_dyad(), target, names=NAMES),
    "a hostile dyad": lambda target: plot_dyad(
        make_dyad(3, hostile=HOSTILE), target, names={"BWA": HOSTILE, "SVN": "$\\frac{a$"}
    ),
    "one month": lambda target: plot_dyad(make_dyad(1), target),
    "twenty years": lambda target: plot_dyad(make_dyad(240), target),
    "no dyad": lambda target: plot_dyad(empty_dyad(), target),
    "figures": lambda target: plot_figures(some_figures(), target),
    "one figure": lambda target: plot_figures(some_figures()[3:4], target),
    "no figure": lambda target: plot_figures((), target),
    "hostile figures": lambda target: plot_figures(
        [entry(value(1, 1, HOSTILE, speaker="$x$", measured=HOSTILE), verdict=Verdict.CONFLICT)],
        target,
    ),
    "agreement": lambda target: plot_agreement(rich_comparison(), target),
    "thirty outlets": lambda target: plot_agreement(
        [
            claim_entry(Verdict.AGREE, MANY),
            claim_entry(Verdict.VARY, MANY[:2], MANY[:1], MANY[1:2]),
        ],
        target,
    ),
    "no agreement": lambda target: plot_agreement((), target),
}


def read_texts(target: Path) -> str:
    """Give what is written on a plot: letters are outlines, each text has a comment before it."""
    tree = etree.fromstring(target.read_bytes())
    comments = tree.iter(etree.Comment)
    return "\n".join(str(comment.text).strip() for comment in comments)


@pytest.mark.parametrize("name", ALL)
def test_the_same_data_give_the_same_file(name: str, tmp_path: Path) -> None:
    """A clean SVG, without a date, a font, a script or anything to fetch."""
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    ALL[name](one)
    ALL[name](other)
    assert one.read_bytes() == other.read_bytes()
    text = one.read_text()
    assert "<dc:date>" not in text
    assert "font-family" not in text
    tree = etree.fromstring(one.read_bytes())
    assert tree.xpath("//*[local-name()='script' or local-name()='image']") == []
    hrefs = tree.xpath("//@xlink:href", namespaces={"xlink": "http://www.w3.org/1999/xlink"})
    assert all(str(href).startswith("#") for href in hrefs)


def test_a_picture_has_twice_the_pixels_of_a_screen(tmp_path: Path) -> None:
    """1,200 by 700 on a screen, twice that for print."""
    ALL["dyad"](tmp_path / "plot.png")
    head = (tmp_path / "plot.png").read_bytes()[16:24]
    assert (int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")) == (2400, 1400)


def test_a_timeline_says_what_it_shows_and_in_what(tmp_path: Path) -> None:
    ALL["dyad"](tmp_path / "plot.svg")
    text = read_texts(tmp_path / "plot.svg")
    for words in (
        "Botswana and Slovenia",
        "sum of scores",
        "▲ cooperation",
        "conflict in words",
        "open, due 31 October 2031",
        "1 open commitment without a date not shown.",
    ):
        assert words in text
    assert "lend the money" not in text


def test_a_request_among_conflicts_is_explained(tmp_path: Path) -> None:
    """PLOVER classes an invitation so; whoever sees it below the line is told."""
    month = DyadMonth(month="2031-03", n_events=1, score=0.0, by_type={EventType.REQUEST: 1})
    page = msgspec.structs.replace(make_dyad(1), months=(month,))
    plot_dyad(page, tmp_path / "plot.svg")
    assert "a request, be it an invitation, is conflict in words" in read_texts(
        tmp_path / "plot.svg"
    )
    ALL["no dyad"](tmp_path / "other.svg")
    assert "request" not in read_texts(tmp_path / "other.svg")


def test_figures_say_their_unit_and_their_conflicts(tmp_path: Path) -> None:
    ALL["figures"](tmp_path / "plot.svg")
    text = read_texts(tmp_path / "plot.svg")
    for words in (
        "USD",
        "people",
        "✗ conflict",
        "update",
        "Plough Party",
        "1 value in another unit",
    ):
        assert words in text
    assert "> 3.6 bn" in text or "&gt; 3.6 bn" in text


def test_a_matrix_cuts_long_names_and_counts_those_left_out(tmp_path: Path) -> None:
    ALL["thirty outlets"](tmp_path / "plot.svg")
    text = read_texts(tmp_path / "plot.svg")
    assert "35 outlets" not in text
    assert "5 outlets with fewer claims not shown." in text
    assert "…" in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no dyad", "No dated event, relation or commitment is known."),
        ("no figure", "No figure is known."),
        ("no agreement", "No two outlets carry the same claim."),
    ],
)
def test_empty_data_make_a_plot_that_says_so(name: str, words: str, tmp_path: Path) -> None:
    ALL[name](tmp_path / "plot.svg")
    assert words in read_texts(tmp_path / "plot.svg")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"neither in \.svg nor in \.png"):
        ALL["dyad"](tmp_path / "plot.gif")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        ALL["no figure"](tmp_path / "nowhere" / "plot.svg")


def test_without_matplotlib_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"pip install 'crosswire\[plots\]'"):
        ALL["dyad"](tmp_path / "plot.svg")


def test_settings_of_the_user_are_left_as_they_were(tmp_path: Path) -> None:
    """Neither do they change our plots, nor do we change them."""
    import matplotlib  # noqa: PLC0415

    ALL["dyad"](tmp_path / "one.svg")
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "none"}):
        ALL["dyad"](tmp_path / "other.svg")
        assert matplotlib.rcParams["font.size"] == 30
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()


@pytest.mark.parametrize(
    ("is_below", "n_outlets", "words"),
    [
        (True, 3, "67 %\n4 of 6"),
        (False, 3, "17 %\n1 of 6\n1 varies"),
        (True, 20, "67"),
        (False, 20, "17"),
    ],
)
def test_both_halves_of_the_matrix_are_written_alike(
    is_below: bool, n_outlets: int, words: str
) -> None:
    """A share in percent, and where there is room of how many; never a count beside a share."""
    pair = PairCount(agree=4, vary=1, conflict=1)
    assert agreement._write_cell(pair, is_below, n_outlets) == words
