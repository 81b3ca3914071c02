"""From reports to claims with verdicts."""

from __future__ import annotations

from crosswire.types import (
    Actor,
    ActorKind,
    AspectName,
    Change,
    ClaimKind,
    Event,
    EventType,
    Figure,
    Form,
    Place,
    Qualifier,
    Relation,
    RelationType,
    Status,
    Verdict,
)

from .builders import Draft, align, day, person, state, year

NORWAY, CHILE, PERU = state("Norway", "NOR"), state("Chile", "CHL"), state("Peru", "PER")
ORU, ADJEI = person("Ana Oru", "NOR", "president"), person("Luis Adjei", "CHL", "president")


def _dead(value: float, **slots: object) -> Figure:
    fields = {"low": value, "high": value, "unit": "person", "property": "dead"} | slots
    return Figure(**fields)


def test_one_report_makes_every_claim_alone() -> None:
    """With nothing to compare, every verdict is alone, and says so."""
    draft = Draft("Herald", "The flood killed 12 people in Lobo.").counts("12 people", _dead(12.0))
    (claim,) = align(draft)
    assert claim.verdict is Verdict.ALONE
    assert claim.because == "only one report of this story was read"


def test_two_tolls_of_one_day_are_a_conflict() -> None:
    """Reports of one day that count differently cannot both be right."""
    left = Draft("Herald", "The flood in Lobo killed 12 people.", published="2024-03-02")
    right = Draft("Star", "The flood in Lobo killed 19 people.", published="2024-03-02")
    (claim,) = align(left.counts("12 people", _dead(12.0)), right.counts("19 people", _dead(19.0)))
    assert claim.verdict is Verdict.CONFLICT
    assert "Herald says 12 people, Star 19 people" in claim.because
    assert claim.aspects[0].name is AspectName.VALUE


def test_a_toll_that_rises_is_an_update() -> None:
    """The later report supersedes the earlier one."""
    left = Draft("Herald", "The flood in Lobo killed 12 people.", published="2024-03-02")
    right = Draft("Star", "The flood in Lobo has killed 19 people.", published="2024-03-04")
    (claim,) = align(left.counts("12 people", _dead(12.0)), right.counts("19 people", _dead(19.0)))
    assert claim.verdict is Verdict.UPDATE


def test_a_report_that_has_both_values_contradicts_nobody() -> None:
    """A report that prints the other's number too is not in conflict with it."""
    left = Draft("Herald", "The flood in Lobo killed 12 people.", published="2024-03-02")
    right = Draft(
        "Star",
        "The flood in Lobo killed 19 people. The flood in Lobo had killed 12 people by noon.",
        published="2024-03-02",
    )
    left.counts("12 people", _dead(12.0))
    right.counts("19 people", _dead(19.0)).counts("12 people", _dead(12.0))
    assert Verdict.CONFLICT not in {claim.verdict for claim in align(left, right)}


def test_a_rounded_restatement_joins_the_precise_figure() -> None:
    """ "Almost 7, or 6.8 per cent" is one claim in its report, and agrees with "6.8"."""
    almost = Figure(
        low=None,
        high=7.0,
        unit="percent",
        qualifier=Qualifier.ALMOST,
        property="trade",
        change=Change.RISE,
    )
    exact = Figure(low=6.8, high=6.8, unit="percent", property="trade", change=Change.RISE)
    left = Draft("Herald", "Trade grew by almost 7 percent, 6.8 to be exact.")
    right = Draft("Star", "Trade grew by 6.8 percent.")
    left.counts("almost 7 percent", almost).counts("6.8", exact)
    (claim,) = align(left, right.counts("6.8 percent", exact))
    assert claim.verdict is Verdict.AGREE
    assert len(claim.mentions) == 3


def test_the_same_words_from_two_mouths_vary_in_speaker() -> None:
    """One claim, and the sentence names both speakers."""
    left = Draft(
        "Herald",
        "Oru noted that the Norwegian-Chilean friendship society was founded forty years ago "
        "by emigrants.",
    ).says(
        "the Norwegian-Chilean friendship society was founded forty years ago by emigrants",
        ORU,
        Form.INDIRECT,
    )
    right = Draft(
        "Star",
        "“Forty years ago emigrants founded our Norwegian-Chilean friendship society,” said Adjei.",
    ).says(
        "Forty years ago emigrants founded our Norwegian-Chilean friendship society",
        ADJEI,
    )
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.VARY
    assert AspectName.SPEAKER in {aspect.name for aspect in claim.aspects}
    whose = "the same in substance is attributed to Ana Oru by Herald, to Luis Adjei by Star"
    assert claim.because == whose


