"""Mentions that reprints share are prepared and compared once, and nothing comes out otherwise."""

from __future__ import annotations

import re
import zlib
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.align import align_claims
from crosswire.align.claims import prepare_items
from crosswire.align.comparers import FigureComparer, PropositionComparer, RelationComparer
from crosswire.align.copies import RecallingComparer
from crosswire.align.item import Item, Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Outcome
from crosswire.align.similarity import Weights
from crosswire.pipeline import Engine, read_article
from crosswire.types import Article, Claim, ClaimKind, Judgement, Part, Report, Verdict, Word
from crosswire.types.judgement import Anchor
from crosswire.types.naming import published_order

_PARAGRAPHS = (
    "Norwegian Foreign Minister Anna Lund met the Chilean foreign minister in Santiago on Monday."
    " Trade between Norway and Chile grew by 7 percent last year, the ministry said.",
    "“We have every reason to go on with the talks,” Lund told reporters in Lima. “The border will"
    " stay open. Nobody will close it before the summer.”",
    "At least 12 people were injured when police broke up a march in Oslo, officials said. Earlier"
    " the police had spoken of 9 injured.",
    "At least 15 people were injured when police broke up a march in Bergen on Sunday.",
    "Chile denied that its troops had crossed the border. Norway said that Chile's troops crossed"
    " the border on 3 May near Punta Arenas.",
    "Norway and Chile will sign an agreement on fisheries in March, Lund said.",
    "Norway and Chile signed an agreement on fisheries in Oslo.",
    "The opposition in Santiago rejected the plan. The harbour of Velmora opened its gates again.",
    "The harbour of Velmora closed its gates again, and 40 sailors stayed on board.",
)
_OUTLETS = ("Bay Courier", "Hill Gazette", "Lake Tribune", "Port Herald")
Printed = tuple[str, str, str | None]
"""Text, outlet and day of a report that is yet to be read."""
_DAYS = ("2026-05-04", "2026-05-05T08:00:00Z", "2026-05-05T19:30:00Z", None)


@cache
def engine() -> Engine:
    """The reader that ships with the package, which tells clauses and meanings too."""
    return Engine.default()


@cache
def read(text: str, outlet: str, published: str | None) -> Report:
    """Read a text whose paragraphs are its lines, behind a dateline where it has one."""
    name = f"r{zlib.crc32(f'{outlet}{text}{published}'.encode()):08x}"
    paragraphs = tuple(
        Part(start=one.start("body"), end=one.end("body"))
        for one in re.finditer(r"(?:[A-Z]+ \(NTB\) — )?(?P<body>[^\n]+)", text)
    )
    article = Article(
        id=name,
        uri=name,
        outlet=outlet,
        published=published,
        text=text,
        paragraphs=paragraphs,
    )
    return read_article(article, engine())


def edit(text: str, how: str, number: int) -> str:
    """Change a copy as desks do."""
    first, *rest = text.split("\n\n")
    match how:
        case "signed":
            return f"{text}\n\nThe {number}th edition carried it on page {number % 3 + 1}."
        case "cut":
            return "\n\n".join(rest or [first])
        case "headed":
            return f"Of the day\n\n{text}"
        case "datelined":
            return f"OSLO (NTB) — {text}"
        case "counted":
            return re.sub(r"\b(?:12|40|7)\b", str(number + 11), text, count=1)
        case "denied":
            return text.replace(" said", " denied", 1)
        case "doubled":
            return f"{text}\n\n{first}"
        case "turned":
            return "\n\n".join([*rest, first])
    return text


@st.composite
def stories(draw: st.DrawFn) -> list[Printed]:
    """
    A story of own reports that differ, each with copies that differ a little, as printed.

    Drawing reads nothing: Hypothesis gives up where drawing takes long, as on a busy machine.
    """
    edits = st.sampled_from(
        ["none", "signed", "cut", "headed", "datelined", "counted", "denied", "turned", "doubled"]
    )
    printed = []
    for outlet in _OUTLETS[: draw(st.integers(1, 3))]:
        picked = draw(st.lists(st.sampled_from(_PARAGRAPHS), min_size=1, max_size=4, unique=True))
        text = "\n\n".join(picked)
        printed.append((text, outlet, draw(st.sampled_from(_DAYS))))
        for number, how in enumerate(draw(st.lists(edits, max_size=8))):
            day = draw(st.sampled_from(_DAYS))
            printed.append((edit(text, how, number), f"{outlet} {number}", day))
    return list(dict.fromkeys(printed))


