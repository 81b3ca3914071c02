"""A contradiction that is told twice stands once, whatever the view."""

from __future__ import annotations

import io

from msgspec.structs import replace
from rich.console import Console

from crosswire.ledger.summaries import sum_story
from crosswire.types import Aspect, AspectName, AspectValue, ClaimKind, Comparison, Verdict
from crosswire.views import markdown, page, terminal
from crosswire.views.digest import arrange
from crosswire.views.folding import count_again
from tests.views.crowd import make_article, make_claim, make_story

BENEATH = "1 more claim tells one of these again and stands beneath"


def a_denial(verdict: Verdict = Verdict.CONFLICT) -> Comparison:
    """A statement and an event in the same lines of two reports, of which one denies it."""
    articles = [make_article(number, 3) for number in range(3)]
    status = Aspect(
        name=AspectName.STATUS,
        values=(
            AspectValue(value="done", reports=("r0",), mentions=(0,)),
            AspectValue(value="denied", reports=("r1",), mentions=(1,)),
        ),
    )
    claims = [
        replace(
            make_claim(0, articles[:2], verdict=verdict, aspects=(status,)),
            id=kind.value,
            kind=kind,
            summary=f"The {kind.value}",
            because="Both cannot be true",
        )
        for kind in (ClaimKind.STATEMENT, ClaimKind.EVENT)
    ]
    return make_story(articles, claims)


def test_the_second_stands_beneath_the_first_and_in_no_list() -> None:
    """Neither among the conflicts nor among what a report leaves out."""
    digest = arrange(a_denial())
    ((verdict, (view,)),) = digest.groups
    assert verdict is Verdict.CONFLICT
    assert [one.claim.kind for one in view.again] == [ClaimKind.STATEMENT]
    assert [len(entry.claims) for entry in digest.left_out] == [1]


def test_every_view_counts_it_once_and_says_so() -> None:
    """Terminal, page, Markdown and the line of the story in a ledger."""
    comparison = a_denial()
    console = Console(width=200, file=io.StringIO(), record=True)
    terminal.render(comparison, console)
    text = " ".join(console.export_text().split())
    assert f"Conflict · 1 these cannot both be true; {BENEATH}" in text
    assert "The same as a statement: The statement. Both cannot be true." in text
    shown = page.render([comparison])
    assert shown.count(BENEATH) == shown.count('class="claim"') == 1
    assert "The same as a statement: The statement. Both cannot be true." in shown
    written = markdown.render(comparison)
    assert f"## Conflict (1)\n\n*these cannot both be true; {BENEATH}*" in written
    assert "The same as a statement" in written
    assert sum_story("s-1", comparison)["n_conflicts"] == 1


def test_what_is_agreed_on_stands_twice() -> None:
    """Only a contradiction is told once: an event and what was said of it are two claims."""
    digest = arrange(a_denial(Verdict.AGREE))
    ((_, views),) = digest.groups
    assert len(views) == 2
    assert count_again(views) == ""