def test_two_translations_of_a_quote_vary_in_wording() -> None:
    """ "Boost" and "impetus" are one statement in two translations."""
    left = Draft(
        "Herald", "“This visit gives a fresh boost to our partnership of trust,” Oru said."
    )
    right = Draft(
        "Star",
        "“This visit is giving an additional impetus to our trust-based partnership,” Oru said.",
    )
    left.says("This visit gives a fresh boost to our partnership of trust", ORU)
    right.says("This visit is giving an additional impetus to our trust-based partnership", ORU)
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.VARY
    assert [aspect.name for aspect in claim.aspects] == [AspectName.WORDING]


def test_denial_by_the_same_speaker_is_a_conflict() -> None:
    """Two reports make one speaker affirm and deny the same."""
    left = Draft("Herald", "Oru said that Norwegian troops crossed the Varde bridge on Monday.")
    right = Draft("Star", "Oru said that no Norwegian troops crossed the Varde bridge on Monday.")
    left.says("Norwegian troops crossed the Varde bridge on Monday", ORU, Form.INDIRECT)
    right.says("no Norwegian troops crossed the Varde bridge on Monday", ORU, Form.INDIRECT)
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.CONFLICT


def test_a_dispute_of_two_speakers_is_a_conflict() -> None:
    """One affirms, another denies: both cannot be true, whoever is right."""
    left = Draft("Herald", "Oru said that Norwegian troops crossed the Varde bridge on Monday.")
    right = Draft("Star", "Adjei said that no Norwegian troops crossed the Varde bridge on Monday.")
    left.says("Norwegian troops crossed the Varde bridge on Monday", ORU, Form.INDIRECT)
    right.says("no Norwegian troops crossed the Varde bridge on Monday", ADJEI, Form.INDIRECT)
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.CONFLICT
    assert "denies" in claim.because


def test_other_names_are_another_statement() -> None:
    """The same sentence about another party is another claim."""
    left = Draft("Herald", "Oru said: “We will never recognise the council of Lobo.”")
    right = Draft("Star", "Oru said: “We will never recognise the council of Marra.”")
    left.says("We will never recognise the council of Lobo", ORU)
    right.says("We will never recognise the council of Marra", ORU)
    assert {claim.verdict for claim in align(left, right)} == {Verdict.ALONE}


def _meeting(*actors: Actor, status: Status = Status.DONE, **slots: object) -> Event:
    return Event(type=EventType.CONSULT, mode="meet", actors=actors, status=status, **slots)


def test_leaders_and_their_states_meet_in_one_event() -> None:
    """A meeting of two presidents is a meeting of two states."""
    left = Draft("Herald", "Oru met Adjei in Oslo on Friday.")
    right = Draft("Star", "Norway and Chile held talks in Oslo.")
    oslo = Place(name="Oslo", country="NOR")
    left.tells(
        "Oru met Adjei in Oslo on Friday", _meeting(ORU, ADJEI, place=oslo, date=day("2024-05-03"))
    )
    right.tells("held talks", _meeting(NORWAY, CHILE, place=oslo))
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.AGREE
    assert claim.summary == "Ana Oru and Luis Adjei met in Oslo on 3 May 2024"


def test_planned_then_done_is_an_update() -> None:
    """The later report has the meeting done."""
    left = Draft("Herald", "Oru will meet Adjei in Oslo.", published="2024-05-01")
    right = Draft("Star", "Oru met Adjei in Oslo.", published="2024-05-04")
    left.tells("will meet Adjei", _meeting(ORU, ADJEI, status=Status.PLANNED))
    (claim,) = align(left, right.tells("met Adjei", _meeting(ORU, ADJEI)))
    assert claim.verdict is Verdict.UPDATE


def test_denied_against_asserted_is_a_conflict() -> None:
    """One report has the act, the other its denial."""
    act = Event(type=EventType.ASSAULT, actors=(PERU,), recipients=(CHILE,))
    denied = Event(
        type=EventType.ASSAULT, actors=(PERU,), recipients=(CHILE,), status=Status.DENIED
    )
    left = Draft("Herald", "Peru shelled a Chilean patrol boat on Sunday.").tells("shelled", act)
    right = Draft("Star", "Peru denied that it shelled a Chilean patrol boat on Sunday.")
    (claim,) = align(left, right.tells("shelled", denied))
    assert claim.verdict is Verdict.CONFLICT


