"""What one report says, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crosswire.types import Actor, Form, Mention, Report
from crosswire.types.naming import join_names
from crosswire.views.labels import (
    EVENT_NAMES,
    FORM_NAMES,
    ORIGIN_NAMES,
    STATUS_NAMES,
    count,
    describe_provenance,
    name_actor,
    name_figure,
    name_period_with_basis,
    name_place,
)
from crosswire.views.pieces import print_heading, print_rest
from crosswire.views.safe import show

_MOST = 40
_MOST_CHARACTERS = 600


def render(report: Report, console: Console) -> None:
    """
    Print what one report claims: where it comes from, then its words by speaker, its figures,
    events, relations and actors.

    Args:
        report: The report, read.
        console: Where to print.
    """
    console.print()
    console.print(Text(show(report.title or "") or "Untitled report", style="bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    rows = (("Outlet", report.outlet or "not known"), *describe_provenance(report))
    for label, value in rows:
        table.add_row(label, Text(show(value)))
    console.print(table)
    console.print()
    _print_statements(report.statements, console)
    _print_section("Figures", [_describe_figure(mention) for mention in report.figures], console)
    _print_section("Events", [_describe_event(mention) for mention in report.events], console)
    _print_section(
        "Relations", [_describe_relation(mention) for mention in report.relations], console
    )
    _print_section("Actors", _list_actors(report), console)


def _print_statements(statements: Sequence[Mention], console: Console) -> None:
    if not statements:
        return
    print_heading(console, f"Statements · {len(statements)}", "", "blue")
    by_speaker: dict[tuple[Actor, ...], list[Mention]] = {}
    for mention in statements[:_MOST]:
        by_speaker.setdefault(mention.speakers, []).append(mention)
    for speakers, mentions in by_speaker.items():
        names = join_names(name_actor(speaker) for speaker in speakers)
        name = show(names) if speakers else "Speaker not told"
        console.print(Text(name, style="bold"))
        for mention in mentions:
            console.print(Padding(_show_statement(mention), (0, 0, 0, 2)))
    print_rest(console, len(statements) - _MOST)
    console.print()


def _show_statement(mention: Mention) -> Text:
    words = show(mention.exact)
    if len(words) > _MOST_CHARACTERS:
        words = words[:_MOST_CHARACTERS].rsplit(" ", 1)[0] + " …"
    text = Text(f"“{words}”" if mention.form is Form.DIRECT else words)
    details = [FORM_NAMES[mention.form], *_list_attribution(mention)]
    text.append(f"  {'; '.join(details)}", style="dim")
    return text


def _list_attribution(mention: Mention) -> Iterable[str]:
    if mention.cue:
        yield f"“{show(mention.cue.exact)}”"
    if mention.upstream:
        yield f"from {show(mention.upstream.name)} ({ORIGIN_NAMES[mention.upstream.kind]})"


def _print_section(title: str, rows: Sequence[tuple[str, str]], console: Console) -> None:
    if not rows:
        return
    print_heading(console, f"{title} · {len(rows)}", "", "blue")
    table = Table.grid(padding=(0, 2))
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold", style="dim")
    for head, detail in rows[:_MOST]:
        table.add_row(Text(show(head)), Text(show(detail)))
    console.print(Padding(table, (0, 0, 0, 2)))
    print_rest(console, len(rows) - _MOST)
    console.print()


def _describe_figure(mention: Mention) -> tuple[str, str]:
    figure = mention.figure
    if figure is None:
        return mention.exact, ""
    facts = [
        figure.property,
        f"of {figure.entity}" if figure.entity else None,
        f"from {figure.from_actor.name}" if figure.from_actor else None,
        f"to {figure.to_actor.name}" if figure.to_actor else None,
        name_period_with_basis(figure.period) if figure.period else None,
    ]
    return name_figure(figure), _with_speaker(mention, facts)


def _describe_event(mention: Mention) -> tuple[str, str]:
    event = mention.event
    if event is None:
        return mention.exact, ""
    who = join_names(actor.name for actor in event.actors) or "someone"
    to = f" → {join_names(actor.name for actor in event.recipients)}" if event.recipients else ""
    facts = [
        STATUS_NAMES[event.status],
        event.mode,
        name_place(event.place) if event.place else None,
        name_period_with_basis(event.date) if event.date else None,
        f"due {name_period_with_basis(event.due)}" if event.due else None,
    ]
    if event.type is None:
        return f"“{mention.exact}”", _with_speaker(mention, facts)
    facts.append(f"“{mention.exact}”")
    return f"{EVENT_NAMES[event.type]}: {who}{to}", _with_speaker(mention, facts)


def _describe_relation(mention: Mention) -> tuple[str, str]:
    relation = mention.relation
    if relation is None:
        return mention.exact, ""
    kind = relation.type.value.replace("_", " ")
    facts = [
        f"since {name_period_with_basis(relation.since)}" if relation.since else None,
        f"until {name_period_with_basis(relation.until)}" if relation.until else None,
        f"“{mention.exact}”",
    ]
    members = join_names(member.name for member in relation.members)
    negation = "" if relation.holds else "no "
    return f"{negation}{kind}: {members}", _with_speaker(mention, facts)


def _with_speaker(mention: Mention, facts: Iterable[str | None]) -> str:
    names = join_names(speaker.name for speaker in mention.speakers)
    told = f"said by {names}" if names else None
    return "; ".join(fact for fact in (*facts, told) if fact)


def _list_actors(report: Report) -> list[tuple[str, str]]:
    counts: dict[Actor, int] = {}
    for mention in report.actors:
        counts[mention.actor] = counts.get(mention.actor, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return [
        (
            name_actor(actor),
            "; ".join(
                filter(
                    None,
                    (
                        actor.kind.value,
                        actor.country,
                        actor.sector.value if actor.sector else None,
                        f"named {count(number, 'time')}",
                    ),
                )
            ),
        )
        for actor, number in ordered
    ]
