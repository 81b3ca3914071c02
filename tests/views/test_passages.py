"""Reports cut into segments."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from crosswire.types import ClaimKind
from crosswire.views.passages import cut_report
from tests.views.fixture_reports import ARTICLES, LAGOON, TEXT_LAGOON, mention
from tests.views.fixtures import rich_comparison


def test_every_paragraph_is_shown_whole() -> None:
    """Segments joined give each paragraph, and nothing printable of the text is lost."""
    comparison = rich_comparison()
    for article in ARTICLES:
        blocks = cut_report(article, comparison.claims)
        body = [
            article.text[block.segments[0].start : block.segments[-1].end]
            for block in blocks
            if block.is_body
        ]
        assert body == [article.text[part.start : part.end] for part in article.paragraphs]
        shown = "".join(article.text[s.start : s.end] for b in blocks for s in b.segments)
        assert "".join(shown.split()) == "".join(article.text.split())


def test_the_surroundings_are_not_body() -> None:
    """A headline above and a subscription line below are marked as such."""
    blocks = cut_report(LAGOON, ())
    assert [block.is_body for block in blocks] == [False, True, True, True, True, False]


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT_LAGOON)), st.integers(1, 80)), min_size=1, max_size=12
    )
)
def test_overlapping_passages_keep_all_their_claims(spans: list[tuple[int, int]]) -> None:
    """Each character belongs to exactly the claims whose passages cover it."""
    base = rich_comparison().claims[0]
    any_mention = mention(LAGOON, "Four people", ClaimKind.FIGURE)
    claims = []
    for start, length in spans:
        placed = msgspec.structs.replace(
            any_mention, start=start, end=min(start + length, len(TEXT_LAGOON))
        )
        claims.append(msgspec.structs.replace(base, mentions=(placed,)))
    for block in cut_report(LAGOON, claims):
        for segment in block.segments:
            for offset in range(segment.start, segment.end):
                covering = tuple(
                    n
                    for n, claim in enumerate(claims)
                    if claim.mentions[0].start <= offset < claim.mentions[0].end
                )
                assert segment.claims == covering
