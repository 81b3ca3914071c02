"""What is told and what is said is aligned by what it says, and clashes on day, place, denial."""

from __future__ import annotations

from itertools import combinations

import pytest

import crosswire
from crosswire.align import align_claims
from crosswire.align.claims import prepare_items
from crosswire.align.item import Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.places import are_far
from crosswire.align.propositions import compare_propositions
from crosswire.align.similarity import Weights
from crosswire.types import (
    AspectName,
    Claim,
    ClaimKind,
    Event,
    EventType,
    Figure,
    Form,
    Place,
    Qualifier,
    Status,
    Verdict,
)
from tests.align.builders import Draft, align, day, person, state

OSLO = Place(name="Oslo", country="NOR", lat=59.91, lon=10.75)
LIMA = Place(name="Lima", country="PER", lat=-12.04, lon=-77.03)


def told(
    status: Status = Status.DONE, date: str | None = None, place: Place | None = None
) -> Event:
    """An event without a type."""
    return Event(type=None, status=status, date=day(date) if date else None, place=place)


def two(left: str, one: Event, right: str, other: Event) -> tuple[Claim, ...]:
    """Align two reports of a clause each, the second a day later."""
    first = Draft("Soro Post", left, published="2026-05-04").tells(left, one)
    last = Draft("Fjord Wire", right, published="2026-05-05").tells(right, other)
    return align(first, last)


def test_like_clauses_are_one_claim() -> None:
    [claim] = two(
        "The old ferry Amalia sank in the harbour", told(),
        "The ferry Amalia sank in the harbour of the town", told(),
    )  # fmt: skip
    assert claim.verdict is Verdict.AGREE
    assert claim.event is not None and claim.event.type is None


def test_two_days_printed_for_one_thing_are_a_conflict() -> None:
    [claim] = two(
        "The ferry Amalia sank in the harbour on 3 May", told(date="2026-05-03"),
        "The ferry Amalia sank in the harbour on 1 May", told(date="2026-05-01"),
    )  # fmt: skip
    assert claim.verdict is Verdict.CONFLICT
    assert [aspect.name for aspect in claim.aspects] == [AspectName.DATE]
    assert "3 May 2026" in claim.because and "different dates" in claim.because


def test_two_places_for_one_thing_are_a_conflict() -> None:
    [claim] = two(
        "The next round of talks on the ferry line will be held in Oslo",
        told(Status.PLANNED, place=OSLO),
        "The next round of talks on the ferry line will be held in Lima",
        told(Status.PLANNED, place=LIMA),
    )
    assert claim.verdict is Verdict.CONFLICT
    assert [aspect.name for aspect in claim.aspects] == [AspectName.PLACE]


def test_what_one_tells_and_another_denies_is_a_conflict() -> None:
    [claim] = two(
        "The crew of the ferry Amalia was hurt in the fire", told(),
        "The crew of the ferry Amalia was not hurt in the fire", told(Status.DENIED),
    )  # fmt: skip
    assert claim.verdict is Verdict.CONFLICT
    assert "both cannot be true" in claim.because


def test_what_was_to_come_is_superseded_when_it_is_done() -> None:
    [claim] = two(
        "The ferry Amalia will be raised from the harbour", told(Status.PLANNED),
        "The ferry Amalia was raised from the harbour", told(),
    )  # fmt: skip
    assert claim.verdict is Verdict.UPDATE


def test_a_place_that_lies_in_the_other_is_no_conflict() -> None:
    """ "In Lima, on the road to Oslo" names both: neither report contradicts the other."""
    claims = two(
        "The next round of talks on the ferry line will be held in Lima, Oslo",
        told(Status.PLANNED, place=OSLO),
        "The next round of talks on the ferry line will be held in Lima",
        told(Status.PLANNED, place=LIMA),
    )
    assert Verdict.CONFLICT not in {claim.verdict for claim in claims}


