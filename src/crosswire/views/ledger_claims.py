"""Claims of a ledger and their history, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from crosswire.ledger.records import ClaimEntry, ClaimVersion
from crosswire.types import Mention
from crosswire.views.digest import state_claim
from crosswire.views.labels import KIND_NAMES, count, finish_sentence, name_day
from crosswire.views.ledger_labels import shorten
from crosswire.views.ledger_pieces import MOST_CHARACTERS, print_entry, tag_verdict
from crosswire.views.pieces import VERDICT_COLOURS
from crosswire.views.safe import show
from crosswire.views.wording import is_direct_quote

_MOST_PASSAGES = 6


def render_claims(
    console: Console, entries: Iterable[ClaimEntry], *, all_places: bool = False
) -> None:
    """
    Print claims with verdict, reason and passages; each ends with its id.

    Args:
        console: Where to print.
        entries: The claims, in the order in which they are printed.
        all_places: Print every passage, else the first of each report.
    """
    listed = tuple(entries)
    if not listed:
        console.print(Text("No claim fits."))
    for entry in listed:
        claim = entry.claim
        headline = Text(show(state_claim(claim)), style="bold")
        headline.append(f"  {KIND_NAMES[claim.kind][0]}", style="not bold dim")
        headline.append_text(tag_verdict(claim.verdict))
        because = Text("Why: ", style=VERDICT_COLOURS[claim.verdict])
        because.append(show(finish_sentence(claim.because)), style="default")
        seen = Text(
            f"first seen {show(name_day(entry.first_seen))}; "
            f"{show(claim.id)}, story {show(entry.story)}",
            style="dim",
        )
        gone = [_tell_retracted(one.said) for one in entry.taken_back]
        print_entry(console, headline, *_list_passages(entry, all_places), *gone, because, seen)


def _tell_retracted(said: str) -> Text:
    """Tell what a report that was retracted or corrected had said of a claim."""
    return Text(f"Taken back: {show(finish_sentence(said))}", style="dim")


def _list_passages(entry: ClaimEntry, all_places: bool) -> Iterator[Text]:
    """Give the passages of each report, with the outlet before each, or only the first."""
    places: dict[str, list[Mention]] = {}
    for mention in entry.claim.mentions:
        places.setdefault(mention.report, []).append(mention)
    shown = [(report, one) for report, found in places.items() for one in found]
    if not all_places:
        shown = [(report, found[0]) for report, found in places.items()][:_MOST_PASSAGES]
    colour = VERDICT_COLOURS[entry.claim.verdict]
    for report, mention in shown:
        text = Text(f"{show(entry.outlets.get(report, report))}: ", style=f"bold {colour}")
        words = shorten(mention.exact, MOST_CHARACTERS)
        text.append(f"“{words}”" if is_direct_quote(mention) else words, style="not bold default")
        if mention.speaker:
            text.append(f"  [{show(mention.speaker.name)}]", style="not bold italic default")
        n_more = 0 if all_places else len(places[report]) - 1
        if n_more:
            text.append(f"  (and {count(n_more, 'more place')})", style="not bold dim")
        yield text
    if len(places) > _MOST_PASSAGES and not all_places:
        more = count(len(places) - _MOST_PASSAGES, "more report")
        yield Text(f"… and in {more} (--places shows all)", style="dim")


def render_history(console: Console, versions: Iterable[ClaimVersion]) -> None:
    """
    Print every verdict that a claim ever had, the oldest first, and what brought each; of one
    that went into another, then those of the other.

    Args:
        console: Where to print.
        versions: The verdicts.
    """
    listed = tuple(versions)
    if not listed:
        console.print(Text("The ledger holds no verdict of it."))
    claim = listed[0].claim if listed else ""
    for version in listed:
        if version.claim != claim:
            console.print(Text(f"{show(claim)} went into {show(version.claim)}:", style="bold"))
            console.print()
            claim = version.claim
        headline = Text(show(name_day(version.recorded)), style="bold")
        headline.append_text(tag_verdict(version.verdict))
        behind = f"{count(version.n_mentions, 'passage')}; {show(version.why)}"
        print_entry(
            console,
            headline,
            Text(show(version.summary)),
            Text(show(finish_sentence(version.because))),
            Text(behind, style="dim"),
            *(_tell_retracted(one) for one in version.taken_back),
        )
