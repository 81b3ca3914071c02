"""Paragraphs that a report took over into a story of its own, and what rests on them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.align import write_notes
from crosswire.origins import count_independent, find_lifts, resolve_origins
from crosswire.types import EventType, NoteKind, Report
from tests.origins.builders import add_event, add_statement, make_report, names_of
from tests.origins.test_printed_releases import BREKKE, KLEPP

RELEASE = (
    "Kallo Steel will shut its mill at Ostby at the end of June and part from 640 workers there.",
    "The firm puts 85 million crowns into the harbour works at Lensvik instead and has asked the"
    " council for leave to build a second furnace.",
    "“It was not an easy step for any of us who began at Ostby,” chief executive Ida Brekke said.",
    "Kallo Steel has six sites on the coast and was founded by two brothers ninety years ago.",
    "Talks about a social plan will begin in the second week of May, after the works council has"
    " been heard.",
)
STORM = (
    "The ferry Havsvala ran aground off Lensvik shortly after midnight with 212 people on board.",
    "Two tugs pulled her free at dawn, and divers found a crack of four metres in the hull.",
    "The ship had been repaired in Tarvo in the spring after she had struck a pier in fog.",
)
OWN = (
    "At the gate men stood in the rain on Tuesday and waited for somebody to tell them what comes.",
    "“We heard it on the radio,” said Tor Klepp, who has poured steel here since he was seventeen.",
    "Shops in the market square closed at noon, and the school sent its pupils home an hour early.",
    "Nobody at the town hall wanted to say on Tuesday who would pay for the bridge that was begun.",
)
RELEASED = "Press release"


def _make(
    name: str,
    *paragraphs: str,
    outlet: str | None = None,
    section: str | None = None,
    agency: str | None = None,
    published: str | None = None,
) -> Report:
    text = "\n".join(paragraphs)
    report = make_report(name, text, outlet=outlet, agency=agency, published=published)
    for paragraph in paragraphs:
        if "“" not in paragraph:
            report = add_event(report, paragraph.rstrip("."), EventType.COERCE)
    return replace(report, section=section)


def _release() -> Report:
    report = _make("a", *RELEASE, section=RELEASED)
    return replace(report, republished_from="Kallo Steel press release")


@pytest.mark.parametrize(
    ("paragraphs", "lifted"),
    [
        ((OWN[0], RELEASE[0], OWN[1], RELEASE[1], OWN[2], OWN[3]), (1, 3)),
        ((RELEASE[1].replace("instead", "this year"), *OWN), (0,)),
        ((*OWN, RELEASE[3].replace("sites", "works"), RELEASE[4]), (4, 5)),
        ((OWN[0], OWN[1], RELEASE[1], RELEASE[2], OWN[2], OWN[3]), (2, 3)),
    ],
)
def test_paragraphs_of_a_release_in_an_own_story(
    paragraphs: tuple[str, ...], lifted: tuple[int, ...]
) -> None:
    """Each is told by its place, the release was first, and the quote goes with its paragraph."""
    story = _make("b", *paragraphs, outlet="Bay Courier", published="2026-03-02")
    (lift,) = find_lifts([story, replace(_release(), published="2026-03-03")])
    assert (lift.first, lift.later, lift.paragraphs) == ("a", "b", lifted)
    assert lift.direction_known
    n_own = len(paragraphs) - len(lifted)
    assert lift.reason.startswith(f"{len(lifted)} of {len(paragraphs)} paragraphs")
    assert f"{n_own} do not; the press release itself" in lift.reason


@pytest.mark.parametrize(
    "paragraphs",
    [
        RELEASE,
        RELEASE[:2],
        (OWN[0], *RELEASE),
        OWN,
        (RELEASE[2], *OWN),
        ("Kallo Steel shuts its mill at Ostby in June, and 640 workers go.", *OWN[1:]),
    ],
)
def test_reprints_and_own_words_lift_nothing(paragraphs: tuple[str, ...]) -> None:
    """A release printed whole, cut or with a line above it; its facts, or a quote, told anew."""
    assert not find_lifts([_release(), _make("b", *paragraphs, outlet="Bay Courier")])


def test_the_reprint_of_a_story_lifts_nothing_itself() -> None:
    """The Gazette prints the Courier's story, in which two paragraphs are the firm's."""
    paragraphs = (OWN[0], RELEASE[0], RELEASE[1], *OWN[1:])
    story = _make("b", *paragraphs, outlet="Bay Courier", published="2026-03-03")
    reprint = _make("c", *paragraphs[:-1], outlet="Hill Gazette", published="2026-03-04")
    assert [(one.first, one.later) for one in find_lifts([reprint, _release(), story])] == [
        ("a", "b")
    ]


def test_two_sources_of_one_story() -> None:
    """Each paragraph is told once, from the release or from the earliest report that has it."""
    wreck = _make("w", *STORM, outlet="Lake Tribune", published="2026-03-01")
    paragraphs = (OWN[0], RELEASE[0], RELEASE[1], STORM[0], STORM[1], *OWN[1:])
    story = _make("b", *paragraphs, outlet="Bay Courier", published="2026-03-03")
    found = {one.first: one.paragraphs for one in find_lifts([wreck, _release(), story])}
    assert found == {"a": (1, 2), "w": (3, 4)}


def test_an_outlet_that_goes_on_with_its_own_story_lifts_nothing() -> None:
    first = _make("a", *STORM, outlet="Bay Courier", published="2026-03-01")
    later = _make("b", *OWN, *STORM[:2], outlet="Bay Courier", published="2026-03-02")
    assert not find_lifts([first, later])
    assert not find_lifts([first, replace(later, outlet="The Bay courier")])
    assert find_lifts([first, replace(later, outlet="Hill Gazette")])


def test_lifts_do_not_depend_on_the_order_of_the_reports() -> None:
    reports = [
        _release(),
        _make("b", *OWN, *RELEASE[:2], outlet="Bay Courier"),
        _make("c", RELEASE[3], RELEASE[4], *STORM, outlet="Hill Gazette"),
    ]
    assert find_lifts(reports) == find_lifts(reports[::-1])
    assert len(find_lifts(reports)) == 2


def test_of_two_of_one_length_one_is_named_first() -> None:
    """Nothing tells who had the paragraphs first, and the note says so."""
    one = _make("a", *STORM[:2], OWN[2], outlet="Bay Courier")
    other = _make("b", OWN[2], *STORM[:2], outlet="Hill Gazette")
    left, right = (
        _make(name, *STORM[:2], own) for name, own in (("a", OWN[0]), ("b", OWN[0][::-1]))
    )
    (lift,) = find_lifts([left, right])
    assert not lift.direction_known
    assert lift.paragraphs == (0, 1)
    assert not find_lifts([one, other])


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (None, "Bay Courier has its paragraphs 2 and 3 in common with Lake Tribune (nothing tells"
         " who had it first); the rest is its own."),
        ("2026-03-01", "Bay Courier has its paragraphs 2 and 3 from Lake Tribune (the earlier one"
         " by its date); the rest is its own."),
    ],
)  # fmt: skip
def test_a_note_says_what_was_lifted(published: str | None, text: str) -> None:
    first = _make("a", *STORM, RELEASE[0], *OWN[2:], outlet="Lake Tribune", published=published)
    paragraphs = (RELEASE[3], STORM[0], STORM[1], RELEASE[4])
    later = _make("b", *paragraphs, outlet="Bay Courier", published="2026-03-02")
    notes = [one for one in write_notes([first, later], ()) if one.kind is NoteKind.PARTIAL_COPY]
    assert [note.text for note in notes] == [text]
    assert later.text[notes[0].start : notes[0].end] == STORM[0]


@pytest.mark.parametrize("n_lifted", [1, 2, 3])
def test_a_pair_has_one_note(n_lifted: int) -> None:
    """Reports that are noted as one copy are not noted as sharing paragraphs, nor the reverse."""
    first = _make("a", *STORM, RELEASE[0], *OWN[2:], outlet="Lake Tribune")
    later = _make("b", *STORM[:n_lifted], *RELEASE[1:], OWN[0], outlet="Bay Courier")
    resolved, _ = resolve_origins([first, later])
    kinds = [note.kind for note in write_notes(resolved, ())]
    assert sum(kind in {NoteKind.SAME_COPY, NoteKind.PARTIAL_COPY} for kind in kinds) <= 1
    (one, other) = (replace(report, family="family-1") for report in (first, later))
    kinds = [note.kind for note in write_notes([one, other], ())]
    assert kinds == [NoteKind.SAME_COPY]


@pytest.mark.parametrize("lifted", [RELEASE[:2], (RELEASE[3], RELEASE[4]), (RELEASE[1],)])
def test_the_source_of_what_is_lifted_is_that_of_nothing_beside(lifted: tuple[str, ...]) -> None:
    """What the outlet saw and whom it asked is its own; what stands in the release is not."""
    story = _make("b", OWN[0], *lifted, *OWN[1:], outlet="Bay Courier")
    story = add_statement(story, "We heard it on the radio,", KLEPP, source="Tor Klepp")
    reports, origins = resolve_origins([_release(), story])
    unknown = "unknown (as carried by Bay Courier)"
    firm = ["Kallo Steel"] * len(lifted)
    assert names_of(reports, origins)[1] == ["Tor Klepp", unknown, *firm, unknown, unknown]
    assert set(names_of(reports, origins)[0]) == {"Kallo Steel"}


def test_a_number_that_the_release_has_too_makes_no_sentence_the_firms() -> None:
    """ "640 workers" stands in an own sentence, beside a paragraph that is lifted."""
    own = "A bus of the union will take 640 workers to the capital on Friday."
    story = _make("b", RELEASE[1], own, *OWN[1:], outlet="Bay Courier")
    story = add_event(story, "640 workers", EventType.COERCE)
    reports, origins = resolve_origins([_release(), story])
    assert names_of(reports, origins)[1][-1] == "unknown (as carried by Bay Courier)"


MORE_OWN = (
    "A baker on the quay said he would keep his oven lit until the last shift had gone home.",
    "Children of the lower school had painted a banner, and the rain had washed half of it away.",
    "The bus to the capital left at six with nine people in it, three of them for good.",
)


@pytest.mark.parametrize("own", [(), MORE_OWN])
@pytest.mark.parametrize("n_reprints", [0, 1, 2])
@pytest.mark.parametrize("ids", ["abcd", "dcba"])
def test_what_is_lifted_is_so_in_every_reprint(
    own: tuple[str, ...], n_reprints: int, ids: str
) -> None:
    """A reprint of the story, whole or cut, has the agency's paragraphs from the agency too."""
    older = ("The wire has long been slow on the coast, and nobody has mended it since autumn.",)
    wire = _make(ids[0], *STORM, *RELEASE, *older, agency="AFP", outlet="Lake Tribune")
    paragraphs = (OWN[0], *STORM[:2], *OWN[2:], *own)
    reports = [wire, _make(ids[1], *paragraphs, outlet="Bay Courier", published="2026-03-02")]
    if n_reprints:
        reprint = _make(ids[2], *paragraphs, outlet="Hill Gazette", published="2026-03-03")
        reports.append(reprint)
    if n_reprints > 1:
        cut = _make(ids[3], *paragraphs[:-1], outlet="Fjord Post", published="2026-03-04")
        reports.append(cut)
    unknown = "unknown (as carried by Bay Courier)"
    expected = [unknown, "AFP", "AFP", *[unknown] * (len(paragraphs) - 3)]
    for ordered in (reports, reports[::-1]):
        resolved, origins = resolve_origins(ordered)
        for report, names in zip(resolved, names_of(resolved, origins), strict=True):
            if report.id != ids[0]:
                assert names == expected[: len(names)]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_what_is_lifted_from_a_release_is_so_in_every_reprint(is_reversed: bool) -> None:
    paragraphs = (OWN[0], *RELEASE[:2], *OWN[2:])
    story = _make("b", *paragraphs, outlet="Bay Courier")
    reports = [_release(), story, _make("c", *paragraphs, outlet="Hill Gazette")]
    resolved, origins = resolve_origins(reports[::-1] if is_reversed else reports)
    for report, names in zip(resolved, names_of(resolved, origins), strict=True):
        if report.id != "a":
            assert names[1:3] == ["Kallo Steel"] * 2
            assert names[0].startswith("unknown")


