"""Two states and everything a ledger holds between them, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.ledger.records import Commitment, DyadPage, Evidence, FigureEntry
from crosswire.types import Verdict
from crosswire.types.naming import join_names
from crosswire.views.figure_groups import FigureGroup, group_figures, list_values
from crosswire.views.labels import VERDICT_TITLES, count, name_figure
from crosswire.views.ledger_labels import (
    SCALE,
    describe_basis,
    describe_commitment,
    describe_event,
    describe_relation,
    name_pair,
    name_time,
    say_scope,
    say_spread,
    shorten,
)
from crosswire.views.markup import escape, write_address
from crosswire.views.page_frame import frame_page, read_asset
from crosswire.views.page_timeline import write_timeline

_MOST_CHARACTERS = 420
_SECTIONS = (
    ("timeline", "By month"),
    ("events", "Events"),
    ("relations", "Relations"),
    ("figures", "Figures"),
    ("commitments", "Commitments"),
)


def render(page: DyadPage, names: Mapping[str, str]) -> str:
    """
    Write two states and what lies between them as one HTML page that needs nothing else.

    Every line is followed by the passage that it comes from, the outlet that prints it, and a
    link to it where its address is one of the web.

    Args:
        page: The two states.
        names: Names of states by their ISO 3166-1 alpha-3 codes.
    """
    title = name_pair(page, names)
    sections = {
        "timeline": _write_timeline(page, title),
        "events": _write_events(page, names),
        "relations": _write_relations(page),
        "figures": _write_figures(page),
        "commitments": _write_commitments(page.commitments),
    }
    links = "".join(
        f'<li><a href="#{id_}">{name}</a></li>' for id_, name in _SECTIONS if sections[id_]
    )
    written = "\n".join(
        f'<section aria-labelledby="{id_}"><h3 id="{id_}">{name}</h3>{sections[id_]}</section>'
        for id_, name in _SECTIONS
        if sections[id_]
    )
    body = f"""<a class="skip" href="#title">Skip to the two states</a>
