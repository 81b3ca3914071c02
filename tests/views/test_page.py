"""The HTML page as text; tests/views/test_page_browser.py sees it in a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import msgspec
from lxml import html

from crosswire.types import AspectValue, ClaimKind
from crosswire.views import page
from tests.views.fixture_reports import IMAGE, LAGOON, SCRIPT, mention
from tests.views.fixtures import rich_comparison, single_comparison


def parse(text: str) -> html.HtmlElement:
    """Parse the page."""
    return html.document_fromstring(text)


def test_the_page_needs_nothing_else() -> None:
    """No address is loaded: no image, frame, font, style sheet or script from elsewhere."""
    tree = parse(page.render([rich_comparison()]))
    assert tree.xpath("//@src") == []
    assert tree.xpath("//link/@href") == ["data:,"]
    assert "@import" not in page.render([rich_comparison()])
    assert "url(" not in page.render([rich_comparison()])


def test_the_policy_names_the_hash_of_style_and_script() -> None:
    """What the policy allows is exactly what the page holds."""
    text = page.render([rich_comparison()])
    policy = parse(text).xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_escaped() -> None:
    """Neither a script nor an image of an article becomes an element."""
    text = page.render([rich_comparison()])
    assert SCRIPT not in text
    assert IMAGE not in text
    assert "&lt;script&gt;" in text
    assert len(parse(text).xpath("//script")) == 1


def test_no_style_or_event_handler_in_markup() -> None:
    """The policy would block them, and data could slip into them."""
    tree = parse(page.render([rich_comparison()]))
    assert tree.xpath("//@style") == []
    assert [name for e in tree.iter() for name in e.attrib if name.startswith("on")] == []


def test_only_web_addresses_become_links() -> None:
    """ "javascript:" in a feed stays text."""
    hrefs = parse(page.render([rich_comparison()])).xpath("//a/@href")
    assert all(href.startswith(("#", "https://", "http://")) for href in hrefs)
    assert "https://news.example/wire/4711?a=1&b=2" in hrefs


def test_the_script_builds_no_markup_from_data() -> None:
    """The script moves classes and text, never HTML."""
    (script,) = re.findall(r"<script>(.*?)</script>", page.render([rich_comparison()]), re.DOTALL)
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write"):
        assert word not in script


def test_landmarks_and_headings() -> None:
    """One main, one h1, a heading for each story, and no level is skipped."""
    tree = parse(page.render([rich_comparison(), single_comparison()]))
    assert tree.get("lang") == "en"
    assert len(tree.xpath("//main")) == 1
    assert len(tree.xpath("//h1")) == 1
    assert len(tree.xpath("//h2")) == 2
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_several_stories_have_a_contents_list() -> None:
    """Each story is a link away; one story needs no list."""
    several = parse(page.render([rich_comparison(), single_comparison()]))
    assert several.xpath("//nav//a/@href") == ["#s1", "#s2"]
    assert parse(page.render([rich_comparison()])).xpath("//nav") == []


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    """Every link inside the page has its target, once."""
    tree = parse(page.render([rich_comparison(), single_comparison()]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    labels = {name for names in tree.xpath("//@aria-labelledby") for name in names.split()}
    assert targets | labels <= set(ids)


def test_the_same_comparison_gives_the_same_page() -> None:
    """No clock and no chance enters the page."""
    assert page.render([rich_comparison()]) == page.render([rich_comparison()])


def test_each_of_two_wordings_of_a_report_leads_to_its_own_words() -> None:
    """The Courier has the cost twice: each link goes where it says."""
    comparison = rich_comparison()
    claim = next(claim for claim in comparison.claims if claim.id == "c-cost")
    twin = mention(LAGOON, "Four people", ClaimKind.FIGURE, figure=claim.figure)
    aspect = claim.aspects[0]
    values = tuple(
        msgspec.structs.replace(value, mentions=(at,)) for at, value in enumerate(aspect.values)
    )
    other = AspectValue(value="4", reports=("r-lagoon",), mentions=(3,))
    told = msgspec.structs.replace(
        claim,
        mentions=(*claim.mentions, twin),
        aspects=(msgspec.structs.replace(aspect, values=(*values, other)),),
    )
    tree = parse(page.render([msgspec.structs.replace(comparison, claims=(told,))]))
    links = tree.xpath("//ul[@class='wordings']//a[text()='The Lagoon Courier']/@href")
    words = [tree.get_element_by_id(link[1:]).text_content() for link in links]
    assert words == ["240 million euros", "Four people"]
