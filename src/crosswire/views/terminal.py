"""A comparison on a terminal, for reading rather than dumping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crosswire.types import Comparison, Verdict
from crosswire.types.comparison import list_named
from crosswire.views.chains import list_chains
from crosswire.views.digest import (
    ClaimView,
    Digest,
    ReportClaims,
    arrange,
    count_numbers,
    find_other_speaker,
    split_wordings,
)
from crosswire.views.folding import count_again, fold_headlines, list_again
from crosswire.views.labels import KIND_NAMES, VERDICT_MEANINGS, VERDICT_TITLES, count
from crosswire.views.pieces import VERDICT_COLOURS, make_bullet, print_heading, print_rest
from crosswire.views.safe import show
from crosswire.views.terminal_matrix import print_matrix
from crosswire.views.weight import is_bare_number
from crosswire.views.wording import Wording, say_more

_MOST: Mapping[Verdict, int] = MappingProxyType(
    {
        Verdict.CONFLICT: 20,
        Verdict.UPDATE: 12,
        Verdict.VARY: 12,
        Verdict.AGREE: 12,
        Verdict.ALONE: 12,
    }
)
_MOST_LINES = 12
_MOST_WORDINGS = 8
_MOST_CHARACTERS = 420
_COLUMN = 34
_NARROW = 60


def render(comparison: Comparison, console: Console) -> None:
    """
    Print a comparison for reading.

    The story first, then claims by verdict with conflicts leading, then which report carries
    what, the origin chains, what each report alone has and what it leaves out, notes, and what
    was not read. Long lists stop with the
    number of the rest. Nothing that an article carries can drive the terminal.

    Args:
        comparison: What was found.
        console: Where to print; its width decides between columns and lines.
    """
    digest = arrange(comparison)
    width = console.width
    _print_story(digest, console)
    for verdict, claims in digest.groups:
        print_heading(
            console,
            f"{VERDICT_TITLES[verdict]} · {len(claims)}",
            f"{VERDICT_MEANINGS[verdict]}{count_again(claims)}",
            VERDICT_COLOURS[verdict],
        )
        most = _MOST[verdict]
        for view in claims[:most]:
            show_one = _show_agreed if verdict is Verdict.AGREE else _show_claim
            shown = show_one(view, digest, width)
            console.print(Padding(shown, (0, 0, 1, 0)))
        print_rest(console, len(claims) - most)
    print_matrix(digest, console, VERDICT_COLOURS)
    n_named = len(list_named(digest.comparison.origins))
    _print_lines(
        console, "Origins", list_chains(digest.chains), counted=f"{n_named or 'none'} named"
    )
    _print_alone(digest, console)
    _print_left_out(digest, console)
    _print_lines(console, "Notes", (f"{label}: {text}" for label, text in digest.notes))
    _print_lines(console, "Not read", (f"{uri}: {reason}" for uri, reason in digest.unread))
    console.print()


def _print_story(digest: Digest, console: Console) -> None:
    console.print()
    console.print(Text(show(digest.title) or "Untitled story", style="bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in digest.facts:
        table.add_row(label, Text(show(value)))
    console.print(table)
    console.print()


def _show_claim(view: ClaimView, digest: Digest, width: int) -> RenderableType:
    colour = VERDICT_COLOURS[view.claim.verdict]
    headline = Text(show(view.headline), style="bold")
    headline.append(f"  {KIND_NAMES[view.claim.kind][0]}", style="dim")
    lines: list[RenderableType] = [headline]
    lines.append(Padding(_show_wordings(view, digest, colour, width), (0, 0, 0, 2)))
    because = Text("Why: ", style=colour)
    because.append(show(view.because), style="default")
    dim = (_say_behind(view), *list_again(view))
    for line in (because, *(Text(show(one), style="dim") for one in dim)):
        lines.append(Padding(line, (0, 0, 0, 2)))
    return Group(*lines)


def _say_behind(view: ClaimView) -> str:
    return " ".join(filter(None, (view.origins, view.missing, view.beside)))


def _show_agreed(view: ClaimView, digest: Digest, width: int) -> RenderableType:
    """
    Show the line, and the passages behind it unless all have the same words.

    Of a number that nobody names ("15 years") the line tells nothing: its passages always stand.
    """
    headline = Text("✓ ", style="green")
    headline.append(show(view.headline), style="default")
    lines: list[RenderableType] = [headline]
    n_wordings = len({wording.mention.exact for wording in view.wordings})
    if n_wordings > 1 or is_bare_number(view.claim):
        colour = VERDICT_COLOURS[Verdict.AGREE]
        lines.append(Padding(_show_wordings(view, digest, colour, width), (0, 0, 0, 2)))
    reason = Text(f"{show(view.because)} {show(_say_behind(view))}", style="dim")
    return Group(*lines, Padding(reason, (0, 0, 0, 2)))


def _show_wordings(view: ClaimView, digest: Digest, colour: str, width: int) -> RenderableType:
    shown, rest = split_wordings(view, _MOST_WORDINGS)
    named = [
        (show(digest.names[wording.mention.report]), _show_wording(wording, view, digest, colour))
        for wording in shown
    ]
    if rest:
        more = f"and {count(len(rest), 'more wording')} (--json shows all)"
        named.append(("…", Text(more, style="dim")))
    if len(named) > 1 and (width - 4) // len(named) >= _COLUMN:
        table = Table.grid(padding=(0, 3, 0, 0), expand=True)
        for _ in named:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(Text(name, style=f"bold {colour}") for name, _ in named))
        table.add_row(*(text for _, text in named))
        return table
    if width < _NARROW:
        return Group(
            *(
                Group(Text(name, style=f"bold {colour}"), Padding(text, (0, 0, 0, 2)))
                for name, text in named
            )
        )
    table = Table.grid(padding=(0, 2))
    table.add_column(style=f"bold {colour}", max_width=max(12, width // 4), overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for name, text in named:
        table.add_row(Text(name), text)
    return table


def _show_wording(wording: Wording, view: ClaimView, digest: Digest, colour: str) -> Text:
    text = Text()
    is_quote = wording.is_quote
    text.append("“" if is_quote else _keep_edges(wording.before), style="dim")
    n_left = _MOST_CHARACTERS
    for piece in wording.pieces:
        shown = _keep_edges(piece.text)
        text.append(shown[:n_left], style=f"bold underline {colour}" if piece.differs else "")
        n_left -= len(shown)
        if n_left <= 0:
            text.append(" …", style="dim")
            break
    text.append("”" if is_quote else _keep_edges(wording.after), style="dim")
    speaker = find_other_speaker(wording, view)
    if speaker:
        text.append(f"  [{show(speaker)}]", style="italic")
    if more := say_more(wording):
        text.append(f"  ({show(more)})", style="dim")
    return text


def _keep_edges(text: str) -> str:
    """Make a piece safe to show and keep the space at its edges, which parts it from the next."""
    front = " " if text[:1].isspace() else ""
    back = " " if text[-1:].isspace() and text.strip() else ""
    return f"{front}{show(text)}{back}"


def _print_alone(digest: Digest, console: Console) -> None:
    if not digest.alone:
        return
    n_claims = sum(len(entry.claims) for entry in digest.alone)
    title = "What the report claims" if digest.is_single else VERDICT_TITLES[Verdict.ALONE]
    meaning = "" if digest.is_single else VERDICT_MEANINGS[Verdict.ALONE]
    colour = VERDICT_COLOURS[Verdict.ALONE]
    print_heading(console, f"{title} · {n_claims}", meaning, colour)
    if digest.caveat:
        console.print(Text(show(digest.caveat), style="dim"))
    for entry in digest.alone:
        _print_report_claims(console, entry, f"Only in {entry.name}", colour, digest.is_single)
        console.print()


def _print_report_claims(
    console: Console, entry: ReportClaims, title: str, colour: str, is_single: bool
) -> None:
    if not is_single:
        console.print(Text(show(title), style=f"bold {colour}"))
    folded = fold_headlines(entry.telling)
    most = len(folded) if is_single else _MOST[Verdict.ALONE]
    reasons = {view.because for view in entry.claims}
    for headline, view in folded[:most]:
        line = Text(show(headline))
        line.append(f"  {KIND_NAMES[view.claim.kind][0]}", style="dim")
        console.print(make_bullet(line, colour))
        if len(reasons) > 1:
            console.print(Padding(Text(show(view.because), style="dim"), (0, 0, 0, 4)))
    print_rest(console, len(folded) - most)
    if entry.numbers:
        console.print(make_bullet(Text(show(count_numbers(entry.numbers))), colour))
    if len(reasons) == 1:
        console.print(Padding(Text(show(*reasons), style="dim"), (0, 0, 0, 2)))


def _print_left_out(digest: Digest, console: Console) -> None:
    if not digest.left_out:
        return
    print_heading(console, "Left out", "what a report does not carry though others do", "blue")
    for entry in digest.left_out:
        console.print(Text(show(entry.name), style="bold blue"))
        for view in entry.claims[:_MOST_LINES]:
            line = Text(show(view.headline))
            line.append(f"  {VERDICT_TITLES[view.claim.verdict].lower()}", style="dim")
            console.print(make_bullet(line, "blue"))
        print_rest(console, len(entry.claims) - _MOST_LINES)
        if entry.alone:
            console.print(make_bullet(Text(f"{show(entry.alone)} (listed above)"), "blue"))
    console.print()


def _print_lines(console: Console, title: str, lines: Iterable[str], counted: str = "") -> None:
    """Print lines under a heading that says how many they are, or what else is counted."""
    listed = tuple(lines)
    if not listed:
        return
    print_heading(console, f"{title} · {counted or len(listed)}", "", "blue")
    for line in listed[:_MOST_LINES]:
        console.print(make_bullet(Text(show(line)), "blue"))
    print_rest(console, len(listed) - _MOST_LINES)
    console.print()
