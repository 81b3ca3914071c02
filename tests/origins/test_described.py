"""Releases whose issuer the report describes: "the lender said in a press release"."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.extract.statements import described
from crosswire.extract.statements.described import Organisations, describes, find_voice
from crosswire.origins import resolve_origins
from crosswire.origins.trace import trace_statements
from crosswire.types import Actor, ActorKind, ActorMention, OriginKind, Report, Sector
from tests.origins.builders import (
    PRESS,
    add_statement,
    make_report,
)


def _add_actor(report: Report, exact: str, actor: Actor) -> Report:
    """Name an organisation in a report."""
    start = report.text.index(exact)
    found = ActorMention(start=start, end=start + len(exact), exact=exact, actor=actor)
    return replace(report, actors=(*report.actors, found))


def _name_first(report: Report) -> tuple[OriginKind, str]:
    """Name the origin of the first statement of a report."""
    (resolved,), origins = resolve_origins([report])
    found = next(one for one in origins if one.id == resolved.statements[0].origin)
    return found.kind, found.name


KALLO = Actor(name="Kallo Bank", kind=ActorKind.ORGANISATION)
UNION = Actor(name="Dock Union", kind=ActorKind.ORGANISATION)


@pytest.mark.parametrize(
    ("text", "source", "upstream"),
    [
        (
            "Kallo Bank will shut, the lender said in a press release.",
            "the lender",
            (PRESS, "press release", "a press release"),
        ),
        (
            "Kallo Bank will shut, according to a statement of the lender.",
            "a statement of the lender",
            None,
        ),
        ("Kallo Bank will shut, the firm's press release said.", "the firm's press release", None),
    ],
)
def test_a_described_issuer_is_the_organisation_named_before(
    text: str, source: str, upstream: tuple[OriginKind, str, str] | None
) -> None:
    """ "The lender" is the only organisation that the report has named so far."""
    report = add_statement(
        make_report("a", text), "Kallo Bank will shut", source=source, upstream=upstream
    )
    assert _name_first(_add_actor(report, "Kallo Bank", KALLO)) == (PRESS, "Kallo Bank")


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("the union", "Dock Union"),
        ("the bank", "Kallo Bank"),
        ("the retailer", None),
        ("the club", None),
    ],
)
def test_of_two_organisations_the_description_tells_which(
    description: str, name: str | None
) -> None:
    """Of two that are named it is the one that bears the word; nobody, where none does."""
    text = f"Kallo Bank and the Dock Union met. Talks failed, {description} said in a statement."
    report = add_statement(
        make_report("a", text),
        "Talks failed",
        source=description,
        upstream=(PRESS, "statement", "a statement"),
    )
    report = _add_actor(_add_actor(report, "Kallo Bank", KALLO), "Dock Union", UNION)
    expected = (OriginKind.UNKNOWN, "unknown") if name is None else (PRESS, name)
    assert _name_first(report) == expected


@pytest.mark.parametrize(
    ("name", "sector", "description"),
    [
        ("Dock Union", None, "the company"),
        ("Finance Ministry", None, "the lender"),
        ("Hallvik Police", None, "the firm"),
        ("Greens of Hallvik", Sector.PTY, "the group"),
    ],
)
def test_a_body_of_another_sort_is_no_company(
    name: str, sector: Sector | None, description: str
) -> None:
    """A union, a ministry or a party is not "the company", even where it stands alone."""
    text = f"The {name} called a strike. Wages are fair, {description} said in a press release."
    report = add_statement(
        make_report("a", text),
        "Wages are fair",
        source=description,
        upstream=(PRESS, "press release", "a press release"),
    )
    actor = Actor(name=name, kind=ActorKind.ORGANISATION, sector=sector)
    assert _name_first(_add_actor(report, name, actor)) == (OriginKind.UNKNOWN, "unknown")


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("the company", (OriginKind.UNKNOWN, "unknown")),
        ("the group", (PRESS, "Dock Union")),
        ("the union", (PRESS, "Dock Union")),
    ],
)
def test_a_company_traced_to_a_union_is_nobody(
    description: str, expected: tuple[OriginKind, str]
) -> None:
    """The reader may take "the company" for whoever was named last; its release is not theirs."""
    text = f"The Dock Union called a strike. Wages are fair, {description} said in a press release."
    report = add_statement(
        make_report("a", text),
        "Wages are fair",
        UNION,
        source=description,
        upstream=(PRESS, "press release", "a press release"),
    )
    report = _add_actor(_add_actor(report, "Dock Union", UNION), description, UNION)
    assert _name_first(report) == expected


@pytest.mark.parametrize("name", ["Press Service", "News Agency", "lender"])
def test_a_release_of_nobody_has_no_empty_name(name: str) -> None:
    """A speaker whose name says but that he speaks to the press is unknown, never an empty name."""
    text = "“We regret it,” the agency said in a press release."
    report = add_statement(
        make_report("a", text),
        "We regret it,",
        Actor(name=name, kind=ActorKind.ORGANISATION),
        source="the agency",
        upstream=(PRESS, "press release", "a press release"),
    )
    assert _name_first(report) == (OriginKind.UNKNOWN, "unknown")


def test_a_definite_release_is_one_named_before() -> None:
    """ "The statement said" goes back to a release, and not ahead to that of the police."""
    text = "It opens in May, the statement said. Two were held, police said in a press release."
    report = add_statement(make_report("a", text), "It opens in May", source="the statement")
    police = Actor(name="Harbour Police", kind=ActorKind.ORGANISATION, sector=Sector.COP)
    report = add_statement(
        report,
        "Two were held",
        police,
        source="police",
        upstream=(PRESS, "press release", "a press release"),
    )
    assert _name_first(report) == (OriginKind.UNKNOWN, "unknown")


MOE = Actor(name="Olav Moe", kind=ActorKind.PERSON)


@pytest.mark.parametrize(
    "source",
    [
        "Olav Moe, two days after his release,",
        "Moe, whose release the court ordered,",
        "two days after his release Moe",
        "the author of the statement",
        "the release of the two sailors",
        "the release from prison",
        "the lawyer reading the statement",
        "the statement's author",
        "the statement writer",
        "the prisoner's release",
        "Moe's statement",
    ],
)
def test_a_release_from_prison_is_no_press_release(source: str) -> None:
    """What is named beside a person, or stands in other words, is not what says something."""
    report = add_statement(
        make_report("a", f"“I am free,” {source} said."), "I am free,", MOE, source=source
    )
    assert _name_first(report) == (OriginKind.UNKNOWN, "Olav Moe")


@pytest.mark.parametrize(
    "source",
    [
        "a joint statement",
        "a statement from the lender",
        "the lender's statement",
        "a press release",
        "the lender’s short news release",
    ],
)
def test_a_release_is_the_head_of_its_source(source: str) -> None:
    """The article and what describes it may stand before it, and who issued it on either side."""
    text = f"Kallo Bank will shut, {source} said."
    report = add_statement(make_report("a", text), "Kallo Bank will shut", source=source)
    report = _add_actor(report, "Kallo Bank", KALLO)
    expected = (PRESS, "Kallo Bank") if "lender" in source else (OriginKind.UNKNOWN, "unknown")
    assert _name_first(report) == expected
    if "lender" in source:
        (trace,) = trace_statements(report, frozenset())
        assert trace is not None
        assert "speaker" not in trace.reason


def _count_words(monkeypatch: pytest.MonkeyPatch, n_banks: int) -> int:
    """Count how often an organisation's words are read while releases of some banks are traced."""
    calls: list[Actor] = []
    read = described._words_of

    def count(actor: Actor) -> frozenset[str]:
        calls.append(actor)
        return read(actor)

    monkeypatch.setattr(described, "_words_of", count)
    text = " ".join(
        f"Kallo{at} Bank shut. It closed{at}, the lender said in press release {at}."
        for at in range(n_banks)
    )
    report = make_report("a", text)
    for at in range(n_banks):
        actor = Actor(name=f"Kallo{at} Bank", kind=ActorKind.ORGANISATION)
        report = _add_actor(report, f"Kallo{at} Bank", actor)
        report = add_statement(
            report,
            f"It closed{at},",
            source="the lender",
            upstream=(PRESS, "press release", f"press release {at}"),
        )
    resolve_origins([report])
    return len(calls)