@pytest.mark.parametrize("n_lifted", [2, 3])
def test_an_agency_stands_behind_what_is_its_copy_alone(n_lifted: int) -> None:
    """A family or not: the sentences of the outlet stay its own."""
    wire = _make("a", *STORM, *RELEASE[3:], agency="AFP", outlet="Hill Gazette")
    story = _make("b", OWN[0], *STORM[:n_lifted], *OWN[2:], outlet="Bay Courier")
    reports, origins = resolve_origins([wire, story])
    unknown = "unknown (as carried by Bay Courier)"
    assert names_of(reports, origins)[1] == [unknown, *["AFP"] * n_lifted, unknown, unknown]
    ids = [mention.origin or "" for mention in reports[1].mentions]
    assert count_independent(ids[1:2], origins) == 1
    assert count_independent(ids[-1:], origins) == 0


def test_a_quote_of_the_release_in_own_words_is_the_releases() -> None:
    """The story lifts a paragraph and tells the quote under a clause of its own."""
    own = "“It was not an easy step for any of us who began at Ostby,” Ida Brekke had written."
    story = _make("b", RELEASE[1], own, *OWN, outlet="Bay Courier")
    story = add_statement(
        story, "It was not an easy step for any of us who began at Ostby,", BREKKE
    )
    reports, origins = resolve_origins([_release(), story])
    assert names_of(reports, origins)[1][0] == "Kallo Steel"