def test_another_number_in_the_same_words_is_a_conflict() -> None:
    [claim] = two(
        "The fire in the harbour burnt 3 trucks of the ferry line", told(),
        "The fire in the harbour burnt 7 trucks of the ferry line", told(),
    )  # fmt: skip
    assert claim.verdict is Verdict.CONFLICT
    assert [aspect.name for aspect in claim.aspects] == [AspectName.VALUE]


def test_another_loose_number_varies() -> None:
    """ "At least 3" and "7" need not contradict each other."""
    [claim] = two(
        "The fire in the harbour burnt at least 3 trucks of the ferry line", told(),
        "The fire in the harbour burnt 7 trucks of the ferry line", told(),
    )  # fmt: skip
    assert claim.verdict is Verdict.VARY
    assert [aspect.name for aspect in claim.aspects] == [AspectName.VALUE]


def test_what_one_leaves_open_the_other_does_not_tell() -> None:
    claims = two(
        "The ferry Amalia would be raised from the harbour", told(Status.CONDITIONAL),
        "The ferry Amalia was raised from the harbour", told(),
    )  # fmt: skip
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


def test_clauses_of_other_things_stay_apart() -> None:
    claims = two(
        "The ferry Amalia sank in the harbour", told(),
        "Schools stay closed until the end of the month", told(),
    )  # fmt: skip
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


def test_what_one_says_is_what_another_tells() -> None:
    """A statement and a clause in the report's own voice make one claim."""
    text = "The old ferry Amalia sank in the harbour"
    first = Draft("Soro Post", f"{text}, a fisherman said", published="2026-05-04")
    last = Draft("Fjord Wire", f"{text} of the town", published="2026-05-04")
    fisherman = person("Ola Moen")
    [claim] = align(
        first.says(text, fisherman, form=Form.INDIRECT), last.tells(f"{text} of the town", told())
    )
    assert claim.verdict is Verdict.AGREE
    assert claim.speaker == fisherman
    assert {mention.kind for mention in claim.mentions} == {ClaimKind.STATEMENT, ClaimKind.EVENT}


def test_a_statement_and_the_event_in_it_stay_two_claims() -> None:
    """What a mention holds is never the other side of it."""
    text = "Norway closed the border with Chile on Friday"
    event = Event(
        type=EventType.SANCTION, actors=(state("Norway", "NOR"),),
        recipients=(state("Chile", "CHL"),), status=Status.DONE,
    )  # fmt: skip
    reports = [
        Draft(outlet, f"{text}, the minister said", published="2026-05-04")
        .says(f"{text}", person("Ola Moen"), form=Form.INDIRECT)
        .tells("Norway closed the border with Chile", event)
        for outlet in ("Soro Post", "Fjord Wire")
    ]
    for claim in align(*reports):
        assert len({mention.kind for mention in claim.mentions}) == 1


def test_a_bare_dollar_is_the_dollar_of_the_country() -> None:
    """ "$2.6 billion" beside "NZ$2.6bn" is one sum."""
    local = Figure(low=2.6e9, high=2.6e9, unit="USD", qualifier=Qualifier.EXACT)
    named = Figure(low=2.6e9, high=2.6e9, unit="NZD", qualifier=Qualifier.EXACT)
    text = "The budget puts {} into hospitals"
    [claim] = align(
        Draft("Soro Post", text.format("$2.6 billion")).counts("$2.6 billion", local),
        Draft("Fjord Wire", text.format("NZ$2.6bn")).counts("NZ$2.6bn", named),
    )
    assert claim.verdict is Verdict.AGREE
    apart = align(
        Draft("Soro Post", text.format("US$2.6 billion")).counts("US$2.6 billion", local),
        Draft("Fjord Wire", text.format("NZ$2.6bn")).counts("NZ$2.6bn", named),
    )
    assert {claim.verdict for claim in apart} == {Verdict.ALONE}