def read_all(drawn: list[Printed]) -> list[Report]:
    """Read the reports of a story."""
    return [read(*printed) for printed in drawn]


def look_at(item: Item) -> tuple[object, ...]:
    """Give all that an item holds but whether it is a copy, as values that compare."""
    directions = [item.meaning, item.setting, item.predicate and item.predicate.meaning]
    return (
        item.mention,
        item.report.id,
        *(item.wording, item.context, item.clause),
        *(item.sentence, item.signs, item.event, item.holds_event, item.is_phrase),
        item.predicate and (item.predicate.words, item.predicate.term),
        [None if one is None else one.tolist() for one in directions],
    )


@settings(max_examples=30)
@given(stories())
def test_what_a_copy_takes_over_is_what_preparing_it_gives(drawn: list[Printed]) -> None:
    """Each mention of a reprint is prepared as if it stood alone."""
    reports = read_all(drawn)
    together = prepare_items(reports)
    for report in reports:
        for pool, items in prepare_items([report]).items():
            own = [item for item in together[pool] if item.report.id == report.id]
            assert list(map(look_at, own)) == list(map(look_at, items))


def without(claims: tuple[Claim, ...], report: str) -> dict[frozenset[tuple[str, int]], Claim]:
    """Give the claims by their mentions, but for those of one report."""
    found = {
        frozenset((m.report, m.start) for m in claim.mentions if m.report != report): claim
        for claim in claims
    }
    found.pop(frozenset(), None)
    return found


@settings(max_examples=50)
@given(stories(), st.data())
def test_a_reprint_changes_no_claim(drawn: list[Printed], data: st.DataObject) -> None:
    """
    A report once more, under another name, leaves every claim with its mentions and verdict.

    On the same day, since words such as "last year" tell of another year in a later report.
    """
    reports = read_all(drawn[:8])  # of one paragraph, eight ways to be read are remembered
    one = data.draw(st.sampled_from(reports))
    again = read(one.text, "Night Edition", one.published)
    before = without(align_claims(reports, ()), again.id)
    after = without(align_claims([*reports, again], ()), again.id)
    assert after.keys() <= before.keys()
    for mentions, claim in after.items():
        was = before[mentions]
        alone = {was.verdict, claim.verdict} == {Verdict.ALONE, Verdict.AGREE}
        assert claim.verdict is was.verdict or (alone and one.id in was.reports)
    for mentions in before.keys() - after.keys():  # told by a figure of the same reports
        assert before[mentions].reports == (one.id,)


def test_a_word_on_a_mention_holds_for_its_copies() -> None:
    """Who parts one report from another has parted the reprint from it as well."""
    signed = _PARAGRAPHS[6]
    texts = (signed, signed.replace("in Oslo", "in Oslo on Monday"), signed)
    one, other, copy = (
        read(text, outlet, _DAYS[0]) for text, outlet in zip(texts, _OUTLETS, strict=False)
    )
    left, right = (
        Anchor(report=report.id, start=0, end=len(report.text)) for report in (one, other)
    )
    told = Judgement(word=Word.DIFFERENT, kind=ClaimKind.EVENT, left=left, right=right, why="")
    for judgements, expected in (((), 1), ((told,), 2)):
        found = align_claims([one, other, copy], (), judgements)
        events = {frozenset(claim.reports) for claim in found if claim.kind is ClaimKind.EVENT}
        assert len(events) == expected
        assert any(reports >= {one.id, copy.id} for reports in events)


def compare_all(reports: list[Report]) -> int:
    """Compare all mentions with and without recalling; give how many pairs were compared."""
    ordered = sorted(reports, key=published_order)
    items = prepare_items(ordered)
    weights = Weights(load_lexicon(), [item for found in items.values() for item in found])
    n_pairs = 0
    for pool, comparer in (
        (Pool.PROPOSITION, PropositionComparer(weights, items[Pool.PROPOSITION])),
        (Pool.FIGURE, FigureComparer(weights, items[Pool.FIGURE])),
        (Pool.RELATION, RelationComparer()),
    ):
        recalling = RecallingComparer(comparer, items[pool])
        for left, right in combinations(items[pool], 2):
            assert recalling.compare(left, right) == comparer.compare(left, right)
            n_pairs += 1
        assert all(list(recalling.keys(item)) == list(comparer.keys(item)) for item in items[pool])
    return n_pairs


@settings(max_examples=20)
@given(stories())
def test_recalling_gives_what_comparing_gives(drawn: list[Printed]) -> None:
    """Any two mentions, those that nothing proposes too, compare as without copies."""
    compare_all(read_all(drawn))