def test_a_report_with_both_sides_does_not_hide_the_conflict() -> None:
    """One report asserts, one denies, one gives both: the claim is contested."""
    act = Event(type=EventType.ASSAULT, actors=(PERU,), recipients=(CHILE,))
    denied = Event(
        type=EventType.ASSAULT, actors=(PERU,), recipients=(CHILE,), status=Status.DENIED
    )
    left = Draft("Herald", "Peru shelled a Chilean patrol boat on Sunday.").tells("shelled", act)
    right = Draft("Star", "Peru denied that it shelled a Chilean patrol boat on Sunday.")
    both = Draft(
        "Post",
        "Peru shelled a Chilean patrol boat on Sunday, Chile says. Peru denied that it had "
        "attacked a Chilean patrol boat on Sunday.",
    )
    both.tells("shelled", act).tells("attacked", denied)
    (claim,) = align(left, right.tells("shelled", denied), both)
    assert claim.verdict is Verdict.CONFLICT
    assert [value.reports for value in claim.aspects[0].values] == [
        ("herald", "post"),
        ("post", "star"),
    ]


def test_a_denial_of_something_else_is_no_conflict() -> None:
    """The same parties, another matter."""
    act = Event(type=EventType.ASSAULT, actors=(PERU,), recipients=(CHILE,))
    denied = Event(
        type=EventType.ASSAULT, actors=(PERU,), recipients=(CHILE,), status=Status.DENIED
    )
    left = Draft("Herald", "Peru shelled a Chilean patrol boat on Sunday.").tells("shelled", act)
    right = Draft("Star", "Peru never attacked the power plants of Chile, a minister wrote.")
    claims = align(left, right.tells("attacked", denied))
    assert Verdict.CONFLICT not in {claim.verdict for claim in claims}


def test_recognition_by_two_states_is_two_claims() -> None:
    """That Chile recognises a government says nothing of Peru."""

    def recognises(actor: Actor) -> Relation:
        return Relation(type=RelationType.RECOGNITION, members=(actor, NORWAY))

    left = Draft("Herald", "Chile recognises Norway.").holds("recognises", recognises(CHILE))
    right = Draft("Star", "Peru recognises Norway.").holds("recognises", recognises(PERU))
    assert [claim.verdict for claim in align(left, right)] == [Verdict.ALONE] * 2


def test_a_statement_that_is_only_a_figure_is_no_second_claim() -> None:
    """The figure stands alone and keeps the speaker."""
    exact = Figure(low=6.8, high=6.8, unit="percent", property="trade", change=Change.RISE)
    draft = Draft("Herald", "“Trade grew by 6.8 percent last year,” Oru said.")
    draft.says("Trade grew by 6.8 percent last year", ORU)
    draft.counts("Trade grew by 6.8 percent last year", exact, speaker=ORU)
    (claim,) = align(draft)
    assert claim.kind is ClaimKind.FIGURE
    assert claim.speaker == ORU


def test_conflicts_come_first() -> None:
    """The order is conflict, update, vary, agree, alone."""
    left = Draft("Herald", "The flood in Lobo killed 12 people. The river rose 6.8 metres.")
    right = Draft("Star", "The flood in Lobo killed 19 people. The river rose 6.8 metres.")
    metres = Figure(low=6.8, high=6.8, unit="m", property="river", change=Change.RISE)
    left.counts("6.8 metres", metres).counts("12 people", _dead(12.0))
    right.counts("6.8 metres", metres).counts("19 people", _dead(19.0))
    assert [claim.verdict for claim in align(left, right)] == [Verdict.CONFLICT, Verdict.AGREE]


def test_a_denial_in_another_clause_is_no_contradiction() -> None:
    """What a sentence adds and denies does not touch what both say."""
    left = Draft("Herald", "Oru said the blast destroyed the northern harbour and its cranes.")
    right = Draft(
        "Star",
        "Oru said the blast destroyed the northern harbour and its cranes, and that engineers "
        "had no estimate.",
    )
    left.says("the blast destroyed the northern harbour and its cranes", ORU, Form.INDIRECT)
    right.says(
        "the blast destroyed the northern harbour and its cranes, and that engineers had no "
        "estimate",
        ORU,
        Form.INDIRECT,
    )
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.AGREE


def _turnout(value: float) -> Figure:
    return Figure(low=value, high=value, unit="percent", property="turnout", entity="Lobo")