def read_pair(left: str, right: str, last: str = "2026-04-07") -> tuple[Claim, ...]:
    """Read two texts with the shipped reader and align them."""
    return align_claims(
        [
            crosswire.read_text(left, outlet="Soro Post", published="2026-04-07"),
            crosswire.read_text(right, outlet="Fjord Wire", published=last),
        ],
        (),
    )


@pytest.mark.parametrize(
    ("left", "right", "aspect"),
    [
        (
            "The summit of the Lake states will be held in Kumasi on 14 June, a minister said.",
            "Leaders of the Lake states are to hold their summit in Kumasi on 24 June.",
            AspectName.DATE,
        ),
        (
            "Prime Minister Sara Lind accepted an invitation to visit Kampala in July.",
            "Prime Minister Sara Lind turned down an invitation to visit Kampala in July.",
            AspectName.WORDING,
        ),
        (
            "The lira gained 2 per cent against the euro on Friday after the vote.",
            "The lira fell 2 per cent against the euro on Friday after the vote.",
            AspectName.VALUE,
        ),
        (
            "The Guliston crossing remains open, the governor said.",
            "The Guliston crossing was closed on Friday.",
            AspectName.WORDING,
        ),
        (
            "Teachers did not join the strike in Lubin, the ministry said.",
            "Hundreds of teachers joined the strike in Lubin.",
            AspectName.STATUS,
        ),
        (
            "Two crew members were injured in the crash and taken to hospital.",
            "Nobody in the crew was hurt in the crash, the coast guard said.",
            AspectName.STATUS,
        ),
    ],
)
def test_reports_that_cannot_both_be_true(left: str, right: str, aspect: AspectName) -> None:
    """Day, deed and denial clash between what one tells and another has somebody say."""
    conflicts = [one for one in read_pair(left, right) if one.verdict is Verdict.CONFLICT]
    assert [[found.name for found in claim.aspects] for claim in conflicts] == [[aspect]]


def test_an_opposite_on_another_day_is_an_update() -> None:
    """Who accepts today may have turned it down yesterday."""
    claims = read_pair(
        "Prime Minister Sara Lind accepted an invitation to visit Kampala in July.",
        "Prime Minister Sara Lind turned down an invitation to visit Kampala in July.",
        "2026-04-09",
    )
    assert Verdict.CONFLICT not in {claim.verdict for claim in claims}
    [update] = [claim for claim in claims if claim.verdict is Verdict.UPDATE]
    assert [aspect.name for aspect in update.aspects] == [AspectName.WORDING]
    assert "the later report has the last word" in update.because


def test_one_thing_with_other_numbers_does_not_agree() -> None:
    """ "Agree" would hide that one has 4,000 and the other 20,000 in the street."""
    claims = read_pair(
        "Some 4,000 people marched through Lubin on Saturday against the new pension law.",
        "More than 20,000 demonstrators marched through Lubin on Saturday against the new law.",
    )
    shared = {claim.verdict for claim in claims if len(claim.reports) == 2}
    assert shared and Verdict.AGREE not in shared


def test_parties_that_differ_make_no_clash() -> None:
    """Two men detained on two days are two arrests."""
    text = "The harbour police of Split detained {} at the ferry pier on {} May"
    claims = two(
        text.format("Josip Maric", 5), suffered("Josip Maric", "2026-05-05"),
        text.format("Ante Peric", 1), suffered("Ante Peric", "2026-05-01"),
    )  # fmt: skip
    assert [claim.verdict for claim in claims] == [Verdict.ALONE, Verdict.ALONE]
    [clash] = two(
        text.format("Josip Maric", 5), suffered("Josip Maric", "2026-05-05"),
        text.format("Josip Maric", 1), suffered("Josip Maric", "2026-05-01"),
    )  # fmt: skip
    assert clash.verdict is Verdict.CONFLICT


def suffered(name: str, date: str) -> Event:
    """An event without a type that is done to a person."""
    return Event(type=None, status=Status.DONE, date=day(date), recipients=(person(name),))


