"""What one report alone has, without what lies inside the words of another of its claims."""

from __future__ import annotations

from msgspec.structs import replace

from crosswire.types import Claim, ClaimKind, Verdict
from crosswire.views.digest import arrange
from crosswire.views.within import find_parts
from tests.views.crowd import make_article, make_claim, make_story

ARTICLES = [make_article(at, 12) for at in range(2)]


def part_of(whole: Claim, number: int, n_off: int, **fields: object) -> Claim:
    """Make a claim of the first report in the words of another, without the last ones."""
    mention = whole.mentions[0]
    end = mention.end - n_off
    text = ARTICLES[0].text
    inside = replace(mention, end=end, exact=text[mention.start : end])
    claim = make_claim(number, ARTICLES[:1], **fields)
    return replace(claim, mentions=(inside,))


def test_what_a_longer_line_holds_is_no_line_of_its_own() -> None:
    """ "The mayor said gangs had threatened him" holds "gangs had threatened him"."""
    whole = make_claim(1, ARTICLES[:1])
    part = part_of(whole, 2, 15, summary="Line 1 of outlet 0 tells of")
    assert find_parts([whole, part]) == {"c2"}
    [entry] = arrange(make_story(ARTICLES, [whole, part])).alone
    assert [view.claim.id for view in entry.claims] == ["c1"]


def test_what_several_reports_tell_more_fully_is_no_news_of_one() -> None:
    shared = make_claim(1, ARTICLES)
    assert find_parts([shared, part_of(shared, 2, 15)]) == {"c2"}
    assert shared.verdict is Verdict.AGREE


def test_of_the_same_words_one_line_is_left() -> None:
    """The one that says who tells it."""
    event = make_claim(1, ARTICLES[:1])
    said = part_of(event, 2, 0, kind=ClaimKind.STATEMENT, event=None)
    assert find_parts([event, said]) == {"c1"}


def test_figures_are_parts_of_nothing() -> None:
    whole = make_claim(1, ARTICLES[:1])
    figure = part_of(whole, 2, 15, kind=ClaimKind.FIGURE, event=None)
    assert not find_parts([whole, figure])
