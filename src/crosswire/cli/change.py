"""The verbs that change what a ledger says: `judge`, `correct`, `retract`, `reread`, `check`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from crosswire.cli.ledgers import use_ledger, with_json, with_ledger
from crosswire.cli.output import print_json, print_view, show_progress, warn_unread
from crosswire.types import Word
from crosswire.views.labels import count
from crosswire.views.safe import show

if TYPE_CHECKING:
    from crosswire.ledger.changes import StoryChange

EXIT_FAULTS = 1
_WHY = click.option("--why", default="", metavar="TEXT", help="The reason, kept beside it.")


@click.command(short_help="Say whether two claims are one.")
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@click.argument("word", type=click.Choice([word.value for word in Word]))
@_WHY
@with_ledger
def judge(*, left: str, right: str, word: str, why: str, place: str) -> None:
    """
    Say whether two claims of a story are one: same, different or unsure.

    A person's word outranks the score and survives reading again. To part what was joined, name
    the claim twice, each time with a report: CLAIM@REPORT. Unsure takes an earlier word back.

    \b
    Examples:
      crosswire judge statement-1f0a... event-77b2... same --why "both are the border talks"
      crosswire judge figure-09c1...@r8ed... figure-09c1...@r948... different
    """
    with use_ledger(place, is_writing=True) as ledger:
        change = ledger.judge(left, right, word, why=why)
    click.echo(f"kept; {_say_change(change)}")


@click.command(short_help="Enter a corrected article as a new version of a report.")
@click.argument("report", metavar="REPORT")
@click.argument("file", metavar="FILE")
@with_ledger
def correct(*, report: str, file: str, place: str) -> int:
    """
    Enter a corrected article as a new version of a report; the old one stays in the record.

    Paragraphs that changed are printed, as they were (-) and as they are (+). A claim whose passage
    stands in the new version too goes on under its id, with another number or words if they
    changed; only what no passage of the old version told is a new claim.

    REPORT is the id of the report, as `crosswire story ID` gives it, or its first letters.
    """
    with use_ledger(place, is_writing=True) as ledger:
        old = ledger.find_report(report)
        added = ledger.correct(old, file)
        changes = ledger.changes(old) if added.n_reports else ()
    warn_unread(added.unread)
    if not added.n_reports:
        click.echo("nothing changed: the ledger has this very text already")
        return 0
    click.echo(
        f"{old} is replaced by {dict(added.replaced)[old]}; "
        f"{count(added.n_claims, 'new claim')}, {count(added.n_restated, 'claim')} restated, "
        f"{count(added.n_changed, 'verdict')} changed, {count(added.n_gone, 'claim')} gone"
    )
    for change in changes:
        _print_change("-", change.before)
        _print_change("+", change.after)
    return 0


def _print_change(sign: str, text: str) -> None:
    """Print the paragraphs of one side of a change, a sign before each."""
    for paragraph in text.splitlines():
        click.echo(f"{sign} {show(paragraph)}")


@click.command(short_help="Enter that an outlet took a report back.")
@click.argument("report", metavar="REPORT")
@_WHY
@with_ledger
def retract(*, report: str, why: str, place: str) -> None:
    """
    Enter that an outlet took a report back.

    It stays in the record; its passages stand behind no claim any more.
    """
    with use_ledger(place, is_writing=True) as ledger:
        old = ledger.find_report(report)
        change = ledger.retract(old, why=why)
    click.echo(f"{old} is retracted; {_say_change(change)}")


@click.command(short_help="Read again what an older version read.")
@with_ledger
@with_json
def reread(*, place: str, as_json: bool) -> None:
    """
    Read again all reports that an older version of the reader read.

    Old readings stay beside the new; `crosswire claims --history CLAIM` shows what changed. Each
    story is committed by itself, so that the command can be stopped and repeated.
    """
    n_stories = n_new = n_changed = n_gone = 0
    with use_ledger(place, is_writing=True) as ledger, show_progress() as progress:
        for change in ledger.reread():
            n_stories += 1
            n_new += change.n_new
            n_changed += change.n_changed
            n_gone += change.n_gone
            if as_json:
                print_json(change)
            if progress:
                progress("reading again", n_stories, None)
    if not as_json:
        click.echo(
            f"{count(n_stories, 'story', 'stories')} read again; {count(n_new, 'new claim')}, "
            f"{count(n_changed, 'verdict')} changed, {count(n_gone, 'claim')} gone"
        )


@click.command(short_help="Verify every offset, digest and reference of a ledger.")
@with_ledger
@with_json
@click.option("--repair", is_flag=True, help="Build the sums again from the record.")
def check(*, place: str, as_json: bool, repair: bool) -> int:
    """
    Verify every offset, digest and reference of a ledger.

    What does not check is reported, never hidden. The record itself is never changed; sums, which
    pages are made of, are built again by --repair.
    """
    with use_ledger(place, is_writing=repair) as ledger:
        checked = ledger.repair() if repair else ledger.check()
    if as_json:
        print_json(checked)
    else:
        from crosswire.views.ledger_checked import render_checked  # noqa: PLC0415 (as above)

        print_view(partial(render_checked, checked=checked))
    return EXIT_FAULTS if checked.n_faults else 0


def _say_change(change: StoryChange) -> str:
    """Say what comparing again came to."""
    if not any((change.n_new, change.n_changed, change.n_gone, change.n_joined)):
        return "no verdict changed by it"
    joined = f", {count(change.n_joined, 'claim')} joined to another" if change.n_joined else ""
    gone = f", {count(change.n_gone, 'claim')} gone" if change.n_gone else ""
    said = f"{count(change.n_new, 'new claim')}, {count(change.n_changed, 'verdict')} changed"
    return f"{said}{joined}{gone}"
