"""One story of the HTML page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crosswire.types import Article, ClaimKind, Verdict
from crosswire.views.digest import ClaimView, Digest, find_other_speaker, split_wordings
from crosswire.views.folding import count_again, list_again
from crosswire.views.labels import (
    KIND_NAMES,
    VERDICT_MEANINGS,
    VERDICT_ORDER,
    VERDICT_TITLES,
    count,
    describe_provenance,
)
from crosswire.views.markup import escape, escape_inside, write_address
from crosswire.views.matrix import MATRIX_TITLE
from crosswire.views.page_chains import write_chains
from crosswire.views.page_matrix import Places, write_apart, write_matrix
from crosswire.views.passages import Block, cut_report
from crosswire.views.wording import Wording, say_more

_OPEN = frozenset({Verdict.CONFLICT, Verdict.UPDATE, Verdict.VARY})

_MANY = 200
_BELOW = (
    ("matrix", MATRIX_TITLE),
    ("origins", "Origin chains"),
    ("apart", "Alone and left out"),
)
_MOST_WORDINGS = 8


def write_story(digest: Digest, id_: str) -> str:
    """
    Write one story as a section.

    Args:
        digest: The comparison, arranged.
        id_: Unique on the page; every id inside starts with it.
    """
    order = [view.claim.id for view in _list_views(digest)]
    numbers = {claim_id: number for number, claim_id in enumerate(order)}
    claims = [view.claim for view in _list_views(digest)]
    columns = [(article, cut_report(article, claims)) for article in digest.comparison.reports]
    places = _find_places(id_, columns)
    many = " many" if len(claims) > _MANY else ""  # drawn as they come into sight
    facts = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in digest.facts
    )
    below = (
        write_matrix(digest, id_, numbers, places),
        write_chains(digest.chains, id_),
        write_apart(digest, id_, numbers),
    )
    return f"""<section class="story{many}" id="{id_}" aria-labelledby="{id_}-title">
<header class="lead">
<h2 id="{id_}-title">{escape(digest.title) or "Untitled story"}</h2>
<dl class="facts">{facts}</dl>
{_write_ways_below(id_, below)}
</header>
<div class="bench">
<section class="claims" aria-labelledby="{id_}-claims" id="{id_}-panel">
<h3 id="{id_}-claims">Claims <span class="total">{len(claims)}</span></h3>
{_write_filter(digest, id_)}
<p class="sr" role="status" aria-live="polite"></p>
{_write_groups(digest, id_, numbers, places)}
</section>
<section class="reports" aria-labelledby="{id_}-reports">
<h3 id="{id_}-reports" class="sr">Reports</h3>
<div class="columns">
{_write_columns(digest, id_, columns, claims_verdicts=[claim.verdict for claim in claims])}
</div>
</section>
</div>
<div class="jump" hidden><span class="jump-label"></span><span class="jump-links"></span></div>
{"".join(below)}
<div class="rest">
{_write_pairs("Notes", f"{id_}-notes", digest.notes, "What a careful reader would flag.")}
{_write_pairs("Not read", f"{id_}-unread", digest.unread, "Inputs that are not part of this.")}
</div>
</section>"""


def _write_ways_below(id_: str, sections: Sequence[str]) -> str:
    """Write links to the sections below the reports, which the first screen does not show."""
    links = "".join(
        f'<a href="#{id_}-{name}">{title}</a>'
        for (name, title), section in zip(_BELOW, sections, strict=True)
        if section
    )
    return f'<p class="ways">{links}</p>' if links else ""


def _list_views(digest: Digest) -> list[ClaimView]:
    shared = [view for _, views in digest.groups for view in views]
    return shared + [view for entry in digest.alone for view in entry.claims]


def _find_places(id_: str, columns: Sequence[tuple[Article, Sequence[Block]]]) -> Places:
    """Find the ids of the segments of each claim in each report, in the order of the text."""
    places: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for column, (article, blocks) in enumerate(columns):
        for block in blocks:
            for segment in block.segments:
                for number in segment.claims:
                    places[article.id, number].append(f"{id_}-r{column}-{segment.start}")
    return places


def _find_place(wording: Wording, number: int, places: Places) -> str:
    """Find the id of the words of a wording, or failing that of the claim's first words."""
    mention = wording.mention
    ids = places.get((mention.report, number), ())
    own = (one for one in ids if one.endswith(f"-{mention.start}"))
    return next(own, ids[0] if ids else "")