def test_places_apart_are_looked_up_in_each_report() -> None:
    """Whether two places are named in one breath is told by the whole of either report."""
    north = "A ferry with 40 sailors sank off Bergen late on Sunday after it had struck a rock."
    south = north.replace("Bergen", "Valparaiso")
    ends = ("The ship was old.", "The ship was old.", "The ship of Bergen and Valparaiso was old.")
    reports = [
        read(f"{text}\n\n{end}", f"{outlet} {number}", None)
        for number, (text, end) in enumerate(zip((north, south, north), ends, strict=True))
        for outlet in _OUTLETS[:2]
    ]
    assert compare_all(reports) > 100


def test_a_paragraph_printed_twice_is_no_copy_of_itself() -> None:
    """Two mentions of one paragraph, one inside the other, stand apart where it is repeated."""
    reports = [
        read(edit(text, "doubled", 0), "Bay Courier", None)
        for text in (*_PARAGRAPHS, "Lund said that the harbour of Velmora opened its gates again.")
    ]
    assert sum(compare_all([report]) for report in reports) > 60


def test_a_pair_nearest_in_one_report_alone_is_compared_again() -> None:
    """A copy beside which another passage says nearly the same is not the nearest there."""
    one = "The harbour of Velmora opened its gates again after the storm, the mayor said."
    other = "The harbour of Velmora opened its old gates after the storm again, the mayor said."
    nearer = "The harbour of Velmora opened its old gates again after the storm, the mayor said."
    reports = [
        read(text, f"{outlet} {number}", None)
        for number, text in enumerate((one, other, nearer, f"{one}\n\n{nearer}", other, one))
        for outlet in _OUTLETS[:2]
    ]
    assert compare_all(reports) > 50


def test_mentions_of_copies_are_compared_once_for_all() -> None:
    """Four times as many copies cost hardly more comparisons."""

    def count(n_copies: int) -> int:
        n_compared = 0

        def compare(self: PropositionComparer, left: Item, right: Item) -> Outcome:
            nonlocal n_compared
            n_compared += 1
            return plain(self, left, right)

        text = "\n\n".join(_PARAGRAPHS)
        reports = [read(text, f"Outlet {number}", _DAYS[0]) for number in range(n_copies)]
        with pytest.MonkeyPatch.context() as patch:
            plain = PropositionComparer.compare
            patch.setattr(PropositionComparer, "compare", compare)
            align_claims(reports, ())
        return n_compared

    assert count(40) < 1.1 * count(10)


def test_a_value_that_a_neighbour_calls_provisional_is_no_copy() -> None:
    """The same paragraph stands before other words, which say that its count goes on."""
    plain = read(f"{_PARAGRAPHS[3]}\n\nTrains stood still.", "Bay Courier", None)
    counted = read(f"{_PARAGRAPHS[3]}\n\nPreliminary figures say so.", "Hill Gazette", None)
    again = read(f"{_PARAGRAPHS[3]}\n\nThe plan was rejected.", "Lake Tribune", None)
    (pool,) = [
        items
        for items in prepare_items([plain, counted, again]).values()
        if items and items[0].mention.figure
    ]
    assert [item.signs.provisional for item in pool] == [False, True, False]
    assert [item.original is None for item in pool] == [True, True, False]


@pytest.mark.parametrize(
    ("both", "cut"),
    [
        (_PARAGRAPHS[7:9], _PARAGRAPHS[7]),
        (_PARAGRAPHS[7:9], _PARAGRAPHS[8]),
        (_PARAGRAPHS[8:6:-1], _PARAGRAPHS[8]),
        ((_PARAGRAPHS[2], *_PARAGRAPHS[7:9]), _PARAGRAPHS[7]),
    ],
)
def test_what_one_report_tells_apart_stays_apart(both: tuple[str, ...], cut: str) -> None:
    """Whichever comes first, a report of both passages or a reprint of one of them."""
    text = "\n\n".join(both)
    found = set()
    for day, other in ((_DAYS[0], "2026-05-05"), ("2026-05-05", _DAYS[0])):
        reports = read(text, "Bay Courier", day), read(cut, "Hill Gazette", other)
        names = {reports[0].id: "whole", reports[1].id: "cut"}
        claims = align_claims(reports, ())
        found.add(
            frozenset(
                frozenset((names[m.report], m.start) for m in claim.mentions) for claim in claims
            )
        )
    assert len(found) == 1