<header class="masthead">
<h1><span class="brand">crosswire</span> two states in a ledger</h1>
<nav class="contents" aria-label="Sections"><ol>{links}</ol></nav>
</header>
<main class="story dyad">
<header class="lead"><h2 id="title">{escape(title)}</h2>
<p class="hint">{escape(say_scope(page))}.</p></header>
{written}
</main>
<footer class="colophon"><p>Every line leads back to the words it came from; read them before you
rely on it.</p></footer>"""
    style = f"{read_asset('page.css')}\n{read_asset('dyad.css')}"
    return frame_page(title, body, style=style)


def _write_timeline(page: DyadPage, title: str) -> str:
    if not page.months:
        return ""
    targets = {event.month for event in page.events if event.month}
    picture = write_timeline(page.months, f"{title}: sums of scores by month", targets)
    hint = f"What was done, once a claim however many report it; of one event {SCALE}."
    hint += f" {say_spread(page)}" if page.n_spread else ""
    return (
        f'<p class="hint">{hint}</p><div class="scroll" tabindex="0" role="region" '
        f'aria-labelledby="timeline">{picture}</div>'
    )


def _write_events(page: DyadPage, names: Mapping[str, str]) -> str:
    if not page.events:
        return '<p class="hint">No event between the two is known.</p>'
    items, seen = [], set()
    for event in page.events:
        month = event.month
        anchor = f' id="m-{escape(month)}"' if month and month not in seen else ""
        seen.add(month)
        items.append(
            f'<li class="claim v-{event.verdict.value}"{anchor}>'
            f'<p class="kind">{escape(name_time(event))} · '
            f"{escape(describe_event(event, names))} {_write_verdict(event.verdict)}</p>"
            f"<h4>{escape(event.summary)}</h4>{_write_passage(event.evidence)}</li>"
        )
    n_more = page.n_events - len(page.events)
    rest = f'<p class="hint">… and {n_more:,} earlier ones.</p>' if n_more > 0 else ""
    return f'<ol class="cards">{"".join(items)}</ol>{rest}'


def _write_relations(page: DyadPage) -> str:
    items = "".join(
        f'<li class="claim v-{relation.verdict.value}"><p class="kind">'
        f"{escape(describe_relation(relation))} {_write_verdict(relation.verdict)}</p>"
        f"<h4>{escape(relation.summary)}</h4>{_write_passage(relation.evidence)}</li>"
        for relation in page.relations
    )
    return f'<ul class="cards">{items}</ul>' if items else ""


def _write_figures(page: DyadPage) -> str:
    groups = enumerate(group_figures(page.figures), 1)
    written = "".join(_write_group(group, number) for number, group in groups)
    n_more = page.n_figures - len(page.figures)
    return f'{written}<p class="hint">… and {n_more:,} more.</p>' if n_more > 0 else written


def _write_group(group: FigureGroup, number: int) -> str:
    title = escape(group.title)
    rows = "".join(_write_entry(entry, row.period) for row in group.rows for entry in row.entries)
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Period", "Figure", "Said by", "Passage")
    )
    return (
        f'<h4 id="figures-{number}">{title[:1].upper()}{title[1:]}</h4><div class="scroll" '
        f'tabindex="0" role="region" aria-labelledby="figures-{number}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _write_entry(entry: FigureEntry, period: str) -> str:
    values = list_values(entry)
    basis = describe_basis(entry.basis)
    note = f'<span class="hint">{escape(basis)}</span>' if basis else ""
    tone = Verdict.CONFLICT if entry.is_disputed else entry.verdict
    mark = '<span class="disputed" title="disputed">✗</span> ' if entry.is_disputed else ""
    rows = []
    for number, value in enumerate(values, start=1):
        first = (
            f'<th scope="rowgroup" rowspan="{len(values)}">{escape(period)} '
            f"{_write_verdict(entry.verdict)} {note}</th>"
            if number == 1
            else ""
        )
        clashes = _write_clashes(entry.clashes) if number == len(values) else ""
        others = [name for name in value.carried_by if name != value.evidence.outlet]
        also = f'<p class="hint">also in {escape(join_names(others))}</p>' if others else ""
        rows.append(
            f'<tr class="v-{tone.value}">{first}'
            f'<td class="yes">{mark}{escape(name_figure(value.figure))}</td>'
            f"<td>{escape(value.speaker) if value.speaker else '–'}</td>"
            f"<td>{_write_passage(value.evidence)}{also}{clashes}</td></tr>"
        )
    return "".join(rows)


def _write_clashes(clashes: Sequence[Evidence]) -> str:
    """Write the passages of other stories that give another value, where there are some."""
    if not clashes:
        return ""
    said = "".join(_write_passage(one) for one in clashes)
    return f'<p class="disputed">✗ Another story says otherwise:</p>{said}'


def _write_commitments(items: Sequence[Commitment]) -> str:
    if not items:
        return ""
    written = []
    for item in items:
        who = join_names(item.actors) or "someone"
        to = f" → {join_names(item.recipients)}" if item.recipients else ""
        outcome = (
            f'<p class="because"><b>What became of it</b></p>{_write_passage(item.outcome)}'
            if item.outcome is not None
            else ""
        )
        written.append(
            f'<li class="claim s-{item.state.value}"><p class="kind">'
            f"<b>{escape(describe_commitment(item))}</b> · {escape(who + to)}</p>"
            f"<h4>{escape(item.summary)}</h4>{_write_passage(item.evidence)}{outcome}</li>"
        )
    hint = f"{count(len(items), 'commitment')}: the next ones due come first."
    return f'<p class="hint">{hint}</p><ul class="cards">{"".join(written)}</ul>'


def _write_verdict(verdict: Verdict) -> str:
    return f'<span class="tag v-{verdict.value}">{VERDICT_TITLES[verdict].lower()}</span>'


def _write_passage(evidence: Evidence) -> str:
    words = escape(shorten(evidence.passage.exact, _MOST_CHARACTERS))
    return (
        f'<blockquote class="passage">“{words}” '
        f"<cite>{write_address(evidence.uri, evidence.outlet)}</cite></blockquote>"
        if evidence.uri.startswith(("https://", "http://"))
        else f'<blockquote class="passage">“{words}” <cite>{escape(evidence.outlet)}</cite>'
        "</blockquote>"
    )