def test_a_correction_is_an_update_even_within_its_report() -> None:
    """The report that corrects prints both values; the claim holds the new one."""
    left = Draft("Herald", "Turnout in Lobo was 71 percent.", published="2024-03-02")
    right = Draft(
        "Star",
        "Turnout in Lobo was 61 percent, the board said, correcting an earlier figure of "
        "71 percent.",
        published="2024-03-02",
    )
    left.counts("71 percent", _turnout(71.0))
    right.counts("61 percent", _turnout(61.0)).counts("71 percent", _turnout(71.0))
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.UPDATE
    assert claim.figure is not None
    assert claim.figure.low == 61.0


def test_a_toll_that_rose_within_a_day_is_an_update() -> None:
    """The sentence says that the number rose, though neither report gives an hour."""
    left = Draft("Herald", "The flood in Lobo killed 12 people.", published="2024-03-02")
    right = Draft(
        "Star", "The toll of the flood in Lobo rose to 19 people.", published="2024-03-02"
    )
    left.counts("12 people", _dead(12.0))
    (claim,) = align(left, right.counts("19 people", _dead(19.0)))
    assert claim.verdict is Verdict.UPDATE


def test_dozens_hold_any_number_of_dozens() -> None:
    """ "Dozens" and "40" do not contradict."""
    left = Draft("Herald", "The flood in Lobo injured dozens of people.")
    right = Draft("Star", "The flood in Lobo injured 40 people.")
    dozens = Figure(
        low=24.0, high=100.0, unit="person", property="injured", qualifier=Qualifier.ABOUT
    )
    forty = Figure(low=40.0, high=40.0, unit="person", property="injured")
    (claim,) = align(left.counts("dozens of people", dozens), right.counts("40 people", forty))
    assert claim.verdict is Verdict.VARY


def test_spans_of_time_for_two_things_stay_apart() -> None:
    """Thirty days of delay and four hours of talks are two figures."""
    left = Draft("Herald", "The tariff was put off for 30 days.")
    right = Draft("Star", "They spoke of the tariff for four hours before the vote.")
    days = Figure(low=30.0, high=30.0, unit="day", property="tariff")
    hours = Figure(low=4.0, high=4.0, unit="hour", property="tariff")
    claims = align(left.counts("30 days", days), right.counts("four hours", hours))
    assert {claim.verdict for claim in claims} == {Verdict.ALONE}


def test_a_speaker_and_his_ministry_are_not_two_mouths() -> None:
    """Only sources that surely are two make the claim vary in speaker."""
    ministry = Actor(name="Interior Ministry", kind=ActorKind.ORGANISATION, country="NOR")
    line = "The northern harbour reopens after nine weeks of repairs"
    left = Draft("Herald", f"{line}, Oru said.").says(line, ORU, Form.INDIRECT)
    right = Draft("Star", f"{line}, the ministry said.").says(line, ministry, Form.INDIRECT)
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.AGREE


def test_different_measures_are_not_even_neighbours() -> None:
    """24.5 bn of trade and 4.5 bn of investment are two claims, whatever the sentences share."""
    left = Draft("Herald", "Trade between Norway and Chile reached $24.5 billion last year.")
    right = Draft("Star", "Investment between Norway and Chile reached $4.5 billion last year.")
    trade = Figure(low=24.5e9, high=24.5e9, unit="USD", property="trade")
    investment = Figure(low=4.5e9, high=4.5e9, unit="USD", property="investment")
    claims = align(left.counts("$24.5 billion", trade), right.counts("$4.5 billion", investment))
    assert [claim.verdict for claim in claims] == [Verdict.ALONE] * 2


def test_a_report_of_both_versions_does_not_hide_the_conflict() -> None:
    """One outlet has 40, another 60; that a third tells both settles nothing."""
    texts = {
        "Herald": ("Norway freed 40 Chilean sailors on Monday.", [40.0]),
        "Star": ("Norway freed 60 Chilean sailors on Monday.", [60.0]),
        "Post": ("Norway freed 60 Chilean sailors; Chile says 40 Chilean sailors.", [60.0, 40.0]),
    }
    drafts = []
    for outlet, (text, values) in texts.items():
        draft = Draft(outlet, text)
        for value in values:
            freed = Figure(low=value, high=value, unit="sailor", property="released")
            draft = draft.counts(f"{value:.0f} Chilean sailors", freed)
        drafts.append(draft)
    conflicts = [claim for claim in align(*drafts) if claim.verdict is Verdict.CONFLICT]
    assert len(conflicts) == 1
    assert len(conflicts[0].reports) == 3


def _share(value: float) -> Figure:
    return Figure(low=value, high=value, unit="percent", property="votes", entity="Ana Oru")