def test_organisations_are_read_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a report twice as long the organisations are read about twice as often."""
    assert 0 < _count_words(monkeypatch, 80) <= 2.2 * _count_words(monkeypatch, 40)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Sava Wagon cut jobs. Its workers left. So it goes, the company said.", "the company",
         "Sava Wagon"),
        ("Sava Wagon bought Kallo Bank. So it goes, the company said.", "the company",
         "Sava Wagon"),
        ("On Friday Sava Wagon met Kallo Bank. So it goes, the company said.", "the company", None),
        ("Sava Wagon and Kallo Bank will merge. So it goes, the company said.", "the company",
         None),
        ("Sava Wagon shut. Kallo Bank paid. So it goes, the lender said.", "the lender", None),
        ("Sava Wagon shut. Kallo Bank paid. So it goes, the company said.", "the company",
         "Kallo Bank"),
        ("Sava Wagon shut. Kallo Bank paid. So it goes, the bank said.", "the bank", "Kallo Bank"),
        ("The Dock Union met. So it goes, the company said.", "the company", None),
    ],
)  # fmt: skip
def test_a_description_means_who_was_named_last(text: str, words: str, name: str | None) -> None:
    """Of two firms in one sentence it is the one that opens it; nobody where they are joined."""
    report = make_report("a", text)
    for actor in (KALLO, UNION, Actor(name="Sava Wagon", kind=ActorKind.ORGANISATION)):
        report = _add_actor(report, actor.name, actor) if actor.name in text else report
    start = text.index(words)
    found = Organisations.of(text, report.actors).find(start, start + len(words))
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("words", "is_description", "voice"),
    [
        ("The company", True, None),
        ("the Lindau-based lender", True, None),
        ("a company", False, None),
        ("Kallo Bank", False, None),
        ("the company's chief", False, None),
        ("a company spokesman", False, "company"),
        ("a spokeswoman for the ministry", False, "ministry"),
        ("the bank's chief spokesman", False, "bank"),
        ("a spokesman for Lund", False, None),
    ],
)
def test_a_description_is_definite(words: str, is_description: bool, voice: str | None) -> None:
    assert describes(words) is is_description
    assert find_voice(words) == voice


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "In court Holm Lines denied negligence. The company said the ship was safe.",
            "Holm Lines",
        ),
        ("Party City closed 40 shops. The company said sales fell.", "Party City"),
        ("The court heard Holm Lines. The company said the ship was safe.", "Holm Lines"),
    ],
)
def test_firm_is_the_company_whatever_stands_beside_its_name(text: str, name: str) -> None:
    """A court where it speaks and a "party" that it sells to make a firm no body of their sort."""
    firm = Actor(name=name, kind=ActorKind.ORGANISATION)
    report = _add_actor(make_report("a", text), name, firm)
    start = text.index("The company")
    found = Organisations.of(text, report.actors).find(start, start + len("The company"))
    assert found == firm


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It shrank, the statistics institute INE said. The company lost money.", "INE"),
        ("The Dock Union met. The company said talks failed.", "Dock Union"),
    ],
)
def test_body_of_another_sort_is_no_company(text: str, name: str) -> None:
    """What its own name or the noun before it calls an institute or a union is no company."""
    body = Actor(name=name, kind=ActorKind.ORGANISATION)
    report = _add_actor(make_report("a", text), name, body)
    start = text.index("The company")
    assert Organisations.of(text, report.actors).find(start, start + len("The company")) is None