def test_names_that_differ_in_one_place_are_two_things() -> None:
    """ "Police arrested Anna Berg in Oslo" is not "Police arrested Karl Moe in Oslo"."""
    claims = read_pair(
        "Police arrested Anna Berg in Oslo on Monday.",
        "Police arrested Karl Moe in Oslo on Monday.",
    )
    assert all(len(claim.reports) == 1 for claim in claims)


def test_one_quote_with_an_event_in_it_is_one_claim() -> None:
    """What a statement tells is coded as an event; the statement is compared all the same."""
    text = (
        "“Norway has expelled two Russian diplomats over the attack on the harbour,” "
        "Foreign Minister Kari Lund said."
    )
    statements = [one for one in read_pair(text, text) if one.kind is ClaimKind.STATEMENT]
    assert statements and {claim.verdict for claim in statements} == {Verdict.AGREE}


def test_one_side_denied_never_agrees() -> None:
    """ "Went off in time" and "did not sound" are no agreement, whatever else they are."""
    claims = read_pair(
        "The methane alarm in the mine went off in time, the spokeswoman said.",
        "The methane alarm in the mine did not sound, three miners said.",
    )
    assert Verdict.AGREE not in {claim.verdict for claim in claims}


def test_comparing_is_symmetric() -> None:
    """Whichever report is taken first."""
    texts = (
        "Two crew members were injured in the crash. The minister denied that the ship had been "
        "overloaded. Norway and Chile met in Oslo on 3 May. The bridge will open in June.",
        "Nobody in the crew was hurt. “The ship was overloaded,” a witness said. Chile's president "
        "met Norwegian ministers in Lima on 5 May. The bridge was closed to traffic.",
    )
    reports = [
        crosswire.read_text(text, outlet=name, published="2026-04-07")
        for name, text in zip(("Soro Post", "Fjord Wire"), texts, strict=True)
    ]
    items = prepare_items(reports)[Pool.PROPOSITION]
    weights = Weights(load_lexicon(), items)
    assert len(items) > 6
    for left, right in combinations(items, 2):
        one = compare_propositions(left, right, weights, is_mutual=True)
        other = compare_propositions(right, left, weights, is_mutual=True)
        assert (one.match, one.because, one.aspects) == (other.match, other.because, other.aspects)
        assert one.score == pytest.approx(other.score)


@pytest.mark.parametrize(
    ("left", "right", "far"),
    [
        (OSLO, LIMA, True),
        (OSLO, Place(name="Drammen", country="NOR", lat=59.74, lon=10.2), False),
        (Place(name="Norway", country="NOR"), Place(name="Chile", country="CHL"), True),
        (OSLO, Place(name="Norway", country="NOR"), False),
        (OSLO, Place(name="Port Soro"), False),
        (OSLO, None, False),
    ],
)
def test_places_that_are_surely_two(left: Place, right: Place | None, far: bool) -> None:
    """A city's surroundings, a country around it, and a place that is not known are not."""
    assert are_far(left, right) is far
    assert are_far(right, left) is far


@pytest.mark.parametrize(("form", "n_shared"), [(Form.DIRECT, 1), (Form.INDIRECT, 0)])
def test_a_quote_in_the_same_words_is_one_claim(form: Form, n_shared: int) -> None:
    """Whoever "you" is taken to be; in a reporter's words "you" may be somebody else."""
    words = "You will not buy a single barge here while the strike goes on"
    minister = person("Olga Varga", "HUN", "transport minister")
    claims = align(
        Draft("Danube Wire", f"“{words},” Varga told Serbia. Serbia was silent.")
        .says(words, minister, form)
        .names("You", state("Serbia", "SRB"))
        .names("Serbia", state("Serbia", "SRB")),
        Draft("Tisza Post", f"“{words},” Varga told Croatia. Croatia was silent.")
        .says(words, minister, form)
        .names("You", state("Croatia", "HRV"))
        .names("Croatia", state("Croatia", "HRV")),
    )
    assert sum(len(claim.reports) == 2 for claim in claims) == n_shared