def test_a_provisional_count_is_superseded_by_the_final_one() -> None:
    """A share at 40 per cent of the count and the final share are no contradiction."""
    left = Draft("Herald", "Ana Oru had 43.9 percent of the vote with 40 percent counted.")
    right = Draft("Star", "Ana Oru won 42.1 percent of the vote in the final count.")
    left.counts("43.9 percent", _share(43.9))
    right.counts("42.1 percent", _share(42.1))
    verdicts = {claim.verdict for claim in align(left, right)}
    assert Verdict.CONFLICT not in verdicts


def test_two_forecasts_are_no_conflict() -> None:
    """Two polls of economists may differ."""
    left = Draft("Herald", "Economists polled by the Herald expect a surplus of $9.8 billion.")
    right = Draft("Star", "A survey by the Star expects a surplus of $9.5 billion.")
    surplus = {"unit": "USD", "property": "surplus"}
    left.counts("$9.8 billion", Figure(low=9.8e9, high=9.8e9, **surplus))
    right.counts("$9.5 billion", Figure(low=9.5e9, high=9.5e9, **surplus))
    assert [claim.verdict for claim in align(left, right)] == [Verdict.ALONE] * 2


def test_two_years_of_one_beginning_are_a_conflict() -> None:
    """Diplomatic relations are established once."""
    drafts = []
    for outlet, number in (("Herald", 1971), ("Star", 1972)):
        draft = Draft(outlet, f"Norway and Chile have had diplomatic relations since {number}.")
        kind = RelationType.DIPLOMATIC_RELATIONS
        relation = Relation(type=kind, members=(NORWAY, CHILE), since=year(number))
        drafts.append(draft.holds("Norway and Chile have had diplomatic relations", relation))
    (claim,) = align(*drafts)
    assert claim.verdict is Verdict.CONFLICT
    assert claim.aspects[0].name is AspectName.DATE


def test_a_contraction_is_no_other_wording() -> None:
    """ "We can't wait" and "We cannot wait" are the same words."""
    words = "we {} wait for the second harvest of the year in the northern valleys"
    left = Draft("Herald", f"“{words.format('can’t')},” Oru said.")
    right = Draft("Star", f"“{words.format('cannot')},” Oru said.")
    left.says(words.format("can’t"), ORU)
    right.says(words.format("cannot"), ORU)
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.AGREE


def test_two_persons_of_one_surname_are_two_mouths() -> None:
    """The same words from Bruno Costa and from Helena Costa vary in speaker."""
    words = "We will rebuild the northern harbour before the winter storms return"
    left = Draft("Herald", f"“{words},” Bruno Costa said.")
    right = Draft("Star", f"“{words},” Helena Costa said.")
    left.says(words, person("Bruno Costa"))
    right.says(words, person("Helena Costa"))
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.VARY
    assert [aspect.name for aspect in claim.aspects] == [AspectName.SPEAKER]


def test_an_initial_is_no_other_person() -> None:
    """ "B. Costa" is Bruno Costa."""
    words = "We will rebuild the northern harbour before the winter storms return"
    left = Draft("Herald", f"“{words},” Bruno Costa said.").says(words, person("Bruno Costa"))
    right = Draft("Star", f"“{words},” B. Costa said.").says(words, person("B. Costa"))
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.AGREE


def test_a_line_takes_no_period_from_a_single_mention() -> None:
    """The period stands in the line where all mentions give it; the claim keeps it in any case."""
    told = (
        ("Herald", "Three sailors were injured in 2024.", year(2024)),
        ("Star", "Three sailors were injured.", None),
    )
    drafts = [
        Draft(outlet, text).counts(
            "Three sailors",
            Figure(low=3.0, high=3.0, unit="sailor", property="injured", period=period),
        )
        for outlet, text, period in told
    ]
    (claim,) = align(*drafts)
    assert claim.summary == "Injured: 3 sailors"
    assert claim.figure is not None
    assert claim.figure.period == year(2024)
    (alone,) = align(drafts[0])
    assert alone.summary == "Injured (2024): 3 sailors"


def test_a_toll_that_a_later_report_lowers_is_an_update() -> None:
    """ "Revised down from 31 to 27" replaces the 31 of the day before; 27 is what holds."""
    left = Draft("Herald", "The fire on the Aldra killed 31 people.", published="2031-03-03")
    right = Draft(
        "Star",
        "The death toll of the fire on the Aldra was revised down from 31 to 27 people.",
        published="2031-03-05",
    )
    left.counts("31 people", _dead(31.0))
    right.counts("31", _dead(31.0)).counts("27 people", _dead(27.0))
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.UPDATE
    assert claim.figure is not None
    assert claim.figure.low == 27.0
