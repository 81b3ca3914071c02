"""The HTML page of two states."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import html
from msgspec.structs import replace

from crosswire.ledger.records import CommitmentState, DyadPage
from crosswire.views import page_dyad
from crosswire.views.page_timeline import write_timeline
from tests.views.fixture_reports import IMAGE, SCRIPT
from tests.views.ledger_fixtures import HOSTILE, NAMES, WEB, empty_dyad, make_dyad, make_months


def parse(text: str) -> html.HtmlElement:
    """Parse the page."""
    return html.document_fromstring(text)


def write(n_months: int = 30) -> str:
    """Write the page of two hostile states."""
    return page_dyad.render(make_dyad(n_months, hostile=HOSTILE), NAMES)


def test_the_page_needs_nothing_else() -> None:
    text = write()
    tree = parse(text)
    assert tree.xpath("//@src") == []
    assert tree.xpath("//link/@href") == ["data:,"]
    assert "@import" not in text
    assert "url(" not in text
    assert "script-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]


def test_hostile_text_is_escaped() -> None:
    text = write()
    assert SCRIPT not in text
    assert IMAGE not in text
    assert parse(text).xpath("//script") == []
    assert "\x1b" not in text


def test_no_style_or_event_handler_in_markup() -> None:
    tree = parse(write())
    assert tree.xpath("//@style") == []
    assert [name for e in tree.iter() for name in e.attrib if name.startswith("on")] == []


def test_only_web_addresses_become_links() -> None:
    hrefs = parse(write()).xpath("//a/@href")
    assert all(href.startswith(("#", "https://")) for href in hrefs)
    assert WEB in hrefs


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    tree = parse(write())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    labels = {name for names in tree.xpath("//@aria-labelledby") for name in names.split()}
    assert targets | labels <= set(ids)


def test_headings_skip_no_level() -> None:
    tree = parse(write())
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[:2] == [1, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_line_has_its_passage() -> None:
    """Events, relations, commitments and values are followed by the words they come from."""
    tree = parse(write())
    lines = tree.xpath("//li[contains(@class, 'claim')] | //tbody/tr")
    assert len(lines) > 15
    assert all(line.xpath(".//blockquote//cite") for line in lines)


def test_a_bar_leads_to_the_first_event_of_its_month() -> None:
    tree = parse(page_dyad.render(make_dyad(35), NAMES))
    assert tree.xpath("//svg//a/@href") == ["#m-2031-03"]
    (target,) = tree.xpath("//*[@id='m-2031-03']")
    assert "rail accord" in target.text_content()


@pytest.mark.parametrize("n_months", [1, 2, 6, 30, 240])
def test_the_picture_stays_inside_its_frame(n_months: int) -> None:
    """Bars and names of months lie between the edges, for one month and for twenty years."""
    picture = html.fragment_fromstring(write_timeline(make_months(n_months), "label", ()))
    width, height = (float(n) for n in picture.get("viewbox", picture.get("viewBox")).split()[2:])
    bars = picture.xpath("//rect")
    assert len(bars) == n_months
    for bar in bars:
        x, y, wide, high = (float(bar.get(name)) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + wide <= width
        assert y >= 0
        assert y + high <= height
    assert len(picture.xpath("//text")) < 40


def test_each_bar_says_its_month_its_sum_and_its_events() -> None:
    picture = write_timeline(make_months(1), "label", ())
    assert "<title>May 2028: +1, 4 events (2 meeting or consultation, 2 accusation)" in picture


def test_nothing_between_two_states_is_said() -> None:
    text = page_dyad.render(empty_dyad(), NAMES)
    assert "No event between the two is known." in text
    assert "<svg" not in text


def test_the_same_values_give_the_same_page() -> None:
    assert write() == write()


def test_a_month_without_a_year_is_no_month() -> None:
    assert re.search("No dated event", write_timeline((), "label", ()))


def figures_of(page: DyadPage) -> list[html.HtmlElement]:
    """Give the rows of the figures."""
    return parse(page_dyad.render(page, NAMES)).xpath("//table/tbody/tr")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_figure_that_another_story_contradicts_is_marked(at: int) -> None:
    """Each of its values is, and the passage of the other story stands under the last."""
    page = make_dyad(2, hostile=HOSTILE)
    before = [row.text_content() for row in figures_of(page)]
    figures = list(page.figures)
    other = replace(figures[at].evidence, story="s-other", outlet="Cape Sentinel")
    figures[at] = replace(figures[at], clashes=(other,))
    rows = figures_of(replace(page, figures=tuple(figures)))
    said = [row for row in rows if "Another story says otherwise" in row.text_content()]
    assert len(said) == 1
    assert "Cape Sentinel" in said[0].text_content()
    assert "v-conflict" in said[0].get("class")
    assert said[0].xpath("./td/span[@class='disputed']/text()") == ["✗"]
    assert not any("Another story says otherwise" in text for text in before)


def test_only_what_is_disputed_is_marked() -> None:
    for row in figures_of(make_dyad(2, hostile=HOSTILE)):
        is_marked = bool(row.xpath(".//span[@class='disputed']"))
        assert is_marked == ("v-conflict" in row.get("class"))


def test_each_state_of_a_commitment_has_its_colour() -> None:
    style = "".join(parse(write()).xpath("//style/text()"))
    assert [one for one in CommitmentState if f".s-{one.value}" not in style] == []
