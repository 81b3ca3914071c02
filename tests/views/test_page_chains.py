"""The drawing of the origin chains."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crosswire.types.naming import name_reports
from crosswire.views.chains import trace_chains
from crosswire.views.page_chains import find_layers, wrap_cells, write_chains
from tests.views.crowd import make_article, make_origin, make_story
from tests.views.fixture_reports import ESCAPE, OVERRIDE, SCRIPT


def draw(*names: str) -> str:
    """Draw a story in which each name is an origin of both reports."""
    articles = [make_article(at, 1) for at in range(2)]
    origins = [make_origin(name, 0, 1) for name in names]
    return write_chains(
        trace_chains(make_story(articles, (), origins), name_reports(articles)), "s1"
    )


def test_the_drawing_is_well_formed_and_has_its_words_below() -> None:
    """It is an image with a label, described by the list of ways."""
    tree = etree.fromstring(draw("Kremlin"))
    (svg,) = tree.iter("svg")
    assert svg.get("role") == "img"
    assert svg.get("aria-label")
    described = tree.xpath(f"//*[@id='{svg.get('aria-describedby')}']//li/text()")
    assert described == ["Kremlin (press release) → Outlet 0 and Outlet 1"]


@pytest.mark.parametrize(
    "name", [SCRIPT, OVERRIDE, ESCAPE, "<b>&\"'", "\u05d0\u200f\u05d1", "x" * 5000, "長" * 90]
)
def test_a_hostile_name_is_text(name: str) -> None:
    """No mark-up, no turning of the direction, and no line longer than its box."""
    text = draw(name)
    tree = etree.fromstring(text)
    assert "<script" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\u200e\u200f]", text)
    lines = tree.xpath("//*[local-name()='text' and @class='name']/text()")
    assert lines
    assert all(len(line) <= 26 for line in lines)


def test_nothing_to_draw_is_nothing() -> None:
    """A story without reports that lean on anything has no section."""
    assert write_chains(trace_chains(make_story([]), {}), "s1") == ""


def test_layers_lead_from_left_to_right() -> None:
    """Each step goes to a later layer, and what leads nowhere stands last."""
    layers = find_layers(4, [(0, 1), (1, 2), (0, 3)])
    assert layers == [0, 1, 2, 2]


@given(st.text(max_size=300), st.integers(2, 40), st.integers(1, 3))
def test_a_wrapped_text_keeps_its_bounds(text: str, width: int, most: int) -> None:
    """Never more lines than asked for, never a line wider."""
    lines = wrap_cells(text, width, most)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)


def test_boxes_do_not_overlap() -> None:
    """Of a dozen origins every box has a place of its own."""
    tree = etree.fromstring(draw(*(f"Office of harbour matters number {at}" for at in range(12))))
    boxes = [
        tuple(float(rect.get(name)) for name in ("x", "y", "width", "height"))
        for rect in tree.iter("rect")
    ]
    for at, (x, y, width, height) in enumerate(boxes):
        for left, top, *_ in boxes[at + 1 :]:
            assert left >= x + width or left + width <= x or top >= y + height or top < y
