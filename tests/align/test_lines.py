"""The words that make the line of a claim."""

from __future__ import annotations

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Pool
from crosswire.align.lines import count_loud
from crosswire.align.summaries import representative
from crosswire.types import Actor, ActorKind, Event, EventType, Form, Passage
from tests.align.builders import Draft, align

MAYOR = Actor(name="Ilse Brandt", kind=ActorKind.PERSON)


def line_of(text: str, exact: str, *actors: Actor) -> str:
    """The line of an event without a type that one report tells."""
    (claim,) = align(Draft("Gazette", text).tells(exact, Event(type=None, actors=actors)))
    return claim.summary


def test_plain_words_make_the_line_before_loud_ones() -> None:
    """ "Slammed shut after horror cracks" tells no more than "closed after cracks"."""
    loud = "The old bridge over the Tavna was slammed shut after horror cracks ripped a pillar"
    plain = "The old bridge over the Tavna was closed after cracks in a pillar"
    claims = align(
        Draft("Shout", f"{loud}, Brandt said.").says(loud, MAYOR, Form.INDIRECT, cue="said"),
        Draft("Gazette", f"{plain}, Brandt said.").says(plain, MAYOR, Form.INDIRECT, cue="said"),
    )
    assert [claim.summary for claim in claims if len(claim.reports) == 2] == [
        f"Ilse Brandt: {plain}"
    ]


def test_quoted_words_are_the_speakers_own() -> None:
    """A quote that raises its voice is not the outlet's doing, and the fuller one is shown."""
    full = "This is a disgrace for the old bridge over the river Tavna"
    claims = align(
        Draft("Shout", f"“{full},” Brandt said.").says(full, MAYOR),
        Draft("Gazette", "“This is a disgrace for the old bridge,” Brandt said.").says(
            "This is a disgrace for the old bridge", MAYOR
        ),
    )
    assert claims[0].summary == f"Ilse Brandt: {full}"


@pytest.mark.parametrize(
    ("text", "exact", "line"),
    [
        ("Work starts and will end soon.", "and will end soon", "Will end soon"),
        (
            "It will get all the help that we can give.",
            "It will get all the help that we",
            "It will get all the help that we can give",
        ),
        (
            "The bridge fell and “the\n\nroad is shut”.",
            "The bridge fell and",
            "The bridge fell",
        ),
        ("It sent two planes.", "It sent two planes", "It sent two planes"),
        ("A law, which was new, passed.", "which was new", "… which was new"),
        ("So far nobody came.", "nobody came", "Nobody came"),
        ("Access: the pass opened on Friday.", ": the pass opened", "The pass opened"),
        ("Water – the dam is full.", "– the dam is full", "The dam is full"),
        ("It fell to -14 degrees.", "-14 degrees", "-14 degrees"),
    ],
)  # fmt: skip
def test_a_line_can_stand_alone(text: str, exact: str, line: str) -> None:
    """No joining word in front, nothing dangling behind."""
    assert line_of(text, exact) == line


@pytest.mark.parametrize(
    ("text", "exact", "line"),
    [
        (
            "Lund denied reports that a ship had sunk.",
            "Lund denied reports that a ship",
            "Lund denied reports that a ship had sunk",
        ),
        (
            "Lund will offer 50 places, according to it.",
            "Lund will offer 50 places, according",
            "Lund will offer 50 places",
        ),
        ("He flies before the year is out.", "the year is out", "He flies before the year is out"),
        (
            "Two were held on suspicion of altering tally sheets.",
            "altering tally sheets",
            "Two were held on suspicion of altering tally sheets",
        ),
        (
            "It lends 9 million, of which 4 goes to Sava.",
            "of which 4 goes to Sava",
            "It lends 9 million, of which 4 goes to Sava",
        ),
        ("It came after the bodies were found.", "the bodies were found", "The bodies were found"),
    ],
)
def test_a_line_is_whole(text: str, exact: str, line: str) -> None:
    """What says nothing whole or true without its sentence gets it, and no credit is cut in two."""
    assert line_of(text, exact) == line


def test_a_quotation_that_is_left_open_is_closed() -> None:
    """What was cut off at the end of the quote gets its mark back."""
    text = "Brandt called it “a nightmare of a bridge”, and left."
    draft = Draft("Gazette", text).says(
        "it “a nightmare of a bridge”", MAYOR, Form.MIXED, cue="called"
    )
    assert align(draft)[0].summary == "Ilse Brandt: called it “a nightmare of a bridge”"


