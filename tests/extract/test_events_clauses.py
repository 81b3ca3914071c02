"""Clauses of one sentence keep their own sides and days: participles, joined promises."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType


def events(text: str) -> list[Event]:
    """Read a text of 15 May 2026 and keep its coded events."""
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    return [one.event for one in report.events if one.event and one.event.type is not None]


def sides(event: Event) -> tuple[list[str], list[str]]:
    """Name the actors and the recipients."""
    return [one.name for one in event.actors], [one.name for one in event.recipients]


@pytest.mark.parametrize(
    ("text", "deed", "actor", "accused"),
    [
        (
            "Ghana expelled two Togolese diplomats on Friday, accusing them of spying on its navy.",
            EventType.SANCTION, "Ghana", "Togolese diplomats",
        ),
        (
            "Chad has arrested three Libyan officers, accusing them of plotting a coup.",
            EventType.COERCE, "Chad", "Libyan officers",
        ),
        (
            "Kenya closed its border with Uganda, blaming Ugandan smugglers for the violence.",
            EventType.SANCTION, "Kenya", "Ugandan smugglers",
        ),
        (
            "Accusing Chile of spying on its army, Peru expelled three Chilean envoys on Monday.",
            EventType.SANCTION, "Peru", "Chile",
        ),
    ],
)  # fmt: skip
def test_a_participle_has_the_actor_of_the_main_clause(
    text: str, deed: EventType, actor: str, accused: str
) -> None:
    """One deed and one accusation, both by who acts; nobody whom the charge names is accused."""
    found = events(text)
    assert sorted(one.type for one in found if one.type) == sorted([deed, EventType.ACCUSE])
    assert all(sides(one)[0] == [actor] for one in found)
    [charge] = [one for one in found if one.type is EventType.ACCUSE]
    assert sides(charge)[1] == [accused]


def test_a_charge_keeps_to_its_own_clause() -> None:
    """It begins neither with the object of the main verb nor with the deed."""
    text = "Ghana expelled two Togolese diplomats on Friday, accusing them of spying on its navy."
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    [charge] = [one for one in report.events if one.event and one.event.type is EventType.ACCUSE]
    assert charge.exact == "accusing them of spying on its navy"


def test_who_accuses_between_commas_acts_behind_them() -> None:
    """ "Ghana, accusing Togo of spying, closed the border" is Ghana's deed."""
    found = events("Ghana, accusing Togo of spying, closed the border.")
    assert {one.type for one in found} == {EventType.ACCUSE, EventType.SANCTION}
    assert all(sides(one)[0] == ["Ghana"] for one in found)


def test_a_participle_without_a_comma_describes_the_name_before_it() -> None:
    """ "Rebels shelling the town" shell it."""
    found = events("Norway condemned Chadian rebels shelling the Libyan army.")
    assert ["Norway"] not in [sides(one)[0] for one in found if one.type is EventType.ASSAULT]


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        (
            "At their talks on Monday Peru promised Ecuador 30 tents by the end of June, and "
            "Ecuador undertook to open the Soro bridge to lorries again by 1 July.",
            [("Peru", "2026-06-30"), ("Ecuador", "2026-07-01")],
        ),
        (
            "Norway pledged to send Chad food by 3 June and Chad promised to lift its ban by July.",
            [("Norway", "2026-06-03"), ("Chad", "2026-07-31")],
        ),
        (
            "Kenya agreed to free the fishermen by August, but Uganda vowed to reopen its embassy "
            "by 2 June.",
            [("Kenya", "2026-08-31"), ("Uganda", "2026-06-02")],
        ),
    ],
)
def test_each_of_two_promises_keeps_its_day(text: str, dues: list[tuple[str, str]]) -> None:
    """A clause with a subject of its own has its own day too."""
    found = [(sides(one)[0], one.due) for one in events(text)]
    assert [(name[0], due and due.end) for name, due in found] == dues


def test_a_day_in_front_holds_for_both_clauses() -> None:
    """ "On Monday Peru recalled its envoy and Chile closed its border"."""
    found = events("On Monday Peru recalled its envoy from Chile, and Chile expelled two envoys.")
    days = {sides(one)[0][0]: one.date and one.date.start for one in found}
    assert days == {"Peru": "2026-05-11", "Chile": "2026-05-11"}


def test_the_day_of_the_one_is_not_that_of_the_other() -> None:
    """The second clause names none."""
    found = events("Peru recalled its envoy from Chile on Monday, and Chile expelled two envoys.")
    days = {sides(one)[0][0]: one.date and one.date.start for one in found}
    assert days == {"Peru": "2026-05-11", "Chile": None}


def told(text: str) -> list[tuple[str, str]]:
    """Read a text and give the words and the status of its events without a type."""
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    return [
        (one.exact, one.event.status.value)
        for one in report.events
        if one.event and one.event.type is None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty will enter into force when both parliaments have ratified it.",
        "The strike will end as soon as the miners receive their wages.",
        "Duties are to be cut once inspectors have visited the plant.",
    ],
)
def test_what_is_to_come_about_first_is_no_fact(text: str) -> None:
    """It stays with the clause whose condition it is."""
    assert told(text) == [(text.rstrip("."), "planned")]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The bridge will reopen in May after a flood destroyed a pillar.", "a flood destroyed"),
        ("The border reopened when both parliaments had ratified the pact.", "both parliaments"),
        ("The school will close because the roof has collapsed.", "the roof has collapsed"),
    ],
)
def test_what_was_before_is_a_fact(text: str, fact: str) -> None:
    """The past beside what is to come, and a reason, tell what was."""
    assert any(words.startswith(fact) and status == "done" for words, status in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Peru will reopen its embassy in Chad once Chad releases the fishermen.",
        "Kenya will keep the border shut until Uganda withdraws its troops.",
        "Peru will stay out of the talks when Chad releases the Peruvian fishermen.",
    ],
)
def test_a_coded_deed_may_be_a_condition(text: str) -> None:
    """ "Will reopen once Chad releases the fishermen" releases nobody."""
    found = events(text)
    assert [one.status.value for one in found if one.type is EventType.RETREAT] == ["conditional"]


def test_who_tells_it_is_no_event() -> None:
    """ "The minister added" leaves the deed around it."""
    text = (
        "Ghana reopened the Soro bridge to lorries on 9 May, the minister added, so that traffic "
        "on the road has doubled."
    )
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    told_of = [one.exact for one in (*report.events, *report.statements)]
    assert any("reopened" in words for words in told_of)
    assert "the minister added" not in told_of


@pytest.mark.parametrize("office", ["foreign ministers", "defence ministers", "presidents"])
def test_an_office_of_two_states_stands_for_both(office: str) -> None:
    """ "The foreign ministers of Ghana and Togo" are not the office and Togo."""
    [meeting] = events(f"The {office} of Ghana and Togo will meet in Soro on 10 July.")
    assert sides(meeting)[0] == ["Ghana", "Togo"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The order came just hours before the border with Chad closed.", "closed"),
        ("Her arrest came to light two days after ministers met in Lome.", "Lome"),
        ("The senator flew to Accra last month after he had lost his seat.", "month"),
    ],
)
def test_how_long_before_what_belongs_to_a_clause(text: str, end: str) -> None:
    """ "The order came just hours" tells nothing; what was last month is told without its end."""
    report = crosswire.read_text(text, published="2026-05-15", outlet="The Soro Post")
    first = min(report.events, key=lambda one: one.start)
    assert first.exact.endswith(end)
