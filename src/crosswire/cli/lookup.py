"""The verbs that ask a ledger: `story`, `claims`, `dyad`, `figures`, `commitments`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, TypeVar

import click

from crosswire.cli.ledgers import (
    Command,
    choose_limit,
    is_limit_given,
    show_first,
    tell_cut,
    use_ledger,
    with_json,
    with_ledger,
    with_limit,
    with_since,
)
from crosswire.cli.output import check_writable, print_json, print_view, warn, write_file
from crosswire.types import ClaimKind, Value, Verdict

if TYPE_CHECKING:
    from rich.console import Console

    from crosswire.ledger import Ledger
    from crosswire.ledger.records import DyadPage

Listed = TypeVar("Listed", bound=Value)

_VERDICTS = click.Choice([verdict.value for verdict in Verdict])
_KINDS = click.Choice([kind.value for kind in ClaimKind])
_MOST_MEASURED = 8
_MOST_CLAIMS = 50


def with_dyad(said: str) -> Callable[[Command], Command]:
    """Give a verb the option that names two states."""
    return click.option("--dyad", nargs=2, metavar="STATE STATE", help=said, callback=_check_states)


def _check_states(
    _: click.Context, __: click.Parameter, states: tuple[str, str] | None
) -> tuple[str, str] | None:
    """Refuse an option where a state is to stand: "--dyad KEN --json" names one state."""
    if states and any(state.startswith("-") for state in states):
        raise click.BadParameter("name two states, such as --dyad KAZ RUS")
    return states


def with_agreement(command: Command) -> Command:
    """Give a verb the option that draws how far outlets agree."""
    return click.option(
        "--plot",
        "plot_path",
        metavar="OUT.svg",
        help="Draw how far outlets agree, each with each (SVG or PNG).",
    )(command)


@click.command(short_help="Show one story of a ledger, compared.")
@click.argument("story_id", metavar="ID")
@with_ledger
@with_json
@click.option(
    "--html", "html_path", metavar="OUT.html", help="Write one self-contained page to OUT.html."
)
@with_agreement
def story(
    *, story_id: str, place: str, as_json: bool, html_path: str | None, plot_path: str | None
) -> None:
    """
    Show one story of a ledger: its claims by verdict, its origins, and how it came about.

    --plot draws how far its outlets agree, each with each.

    ID is as `crosswire stories` lists it, from the ledger or from files that it holds; the id of
    a story that went into another one still leads there.
    """
    with use_ledger(place) as ledger:
        page = ledger.story(story_id)
    if plot_path is not None:
        from crosswire.views.plots import plot_agreement  # noqa: PLC0415 (keeps --help fast)

        save_plot(plot_path, partial(plot_agreement, page.comparison))
    if html_path is not None:
        from crosswire.views import page as page_view  # noqa: PLC0415 (keeps --help fast)

        _write_page(html_path, page_view.render([page.comparison]), place)
    if plot_path is not None or html_path is not None:
        return
    if as_json:
        print_json(page)
    else:
        from crosswire.views.ledger_stories import render_story  # noqa: PLC0415 (as above)

        print_view(partial(render_story, page=page))


@click.command(short_help="List claims of a ledger: by words, speaker, verdict, kind, state.")
@with_ledger
@with_json
@click.option("--about", metavar="WORDS", help="Words that the claim has, all of them.")
@click.option("--speaker", metavar="NAME", help="Part of the speaker's name.")
@click.option("--verdict", type=_VERDICTS, help="What the reports say of it.")
@click.option("--kind", type=_KINDS, help="Kind of claim.")
@click.option(
    "--country", metavar="STATE", help="A state it is about, or an organisation: KAZ, EU."
)
@click.option("--story", "story_id", metavar="ID", help="The story it stands in.")
@with_since
@with_limit(_MOST_CLAIMS)
@click.option("--history", metavar="CLAIM", help="Every verdict that one claim ever had.")
@click.option("--places", "all_places", is_flag=True, help="Show every place of each report.")
@with_agreement
def claims(
    *,
    place: str,
    as_json: bool,
    about: str | None,
    speaker: str | None,
    verdict: str | None,
    kind: str | None,
    country: str | None,
    story_id: str | None,
    since: str | None,
    limit: int,
    history: str | None,
    all_places: bool,
    plot_path: str | None,
) -> None:
    """
    List the claims of a ledger with the passages they come from.

    Of each report stands the first passage; --places shows all that were put together as one
    claim, where one that does not belong there is seen. --plot draws how far outlets agree on
    the claims that fit, each outlet with each; all of them, unless --limit is given.

    \b
    Examples:
      crosswire claims --speaker Tokayev --about trade
      crosswire claims --verdict conflict --country KAZ --since 2022
      crosswire claims --story s-0123456789ab --places
      crosswire claims --country KAZ --plot outlets.svg
      crosswire claims --history figure-3fa0c1d2e4b5
    """
    from crosswire.views.ledger_claims import (  # noqa: PLC0415 (keeps --help fast)
        render_claims,
        render_history,
    )

    if history is not None and plot_path is not None:
        raise click.UsageError("--history lists verdicts, --plot draws outlets; give one of them")
    with use_ledger(place) as ledger:
        if history is not None:
            _show(ledger.history(history), as_json, render_history, "no verdict")
            return
        limit = choose_limit(limit, plot_path is not None)
        found = ledger.claims(
            about=about,
            speaker=speaker,
            verdict=verdict,
            kind=kind,
            country=country,
            story=story_id,
            since=since,
            limit=limit + 1,
        )
    found = show_first(found, limit)
    if plot_path is not None:
        if not found:
            warn("no claim fits")
        from crosswire.views.plots import plot_agreement  # noqa: PLC0415 (keeps --help fast)

        save_plot(plot_path, partial(plot_agreement, found))
        return
    _show(found, as_json, partial(render_claims, all_places=all_places), "no claim fits")


@click.command(short_help="Two states and everything a ledger holds between them.")
@click.argument("one", metavar="STATE")
@click.argument("other", metavar="STATE")
@with_ledger
@with_since
@with_limit(50)
@with_json
@click.option("--plot", "plot_path", metavar="OUT.svg", help="Draw the timeline (SVG or PNG).")
@click.option(
    "--html", "html_path", metavar="OUT.html", help="Write one self-contained page to OUT.html."
)
def dyad(
    *,
    one: str,
    other: str,
    place: str,
    since: str | None,
    limit: int,
    as_json: bool,
    plot_path: str | None,
    html_path: str | None,
) -> None:
    """
    Show two states and everything a ledger holds between them.

    Events by month on the cooperation-conflict scale, relations in force, figures by period, and
    what was promised. STATE is an ISO 3166-1 code such as KAZ, or a name; one side, or both, may
    be an organisation of states, such as EU, NATO or "African Union". Where the ledger holds
    nothing between the two, it says so on standard error, and the status is 0.

    \b
    Examples:
      crosswire dyad KAZ RUS --since 2022
      crosswire dyad Kazakhstan Russia --plot kaz-rus.svg
      crosswire dyad EU Georgia
    """
    from crosswire.ledger.records import MOST_BOUND  # noqa: PLC0415 (keeps --help fast)
    from crosswire.ledger.states import name_states  # noqa: PLC0415 (as above)

    with use_ledger(place) as ledger:
        page = ledger.dyad(one, other, since=since, limit=limit)
        is_older = bool(page.is_empty and since and not ledger.dyad(one, other, limit=1).is_empty)
    for shown, n_all, what in (
        (page.events, page.n_events, "events"),
        (page.figures, page.n_figures, "figures"),
    ):
        if len(shown) < n_all:
            tell_cut(len(shown), what, n_all)
    if page.n_commitments > MOST_BOUND:
        warn(f"of commitments the latest {MOST_BOUND:,} are shown; --since narrows them")
    names = name_states()
    if page.is_empty:
        from crosswire.views.ledger_labels import name_pair  # noqa: PLC0415 (keeps --help fast)

        hint = "without --since there is some" if is_older else _say_where(page)
        warn(f"the ledger holds nothing between {name_pair(page, names)}; {hint}")
    if plot_path is not None:
        from crosswire.views.plots import plot_dyad  # noqa: PLC0415 (keeps --help fast)

        save_plot(plot_path, partial(plot_dyad, page, names=names))
    if html_path is not None:
        from crosswire.views import page_dyad  # noqa: PLC0415 (keeps --help fast)

        _write_page(html_path, page_dyad.render(page, names), place)
    if plot_path is not None or html_path is not None:
        return
    if as_json:
        print_json(page)
    elif not page.is_empty:
        from crosswire.views.ledger_dyad import MOST_EVENTS, render_dyad  # noqa: PLC0415

        most = None if is_limit_given() else MOST_EVENTS
        print_view(partial(render_dyad, page=page, names=names, most_events=most))


def _say_where(page: DyadPage) -> str:
    """Say how to see what a ledger has of the one or the other of two states."""
    asked = " and ".join(
        f"`crosswire claims --country {quote(name)}`" for name in (page.one, page.other)
    )
    return f"what it has of one of them is listed by {asked}"


@click.command(short_help="Every value reported of something, by period.")
@click.argument("measured", metavar="[WORDS]", required=False)
@with_dyad("Two states that it is about.")
@with_ledger
@with_since
@with_limit(100)
@with_json
@click.option("--plot", "plot_path", metavar="OUT.svg", help="Draw them by period (SVG or PNG).")
def figures(
    *,
    measured: str | None,
    dyad: tuple[str, str] | None,
    place: str,
    since: str | None,
    limit: int,
    as_json: bool,
    plot_path: str | None,
) -> None:
    """
    List every value that was reported of something, by period: who said it, who carried it.

    \b
    Example:
      crosswire figures trade --dyad KAZ RUS
    """
    with use_ledger(place) as ledger:
        limit = choose_limit(limit, plot_path is not None)
        found = ledger.figures(measured, dyad=dyad, since=since, limit=limit + 1)
        nothing = "" if found else _say_no_figure(ledger, measured, dyad=dyad, since=since)
    found = show_first(found, limit)
    if plot_path is not None:
        if not found:
            warn(nothing)
        from crosswire.views.plots import plot_figures  # noqa: PLC0415 (keeps --help fast)

        save_plot(plot_path, partial(plot_figures, found))
        return
    from crosswire.views.ledger_dyad import render_figures  # noqa: PLC0415 (keeps --help fast)

    _show(found, as_json, render_figures, nothing)


def _say_no_figure(
    ledger: Ledger, measured: str | None, *, dyad: tuple[str, str] | None, since: str | None
) -> str:
    """Say that no figure fits, and which there are instead: of a like name, else the commonest."""
    nothing = f"no figure fits {measured!r}" if measured else "no figure fits"
    options = [name for name, value in (("--dyad", dyad), ("--since", since)) if value]
    if options and ledger.figures(measured, limit=1):
        return f"{nothing}; without {' and '.join(options)} there are some"
    there = f" with {' and '.join(options)}" if options else ""
    if not measured:
        return f"{nothing}; the ledger has none{there}"
    counts = ledger.measured(dyad=dyad, since=since)
    if not counts:
        return f"{nothing}; the ledger has none{there} that says what it measures"
    words = dict.fromkeys((measured.lower(), *measured.lower().split()))
    near = dict.fromkeys(name for word in words for name in get_close_matches(word, counts))
    listed = [f"{name} ({counts[name]:,})" for name in near or tuple(counts)[:_MOST_MEASURED]]
    if near:
        return f"{nothing}; did you mean {', '.join(listed)}?"
    n_more = len(counts) - len(listed)
    more = f" and {n_more:,} more" if n_more else ""
    return f"{nothing}; there are figures of {', '.join(listed)}{more}"


@click.command(short_help="Who promised or was invited to what, and what became of it.")
@click.option("--open", "is_open", is_flag=True, help="Leave out those whose outcome is known.")
@with_dyad("Two states between which it is.")
@with_ledger
@with_since
@with_limit(100)
@with_json
def commitments(
    *,
    is_open: bool,
    dyad: tuple[str, str] | None,
    place: str,
    since: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List what states promised, plan or were invited to, by when, and what became of it."""
    from crosswire.views.ledger_dyad import render_commitments  # noqa: PLC0415 (as above)

    with use_ledger(place) as ledger:
        found = ledger.commitments(is_open=is_open, dyad=dyad, since=since, limit=limit + 1)
    found = show_first(found, limit)
    _show(found, as_json, render_commitments, "no commitment fits")


def _show(
    values: Iterable[Listed],
    as_json: bool,
    render: Callable[[Console, Iterable[Listed]], None],
    nothing: str,
) -> None:
    """Print values as JSON Lines or for reading; say so where there are none."""
    found = tuple(values)
    if as_json:
        for value in found:
            print_json(value)
    elif found:
        print_view(lambda console: render(console, found))
    else:
        warn(nothing)


def _write_page(path: str, text: str, place: str) -> None:
    if path == "-":
        click.echo(text)
        return
    write_file(check_writable(path, (place,)), text)
    warn(f"wrote {path}")


def save_plot(path: str, draw: Callable[[Path], None]) -> None:
    """
    Draw a picture into a file.

    Raises:
        click.UsageError: Its name is neither that of an SVG nor of a PNG, or its folder is missing.
    """
    target = Path(path)
    if target.suffix.lower() not in (".svg", ".png"):
        raise click.UsageError(f"--plot: {path} ends neither in .svg nor in .png")
    if not target.parent.is_dir():
        raise click.UsageError(f"--plot: there is no folder {target.parent}; make it first")
    draw(target)
    warn(f"wrote {path}")