def _write_filter(digest: Digest, id_: str) -> str:
    views = _list_views(digest)
    verdicts = [view.claim.verdict for view in views]
    kinds = [view.claim.kind for view in views]
    by_verdict = "".join(
        f'<label class="chip v-{verdict.value}"><input type="checkbox" checked name="verdict" '
        f'value="{verdict.value}"> {VERDICT_TITLES[verdict]} '
        f"<b>{verdicts.count(verdict)}</b></label>"
        for verdict in VERDICT_ORDER
        if verdict in verdicts
    )
    by_kind = "".join(
        f'<label class="chip"><input type="checkbox" checked name="kind" value="{kind.value}"> '
        f"{KIND_NAMES[kind][1].capitalize()} <b>{kinds.count(kind)}</b></label>"
        for kind in ClaimKind
        if kind in kinds
    )
    return f"""<form class="filter" aria-label="Show claims">
<fieldset><legend class="sr">By verdict</legend>{by_verdict}</fieldset>
<fieldset><legend class="sr">By kind</legend>{by_kind}</fieldset>
<label class="sr" for="{id_}-search">Words in the claim</label>
<input type="search" id="{id_}-search" placeholder="Find a name or word" autocomplete="off">
</form>"""


def _write_groups(
    digest: Digest,
    id_: str,
    numbers: Mapping[str, int],
    places: Places,
) -> str:
    parts = []
    for verdict, views in digest.groups:
        cards = "".join(_write_claim(view, digest, id_, numbers, places) for view in views)
        parts.append(
            f'<div class="group v-{verdict.value}"><h4>{VERDICT_TITLES[verdict]} '
            f'<span class="meaning">{VERDICT_MEANINGS[verdict]}{count_again(views)}</span></h4>'
            f'<ul class="cards">{cards}</ul></div>'
        )
    if digest.caveat:
        parts.append(f'<p class="hint">{escape(digest.caveat)}</p>')
    for entry in digest.alone:
        title = "What the report claims" if digest.is_single else f"Only in {entry.name}"
        told, bare = (
            "".join(_write_claim(view, digest, id_, numbers, places) for view in views)
            for views in (entry.telling, entry.numbers)
        )
        folded = (
            f'<details class="bare"><summary>{count(len(entry.numbers), "bare number")}</summary>'
            f'<ul class="cards">{bare}</ul></details>'
            if bare
            else ""
        )
        cards = f'<ul class="cards">{told}</ul>' if told else ""
        parts.append(f'<div class="group v-alone"><h4>{escape(title)}</h4>{cards}{folded}</div>')
    return "\n".join(parts)


def _write_claim(
    view: ClaimView,
    digest: Digest,
    id_: str,
    numbers: Mapping[str, int],
    places: Places,
) -> str:
    claim = view.claim
    number = numbers[claim.id]
    shown, rest = (
        "".join(
            _write_wording(wording, view, digest, _find_place(wording, number, places))
            for wording in part
        )
        for part in split_wordings(view, _MOST_WORDINGS)
    )
    n_rest = max(0, len(view.wordings) - _MOST_WORDINGS)
    more = (
        f"<details><summary>and {count(n_rest, 'more wording')}</summary>"
        f'<ul class="wordings">{rest}</ul></details>'
        if rest
        else ""
    )
    missing = f" {escape(view.missing)}" if view.missing and claim.verdict in _OPEN else ""
    missing += f" {escape(view.beside)}" if view.beside else ""
    body = (
        f'<ul class="wordings">{shown}</ul>{more}'
        f'<p class="because"><b>Why</b> {escape(view.because)}</p>'
        f'<p class="behind">{escape(view.origins)}{missing}</p>'
        + "".join(f'<p class="behind">{escape(one)}</p>' for one in list_again(view))
    )
    if claim.verdict not in _OPEN:
        body = f"<details><summary>Words and origins</summary>{body}</details>"
    return (
        f'<li class="claim" id="{id_}-c{number}" data-verdict="{claim.verdict.value}" '
        f'data-kind="{claim.kind.value}">'
        f'<button type="button" aria-pressed="false" data-claim="{number}">'
        f'<span class="kind">{KIND_NAMES[claim.kind][0]}</span> '
        f"{escape(view.headline)}</button>{body}</li>"
    )