@pytest.mark.parametrize(
    ("text", "words", "cue", "line"),
    [
        (
            "Brandt also ordered him to pay.",
            "him to pay",
            "ordered",
            "Ilse Brandt also ordered him to pay",
        ),
        (
            "Brandt convicted him of theft.",
            "him of theft",
            "convicted",
            "Ilse Brandt convicted him of theft",
        ),
        (
            "Brandt left, calling it “a ruin”.",
            "it “a ruin”",
            "calling",
            "Ilse Brandt calls it “a ruin”",
        ),
        (
            "Brandt admitted it but called it “a fee”.",
            "it “a fee”",
            "called",
            "Ilse Brandt called it “a fee”",
        ),
        (
            "Five are known to have died, Brandt said.",
            "to have died",
            "said",
            "Ilse Brandt: Five are known to have died",
        ),
        (
            "Brandt said the road is shut.",
            "the road is shut",
            "said",
            "Ilse Brandt: the road is shut",
        ),
    ],
)
def test_a_line_is_a_clause_that_is_read_alone(text: str, words: str, cue: str, line: str) -> None:
    """Whose verb needs the speaker as its subject has it; what lacks its subject gets it."""
    at = text.index("Brandt")
    source = Passage.of(text, at, at + len("Brandt"))
    draft = Draft("Gazette", text).says(words, MAYOR, Form.INDIRECT, cue=cue, source=source)
    assert align(draft)[0].summary == line


def test_a_day_before_the_verb_gives_way_to_who_did_it() -> None:
    """ "Tuesday welcomed the exchange" is what the union did."""
    union = Actor(name="Lake Union", kind=ActorKind.ORGANISATION)
    text = "The Lake Union on Tuesday welcomed the exchange."
    assert line_of(text, "Tuesday welcomed the exchange", union) == (
        "[Lake Union] welcomed the exchange"
    )


@pytest.mark.parametrize(
    ("text", "exact", "cue", "line"),
    [
        ("Ilse Brandt accepted the result.", "the result", "accepted", "accepted the result"),
        (
            "Ilse Brandt urged the minister to resign.",
            "the minister to resign",
            "urged",
            "urged the minister to resign",
        ),
        ("Ilse Brandt vowed to return.", "to return", "vowed", "vowed to return"),
        (
            "Ilse Brandt agreed on Tuesday to sell the port.",
            "to sell the port",
            "agreed",
            "agreed on Tuesday to sell the port",
        ),
        (
            "Ilse Brandt promised the union last year to return.",
            "to return",
            "promised",
            "promised the union last year to return",
        ),
        (
            "Ilse Brandt promised, and nobody believed it, to return.",
            "to return",
            "promised",
            "to return",
        ),
        (
            "Ilse Brandt said on Tuesday that the port was closed.",
            "the port was closed",
            "said",
            "the port was closed",
        ),
        (
            "Ilse Brandt said the port was closed.",
            "the port was closed",
            "said",
            "the port was closed",
        ),
        (
            "Ilse Brandt denied that the port was closed.",
            "the port was closed",
            "denied",
            "denied that the port was closed",
        ),
        (
            "Ilse Brandt strongly denied on Monday that she had sold the port.",
            "she had sold the port",
            "strongly denied",
            "strongly denied on Monday that she had sold the port",
        ),
        (
            "Ilse Brandt did not say whether the port was closed.",
            "whether the port was closed",
            "did not say",
            "did not say whether the port was closed",
        ),
        (
            "Ilse Brandt rejected the report on the port.",
            "the report on the port",
            "rejected",
            "rejected the report on the port",
        ),
        (
            "The port was closed for a day, which Ilse Brandt denied.",
            "The port was closed for a day",
            "denied",
            "denied that the port was closed for a day",
        ),
        (
            'Ilse Brandt said the deal was "a pause, not a victory".',
            'the deal was "a pause, not a victory"',
            "said",
            'the deal was "a pause, not a victory"',
        ),
        (
            "Ilse Brandt said access to the port was closed.",
            "access to the port was closed",
            "said",
            "access to the port was closed",
        ),
        (
            "Those due to be freed are back, Ilse Brandt said.",
            "Those due to be freed are back",
            "said",
            "Those due to be freed are back",
        ),
    ],
)
def test_words_that_say_nothing_alone_have_their_cue(
    text: str, exact: str, cue: str, line: str
) -> None:
    """A thing, or an act without its verb, is no statement: what the speaker makes of it is."""
    draft = Draft("Soro Post", text)
    draft.says(exact, MAYOR, Form.INDIRECT, cue=cue)
    assert align(draft)[0].summary == f"Ilse Brandt: {line}"


