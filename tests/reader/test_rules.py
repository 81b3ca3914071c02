"""Source, cue, content and speaker of reported speech."""

from __future__ import annotations

import pytest

from crosswire.reader import Reader, RuleReader
from crosswire.types import Form, Part
from tests.reader.conftest import read_text
from tests.timing import least_seconds


def test_rule_reader_keeps_the_seam() -> None:
    """The reader by rules fits where a trained one will stand."""
    reader: Reader = RuleReader()
    assert reader.name.startswith("rules")
    assert reader.read("", []).attributions == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"Roads are open," Ana Ruiz said.', "Ana Ruiz", ["Roads are open,"]),
        ("“Roads are open,” said Ana Ruiz, who leads the port.", "Ana Ruiz", ["Roads are open,"]),
        ("Ana Ruiz said: “Roads are open.”", "Ana Ruiz", ["Roads are open."]),
        ("Ana Ruiz: “Roads are open.”", "Ana Ruiz", ["Roads are open."]),
        ("“Roads,” Ana Ruiz said, “are open.”", "Ana Ruiz", ["Roads,", "are open."]),
        ("Ana Ruiz said that roads are open.", "Ana Ruiz", ["that roads are open"]),
        ("Ana Ruiz said on Monday that roads are open.", "Ana Ruiz", ["that roads are open"]),
        ("Ana Ruiz told reporters the roads are open.", "Ana Ruiz", ["the roads are open"]),
        ("The roads are open, Ana Ruiz said.", "Ana Ruiz", ["The roads are open"]),
        ("The roads are open, according to Ana Ruiz.", "Ana Ruiz", ["The roads are open"]),
        ("According to Ana Ruiz, the roads are open.", "Ana Ruiz", ["the roads are open"]),
        ("The roads, Ana Ruiz said, are open.", "Ana Ruiz", ["The roads", "are open"]),
        ("If it rains, the roads will close, Ana Ruiz said.", "Ana Ruiz",
         ["If it rains, the roads will close"]),
        ("Ana Ruiz was quoted as saying that roads are open.", "Ana Ruiz",
         ["that roads are open"]),
        ("Last May, during a visit, Ana Ruiz, in Lund’s presence, stated that roads are open.",
         "Ana Ruiz", ["that roads are open"]),
        ("Ana Ruiz called for “patience”.", "Ana Ruiz", ["patience"]),
    ],
)  # fmt: skip
def test_common_ways_to_report_speech(text: str, speaker: str, content: list[str]) -> None:
    """Each common way to report speech gives its speaker and its words."""
    assert read_text(text).said == [(speaker, content)]


def test_speaker_is_the_name_without_the_occasion() -> None:
    """ "said Lund during the meeting" has the source "Lund"."""
    read = read_text("“It is late,” said Lund during the meeting that lasted two hours.")
    assert read.words(read.reading.attributions[0].source) == "Lund"


def test_title_and_pronoun_lead_to_the_name() -> None:
    """The speaker of "he" and of a title is the name they stand for."""
    text = (
        "Peru's president, Rosa Quispe, met Chile's president, Pedro Soto.\n"
        "“We agree,” the Chilean leader said.\nHe added that trade grows."
    )
    assert [speaker for speaker, _ in read_text(text).said] == ["Pedro Soto", "Pedro Soto"]


def test_participle_takes_over_the_source() -> None:
    """ "adding that" ends the first content and has the same speaker."""
    text = "Pedro Soto said that trade grows, adding that the port is full."
    assert read_text(text).said == [
        ("Pedro Soto", ["that trade grows"]),
        ("Pedro Soto", ["that the port is full"]),
    ]


def test_second_verb_takes_over_the_source() -> None:
    """ "and stressed" ends the first content and has the same speaker."""
    text = "Pedro Soto said that trade grows and stressed that the port is full."
    assert [speaker for speaker, _ in read_text(text).said] == ["Pedro Soto", "Pedro Soto"]


def test_quote_paragraph_without_cue_keeps_the_speaker() -> None:
    """The speaker goes on in a paragraph that is only a quote."""
    text = "“We agree,” Pedro Soto said.\n“The port will open in spring.”"
    assert [speaker for speaker, _ in read_text(text).said] == ["Pedro Soto", "Pedro Soto"]