def _write_wording(wording: Wording, view: ClaimView, digest: Digest, place: str) -> str:
    is_quote = wording.is_quote
    words = "".join(
        f'<em class="diff">{escape(piece.text)}</em>'
        if piece.differs
        else escape_inside(piece.text)
        for piece in wording.pieces
    )
    before = "“" if is_quote else escape_inside(wording.before)
    after = "”" if is_quote else escape_inside(wording.after)
    if not is_quote and (before or after):
        words = f"<b>{words}</b>"
    speaker = find_other_speaker(wording, view)
    named = f' <span class="speaker">said by {escape(speaker)}</span>' if speaker else ""
    more = say_more(wording)
    more = f' <span class="more">{escape(more)}</span>' if more else ""
    name = escape(digest.names[wording.mention.report])
    link = f'<a href="#{place}">{name}</a>' if place else name
    return f"<li>{link} <span>{before}{words}{after}</span>{named}{more}</li>"


def _write_columns(
    digest: Digest,
    id_: str,
    columns: Sequence[tuple[Article, Sequence[Block]]],
    *,
    claims_verdicts: Sequence[Verdict],
) -> str:
    return "\n".join(
        _write_column(digest, f"{id_}-r{number}", article, blocks, claims_verdicts)
        for number, (article, blocks) in enumerate(columns)
    )


def _write_column(
    digest: Digest,
    id_: str,
    article: Article,
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
) -> str:
    facts = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{write_address(value)}</dd></div>"
        for label, value in describe_provenance(article)
    )
    text = "".join(_write_block(article.text, block, id_, verdicts) for block in blocks)
    language = f' lang="{escape(article.language)}"' if article.language else ""
    return f"""<article class="report" aria-labelledby="{id_}">
<header>
<p class="outlet" id="{id_}">{escape(digest.names[article.id])}</p>
<p class="carries"></p>
<h4>{escape(article.title or "Without a headline")}</h4>
<details class="provenance"><summary>Where it comes from</summary><dl>{facts}</dl></details>
</header>
<div class="text" tabindex="0" role="region" aria-labelledby="{id_}"{language}>{text}</div>
</article>"""


def _write_block(text: str, block: Block, id_: str, verdicts: Sequence[Verdict]) -> str:
    parts = []
    for segment in block.segments:
        words = escape_inside(text[segment.start : segment.end])
        if not segment.claims:
            parts.append(words)
            continue
        strongest = min((verdicts[n] for n in segment.claims), key=VERDICT_ORDER.index)
        numbers = " ".join(map(str, segment.claims))
        parts.append(
            f'<mark id="{id_}-{segment.start}" class="v-{strongest.value}" '
            f'data-claims="{numbers}">{words}</mark>'
        )
    kind = "" if block.is_body else ' class="outside"'
    return f"<p{kind}>{''.join(parts)}</p>"


def _write_pairs(title: str, id_: str, pairs: Iterable[tuple[str, str]], hint: str) -> str:
    items = "".join(f"<li><b>{escape(label)}</b> {escape(text)}</li>" for label, text in pairs)
    return _write_section(title, id_, items, hint)


def _write_section(title: str, id_: str, items: str, hint: str) -> str:
    if not items:
        return ""
    return (
        f'<section aria-labelledby="{id_}"><h3 id="{id_}">{title}</h3>'
        f'<p class="hint">{hint}</p><ul>{items}</ul></section>'
    )
