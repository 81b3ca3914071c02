"""Two reports that quote a statement: what of it is a quote, and where the words differ."""

from __future__ import annotations

import pytest

from crosswire.align.aspects import quote_words
from crosswire.types import AspectName, Claim, Form, Verdict

from .builders import Draft, align, person

ORU = person("Ana Oru", "NOR", "president")
ADJEI = person("Luis Adjei", "CHL", "minister")
QUOTED = "We will open the new ferry terminal before the winter storms reach the coast"


def two(left: str, right: str, *, form: Form = Form.DIRECT) -> Claim:
    """Align two statements of one speaker, the second in a form of its own."""
    first = Draft("Herald", f"“{left},” Ana Oru said.").says(left, ORU)
    text = f"Ana Oru said {right}." if form is Form.MIXED else f"“{right},” Ana Oru said."
    [claim] = align(first, Draft("Star", text).says(right, ORU, form))
    return claim


@pytest.mark.parametrize(
    ("quote", "form"),
    [
        ("We will open the new ferry terminal before the winter storms", Form.DIRECT),
        (
            "the new ferry terminal would open “before the winter storms reach the coast”",
            Form.MIXED,
        ),
        ("the ferry terminal would “open” before the winter storms reach the coast", Form.MIXED),
        (QUOTED.replace("the coast", "the coast (of Molde)"), Form.DIRECT),
        (QUOTED.replace("the new ferry terminal", "the... ferry terminal"), Form.DIRECT),
    ],
)
def test_a_part_of_a_quote_does_not_differ_from_it(quote: str, form: Form) -> None:
    """Nor does what a desk adds in brackets, or leaves out with dots."""
    assert two(QUOTED, quote, form=form).verdict is Verdict.AGREE


@pytest.mark.parametrize(
    ("quote", "form", "because"),
    [
        (
            QUOTED.replace("winter storms", "autumn gales"),
            Form.DIRECT,
            "Herald and Star word it differently: “winter storms” where the other has "
            "“autumn gales”",
        ),
        (
            "the terminal would open “before the autumn storms reach the coast”",
            Form.MIXED,
            "Herald and Star word it differently: “winter” where the other has “autumn”",
        ),
        (
            QUOTED.replace("new ", ""),
            Form.DIRECT,
            "Star quotes it without “new”, which Herald has",
        ),
        (
            QUOTED.replace("We will", "We shall"),
            Form.DIRECT,
            "Herald and Star word it differently: “will” where the other has “shall”",
        ),
    ],
)
def test_quotes_in_other_words_vary(quote: str, form: Form, because: str) -> None:
    """The sentence names the words that are quoted, not those of the reporter around them."""
    claim = two(QUOTED, quote, form=form)
    assert claim.verdict is Verdict.VARY
    assert [aspect.name for aspect in claim.aspects] == [AspectName.WORDING]
    assert claim.because == because


def test_names_keep_their_capitals() -> None:
    left = "We shall meet again in Oslo Town Hall before the winter storms reach us"
    claim = two(left, left.replace("Oslo Town Hall", "the Bergen Harbour Club"))
    assert "“Oslo Town Hall” where the other has “the Bergen Harbour Club”" in claim.because


def test_a_quote_is_compared_as_a_whole() -> None:
    """That one of two sentences is the same leaves the other reworded."""
    left = "We will not sail the ferries of this line at night, and no crew should sail them at all"
    first = Draft("Herald", f"“{left},” Ana Oru said.").says(left, ORU)
    right = "We won't sail the ferries of this line by night. No crew should sail them at all"
    last = Draft("Star", f"“{right},” Ana Oru said.").says(right, ORU)
    [claim] = align(first, last)
    assert claim.verdict is Verdict.VARY


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“We will sail,”", "“We will sail”"),
        ("the “half a ton” of files", "“the ‘half a ton’ of files”"),
        ("“slow sailors” for filing the suit", "“‘slow sailors’ for filing the suit”"),
        ("“That is no crossing.", "“That is no crossing.”"),
        ("it is “the end of the line", "“it is ‘the end of the line’”"),
    ],
)
def test_quotation_marks_inside_words_that_are_shown_are_single(words: str, shown: str) -> None:
    assert quote_words(words) == shown


def test_a_quote_that_stands_in_brackets_whole_is_compared_as_printed() -> None:
    """Without them nothing would be left to compare."""
    claim = two(
        "[We will open the ferry terminal before the winter storms]",
        "We will open the ferry terminal before the autumn storms come",
    )
    assert "“winter” where the other has “autumn”" in claim.because


def test_i_has_its_capital_where_words_of_a_quote_are_shown() -> None:
    claim = two(QUOTED.replace("before", "if I live before"), QUOTED)
    assert claim.because == "Star quotes it without “if I live”, which Herald has"