def test_reopened_paragraphs_share_the_speaker() -> None:
    """A quote over two paragraphs is one attribution with two parts."""
    text = "“The port opens today.\n“Ships may come,” Pedro Soto said."
    assert read_text(text).said == [
        ("Pedro Soto", ["The port opens today.", "Ships may come,"]),
    ]


def test_unclosed_quote_loses_nothing_behind_it() -> None:
    """Statements behind an odd mark are still found."""
    text = "“We stay, said Pedro Soto. Then it rained.\n“We go,” Rosa Quispe said."
    assert read_text(text).said == [("Pedro Soto", ["We stay,"]), ("Rosa Quispe", ["We go,"])]


def test_quoted_title_is_no_statement() -> None:
    """The title of a film is not something somebody said."""
    assert read_text("The film “The Long Road Home” opened in Lima.").said == []


def test_few_quoted_words_make_it_mixed() -> None:
    """Reporter's words with a quoted stretch are mixed."""
    read = read_text("Pedro Soto said the talks were “a failure” for both.")
    assert [one.form for one in read.reading.attributions] == [Form.MIXED]


@pytest.mark.parametrize(
    ("text", "upstream"),
    [
        ("“We agree,” Lund said, according to a statement from the Storting.",
         "a statement from the Storting"),
        ("“We agree,” said Lund at the meeting, according to a Storting press release.",
         "a Storting press release"),
        ("Lund said in an interview with Radio Nord that roads are open.",
         "an interview with Radio Nord"),
        ("In a statement, Lund said that roads are open.", "a statement"),
        ("Lund said the roads were open, the Nord news agency reported.", "the Nord news agency"),
    ],
)  # fmt: skip
def test_document_is_upstream_of_the_speaker(text: str, upstream: str) -> None:
    """A release, interview or agency named beside the cue is where the words come from."""
    read = read_text(text)
    found = read.reading.attributions
    assert [(read.words(one.speaker), read.words(one.upstream)) for one in found] == [
        ("Lund", upstream)
    ]


@pytest.mark.parametrize("unit", ['"', '" ', "“a” said ", "said that he ", "' ", "Bank of ", "( "])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    """A text of marks alone ends, ten times the text in not much more than ten times the time."""

    def read(n_characters: int) -> None:
        text = unit * (n_characters // len(unit))
        RuleReader().read(text, [Part(start=0, end=len(text))])

    limit = 30 * least_seconds(lambda: read(4_000)) + 0.5
    assert least_seconds(lambda: read(40_000), enough=limit) <= limit


def test_dateline_is_no_part_of_a_statement() -> None:
    """What stands before the dash of a dateline is not said by anybody."""
    text = "LIMA, Peru, March 12, 2026 - The port will open in June, Pedro Soto said."
    assert read_text(text).said == [("Pedro Soto", ["The port will open in June"])]


def test_office_is_not_its_president() -> None:
    """The speaker of "the Chilean president's office" is not the president."""
    text = "Chile's president, Pedro Soto, left. The Chilean president’s office said it rained."
    assert read_text(text).said == [(None, ["it rained"])]


def test_sentence_that_takes_up_the_words_goes_on_with_them() -> None:
    """What follows an indirect statement and takes up its noun is still the speaker's."""
    text = (
        "Pedro Soto noted the close cooperation between the ports. "
        "The cooperation is particularly old in the north. The hall was full."
    )
    assert read_text(text).said == [
        ("Pedro Soto", ["the close cooperation between the ports"]),
        ("Pedro Soto", ["The cooperation is particularly old in the north"]),
    ]


def test_commas_side_by_side_are_read() -> None:
    """Slips of the keyboard stop no reading: two commas with nothing between."""
    assert RuleReader().read("said , , said", [Part(start=0, end=13)]).tokens


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz called Omar Haddad late on Sunday to concede defeat.",
        "The minister called him on Friday.",
        "Ana Ruiz called her Tolian counterpart Imre Dano.",
    ],
)
def test_telephone_call_is_no_speech(text: str) -> None:
    """To call somebody up says nothing of what was said."""
    assert read_text(text).reading.attributions == ()
