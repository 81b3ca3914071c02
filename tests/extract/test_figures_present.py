"""People who are only told to be somewhere are no toll; ages and steps have their measure."""

from __future__ import annotations

import pytest

from .test_figures import figures_of


def _measures(text: str) -> dict[float | None, str | None]:
    found = (mention.figure for mention in figures_of(text))
    return {figure.low: figure.property for figure in found if figure}


@pytest.mark.parametrize(
    ("text", "who", "measure", "toll"),
    [
        ("The ferry had 240 people on board and 31 bodies were found.", 240, "passengers", 31),
        ("The ferry had 240 passengers on board; 31 bodies were found.", 240, "passengers", 31),
        ("Of the 240 travellers aboard, 31 died.", 240, "passengers", 31),
        ("The ship was carrying 86 people when it sank, and eleven died.", 86, "passengers", 11),
        ("About 120 people were travelling on the train; six died.", 120, "passengers", 6),
        ("Some 12,000 people live in the valley, where nine died.", 12000, "population", 9),
        ("The quake hit a town of 4,000 people, killing 12.", 4000, "population", 12),
        ("The mine employs 700 people; four were killed.", 700, "staff", 4),
        ("The mill, where 300 people worked, burned down; 12 died.", 300, "staff", 12),
        ("About 300 people were in the hall when the roof fell; 12 died.", 300, "present", 12),
    ],
)
def test_who_is_somewhere_is_no_toll(text: str, who: float, measure: str, toll: float) -> None:
    measures = _measures(text)
    assert measures[who] == measure
    assert measures[toll] == "dead"


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("All 240 people on board died.", "dead"),
        ("The crash killed all 240 people on board.", "dead"),
        ("The 240 people aboard the ferry were rescued.", "rescued"),
        ("Floods displaced 240 people living in the valley.", "displaced"),
        ("Some 240 people working at the plant were injured.", "injured"),
        ("In all, 240 people living in the town were evacuated.", "evacuated"),
        ("Gunmen massacred 240 people living in the valley.", "dead"),
        ("Rebels murdered 240 people aboard the ferry.", "dead"),
        ("Some 240 people on the bus were shot dead.", "dead"),
        ("Rebels shot dead 240 people on the ferry.", "dead"),
        ("The blaze burned 240 people working in the mine.", "injured"),
    ],
)
def test_what_befell_those_people_is_one(text: str, toll: str) -> None:
    assert _measures(text) == {240: toll}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The boat took 240 people aboard.", "passengers"),
        ("The fire gutted a hall where 240 people worked.", "staff"),
        ("The bus struck a wall with 240 people on board.", "passengers"),
        ("Police shot 240 people travelling on the bus.", None),
    ],
)
def test_what_befell_something_else_leaves_them_where_they_were(
    text: str, measure: str | None
) -> None:
    """And of people who were shot it is not told whether they died."""
    assert _measures(text) == {240: measure}


@pytest.mark.parametrize(
    "text",
    [
        "The pension age rises from 65 to 67.",
        "The pension age will be raised to 67 from 65.",
        "The retirement age goes up from 65 to 67.",
        "The state wants a pension age of 67 instead of 65.",
    ],
)
def test_the_age_that_was_and_the_age_that_will_be(text: str) -> None:
    found = [mention.figure for mention in figures_of(text) if mention.figure]
    assert {figure.low for figure in found} == {65, 67}
    assert {(figure.unit, figure.property) for figure in found} == {("year", "pension age")}
    assert all(figure.low == figure.high for figure in found)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The court is to grow from nine to eleven judges.", "judge"),
        ("The fleet shrank from nine to eleven ships.", "ship"),
        ("The term was lengthened from nine to eleven years.", "year"),
    ],
)
def test_both_ends_of_a_step_count_the_same(text: str, unit: str) -> None:
    found = [mention.figure for mention in figures_of(text) if mention.figure]
    assert [(figure.low, figure.high, figure.unit) for figure in found] == [
        (9, 9, unit),
        (11, 11, unit),
    ]


def test_a_person_has_an_age_that_is_no_figure() -> None:
    assert _measures("A nurse aged 45 and a boy of 14 left; she turned 65.") == {}