@pytest.mark.parametrize(
    ("who", "lead"),
    [("The dockers' union", "that "), ("The fire service", "that "), ("The harbour board", "")],
)
def test_who_says_it_does_not_deny_it(who: str, lead: str) -> None:
    """Two organisations may be one source, but not where one denies what the other says."""
    other = Actor(name=who, kind=ActorKind.ORGANISATION)
    firm = Actor(name="Soro Grain", kind=ActorKind.ORGANISATION)
    words = "Soro Grain had ignored three warnings of fire in the silo"
    claims = align(
        Draft("Post", f"{who} said {words}.").says(words, other, Form.INDIRECT, cue="said"),
        Draft("Wire", f"Soro Grain denied {lead}{words}.").says(
            words, firm, Form.INDIRECT, cue="denied"
        ),
    )
    (claim,) = [claim for claim in claims if len(claim.reports) == 2]
    assert claim.summary == f"{who}: {words} — Soro Grain: denied {lead}{words}"


@pytest.mark.parametrize(
    ("text", "exact", "line"),
    [
        (
            "The demands were met by Soro Grain after the blast.",
            "were met by Soro Grain",
            "… were met by Soro Grain",
        ),
        (
            "Two piers have been closed by Soro Grain.",
            "have been closed",
            "… have been closed",
        ),
        (
            "Soro Grain said little, and its two piers have been closed by the port.",
            "have been closed",
            "[Soro Grain] have been closed",
        ),
        ("The pier was shut by Soro Grain.", "was shut by Soro Grain", "… was shut by Soro Grain"),
        ("The pier was shut by Soro Grain.", "The pier was shut", "The pier was shut"),
        ("Soro Grain met the demands.", "Soro Grain met the demands", "Soro Grain met the demands"),
    ],
)
def test_who_does_a_thing_does_not_suffer_it(text: str, exact: str, line: str) -> None:
    """The one behind "by" is not put in front of the verb."""
    firm = Actor(name="Soro Grain", kind=ActorKind.ORGANISATION)
    assert line_of(text, exact, firm) == line


@pytest.mark.parametrize("verb", ["were arrested", "have been released", "are held"])
def test_a_typed_event_without_its_subject_names_whom_it_happened_to(verb: str) -> None:
    """As the report's sides tell; the one who did it is none of the subject."""
    police = Actor(name="Police", kind=ActorKind.ORGANISATION)
    dockers = Actor(name="Dockers", kind=ActorKind.GROUP)
    text = f"Dockers came out and {verb} on Monday."
    event = Event(type=EventType.COERCE, mode="arrest", actors=(police,), recipients=(dockers,))
    (claim,) = align(Draft("Gazette", text).tells(f"{verb} on Monday", event))
    assert claim.summary == f"[Dockers] {verb} on Monday"


@pytest.mark.parametrize(
    ("loud", "plain"),
    [
        ("The guild ORDERED the ferry to stay", "The guild told the ferry to stay"),
        ("The ferry Marit was BADLY built at Zerev", "The ferry Marit was poorly built at Zerev"),
        (
            "The captain was HIDING from the crew of Marit",
            "The captain had kept from the crew of Marit",
        ),
    ],
)
def test_one_shouted_word_loses_against_plain_words(loud: str, plain: str) -> None:
    event = Event(type=None)
    drafts = [Draft("Herald", f"{loud}.").tells(loud, event)]
    drafts.append(Draft("Star", f"{plain}.").tells(plain, event))
    items = prepare_items([draft.report for draft in drafts])[Pool.PROPOSITION]
    assert representative(items).mention.exact == plain


def test_names_in_capitals_raise_no_voice() -> None:
    words = "UNICEF and NATO warned the EU of the red card"
    draft = Draft("Star", words).tells(words, Event(type=None))
    (item,) = prepare_items([draft.report])[Pool.PROPOSITION]
    assert count_loud(item) == 0


@pytest.mark.parametrize(
    "beside", ["including a truce with the rebels of Tavna", "by saying it backs a truce"]
)
def test_words_beside_a_sentence_make_no_line(beside: str) -> None:
    """ "Including a truce" tells nothing alone, though the sentence has a number of its own."""
    whole = "It has sought a truce with the rebels of Tavna since the war of 1987"
    event = Event(type=None)
    drafts = [Draft("Herald", f"It spoke of much, {beside}.").tells(beside, event)]
    drafts.append(Draft("Star", f"{whole}.").tells(whole, event))
    items = prepare_items([draft.report for draft in drafts])[Pool.PROPOSITION]
    assert representative(items).mention.exact == whole
