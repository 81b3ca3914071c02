"""Words, sentences, parts of speech and lemmas."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.reader.conftest import read_text


def test_abbreviations_do_not_end_sentences() -> None:
    """Titles, initials, months, saints and decimals keep their full stop."""
    text = (
        "Gen. J. R. Mbeki landed in St. Louis on Aug. 19. He paid 3.5 million to the U.S. "
        "Treasury at 9 a.m. on Friday. Nobody objected."
    )
    assert len(read_text(text).sentences) == 3


def test_country_abbreviation_ends_a_sentence_before_a_function_word() -> None:
    """ "U.S." ends the sentence where "The" follows."""
    assert read_text("They flew to the U.S. The trip was long.").sentences == [
        "They flew to the U.S.",
        "The trip was long.",
    ]


def test_closing_mark_stays_with_its_sentence() -> None:
    """The quotation mark behind the full stop belongs to the sentence it closes."""
    assert read_text("“It rains.” The match goes on.").sentences == [
        "“It rains.”",
        "The match goes on.",
    ]


def test_question_in_quotes_keeps_its_speaker() -> None:
    """A quote that ends in a question mark does not part from 'Ruiz asked'."""
    assert len(read_text("“Who paid for it?” Ruiz asked.").sentences) == 1


def test_sentence_never_leaves_its_paragraph() -> None:
    """A paragraph without a full stop still ends its sentence."""
    assert read_text("A heading\nThe body begins.").sentences == ["A heading", "The body begins."]


def test_inflected_verbs_have_their_dictionary_form() -> None:
    """Irregular, doubled and British forms all lead to one lemma."""
    reading = read_text("He sought peace, denied it, quipped twice and emphasised trade.").reading
    lemmas = [token.lemma for token in reading.tokens if token.pos == "VERB"]
    assert lemmas == ["seek", "deny", "quip", "emphasise"]


def test_context_tells_noun_from_verb() -> None:
    """ "plans" is a verb behind "he" and a noun behind "the"."""
    tokens = read_text("He plans a visit. The plans changed.").reading.tokens
    assert [token.pos.value for token in tokens if token.text == "plans"] == ["VERB", "NOUN"]


def test_possessive_is_a_word_of_its_own() -> None:
    """ "Ruiz's" is two words with straight and curly apostrophe alike."""
    texts = [token.text for token in read_text("Ruiz's plan, Lund’s plan").reading.tokens]
    assert texts == ["Ruiz", "'s", "plan", ",", "Lund", "’s", "plan"]


@given(st.text(alphabet=st.sampled_from("aB .,\"“”'’\n-:;?3$é漢"), max_size=120))
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever the text, every span is inside it, in order, and tokens equal their characters."""
    reading = read_text(text).reading
    position = 0
    for token in reading.tokens:
        assert position <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        position = token.end
    assert sum(one.last - one.first for one in reading.sentences) == len(reading.tokens)
    for attribution in reading.attributions:
        assert all(part.start < part.end for part in attribution.content)
