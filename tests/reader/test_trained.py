"""The reader that ships: every span checks, a reprint is not read twice, time is bounded."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crosswire
from crosswire.align.meaning import direction_of, likeness
from crosswire.reader import Reader, load_reader
from crosswire.reader.model.files import find_files
from crosswire.reader.model.model import AT_ONCE, Model
from crosswire.reader.model.session import Network
from crosswire.reader.trained import TrainedReader
from crosswire.types import Form, Part

TEXT = (
    "“We agree,” Ana Ruiz told reporters in Lima on Monday. She said trade had grown, adding "
    "that 40 ships had sailed.\n\nThe Norsk ministry denied that the port of Osmark was closed. "
    "Prices will rise, according to Erik Lund, who leads the bank."
)


@pytest.fixture(scope="module")
def reader() -> TrainedReader:
    """Load the reader once."""
    return TrainedReader.load()


def paragraphs_of(text: str) -> list[Part]:
    """Take every line as a paragraph."""
    parts, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(start=start, end=start + len(line)))
        start += len(line) + 1
    return parts


def test_it_fits_the_seam() -> None:
    """The reader that ships is a reader, and its name tells the weights."""
    shipped: Reader = load_reader()
    assert shipped.name == f"model {find_files().digest[:12]}"


def test_direct_indirect_and_negated_speech(reader: TrainedReader) -> None:
    """The plain cases of news, each with its speaker."""
    reading = reader.read(TEXT, paragraphs_of(TEXT))
    said = {
        TEXT[one.content[0].start : one.content[0].end]: (
            one.form, None if one.speaker is None else TEXT[one.speaker.start : one.speaker.end],
        )
        for one in reading.attributions
    }  # fmt: skip
    assert said["We agree,"] == (Form.DIRECT, "Ana Ruiz")
    assert said["trade had grown"] == (Form.INDIRECT, "Ana Ruiz")
    assert said["that the port of Osmark was closed"][0] is Form.INDIRECT
    assert said["Prices will rise"] == (Form.INDIRECT, "Erik Lund")


def test_every_token_has_a_head_or_is_a_root(reader: TrainedReader) -> None:
    """One root a sentence, heads inside it, no circle."""
    reading = reader.read(TEXT, paragraphs_of(TEXT))
    for sentence in reading.sentences:
        own = reading.tokens[sentence.first : sentence.last]
        assert sum(token.head is None for token in own) == 1
        for index in range(sentence.first, sentence.last):
            seen = 0
            at: int | None = index
            while at is not None and seen <= len(own):
                at = reading.tokens[at].head
                seen += 1
                assert at is None or sentence.first <= at < sentence.last
            assert at is None


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Rui Tavora was detained. He is alleged to have pocketed the money.", None, None),
        ("Josip Maric is alleged to have taken bribes, police said.", "police", None),
    ],
)
def test_who_is_accused_does_not_speak(
    reader: TrainedReader, text: str, source: str | None, speaker: str | None
) -> None:
    """What others allege of somebody is never put into that person's mouth."""
    [found] = reader.read(text, paragraphs_of(text)).attributions
    parts = (found.source, found.speaker)
    told = [text[part.start : part.end] if part else None for part in parts]
    assert told == [source, speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Bay Courier interviews experts on Cyclone Norma. Cyclone Norma has winds of 200 km/h. It"
        " will be weaker by Friday, once it comes on shore and its path turns north.",
        "The Norland Gazette asked three weather experts about Cyclone Elsa. The storm is strong,"
        " they said. It will weaken as it moves over land.",
    ],
)
def test_it_may_be_a_thing(reader: TrainedReader, text: str) -> None:
    """ "It" is the storm, and not the only organisation that is named."""
    meant = {text[one.start : one.end] for one in reader.read(text, paragraphs_of(text)).references}
    assert not meant & {"It", "it", "its"}


def test_passages_that_say_the_same_point_the_same_way(reader: TrainedReader) -> None:
    """Without a word in common; a passage on something else points elsewhere."""
    text = (
        "Police arrested the shipowner at the airport. Officers detained a vessel's proprietor "
        "in the terminal. Prices of wheat fell by a tenth."
    )
    meanings = reader.read(text, paragraphs_of(text)).meanings
    assert meanings is not None
    stops = [0, text.index("Officers"), text.index("Prices"), len(text)]
    said, again, other = (
        direction_of(meanings, [Part(start=start, end=end)]) for start, end in pairwise(stops)
    )
    near, far = likeness(said, again), likeness(said, other)
    assert near is not None and far is not None
    assert near > far + 0.3


def test_a_paragraph_read_before_is_not_read_again() -> None:
    """A reprint costs nothing, and reads the same."""
    model = Model(find_files())
    reader = TrainedReader(model)
    first = reader.read(TEXT, paragraphs_of(TEXT))
    misses = model.cache.n_misses
    assert reader.read(TEXT, paragraphs_of(TEXT)) == first
    assert model.cache.n_misses == misses and model.cache.n_hits == misses


def test_of_a_long_report_few_paragraphs_are_held_at_once() -> None:
    """What the network says of a paragraph takes up to 1 MB; a report may have thousands."""
    model = Model(find_files())
    asked: list[int] = []

    class Counting:
        def run_each(self, feeds: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
            asked.append(len(feeds))
            return network.run_each(feeds)

    network, model._network = model._network, cast("Network", Counting())
    text = "\n".join(f"Rain fell on Osmark {number} times." for number in range(AT_ONCE + 5))
    reading = TrainedReader(model).read(text, paragraphs_of(text))
    assert asked == [AT_ONCE, 5]
    assert len(reading.sentences) == AT_ONCE + 5


def test_reading_does_not_depend_on_what_was_read_before() -> None:
    """Batches and cache change nothing."""
    other = TEXT.replace("Ruiz", "Berg") + "\n" + "Rain fell on Osmark. " * 30
    fresh = TrainedReader.load().read(TEXT, paragraphs_of(TEXT))
    used = TrainedReader.load()
    used.read(other, paragraphs_of(other))
    again = used.read(TEXT, paragraphs_of(TEXT))
    assert [one.content for one in again.attributions] == [
        one.content for one in fresh.attributions
    ]
    assert [one.relation for one in again.tokens] == [one.relation for one in fresh.tokens]


def test_nothing_gives_nothing(reader: TrainedReader) -> None:
    """An empty body is no error."""
    assert reader.read("", []).tokens == ()
    assert reader.read(" \n ", [Part(start=0, end=3)]).tokens == ()


PIECES = ["Ana Ruiz", " said ", "“", "”", '"', ", ", ". ", "\n", "\t", "He ", "the minister ", "1",
          "é", "漢", "😀", "\u200b", "\ud800", "-", "(", ")", "that it rains", " "]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_spans_of_any_text_check(reader: TrainedReader, text: str) -> None:
    """Whatever comes in, every stretch lies in one paragraph of the text and has letters."""
    reading = reader.read(text, paragraphs_of(text))
    for reference in reading.references:
        assert reference.entity < len(reading.entities)
        assert text[reference.start : reference.end].strip()
    for one in reading.attributions:
        for part in (*one.content, one.source, one.cue, one.speaker):
            if part is not None:
                assert 0 <= part.start < part.end <= len(text)
    for entity in reading.entities:
        assert text[entity.start : entity.end].strip()


@pytest.mark.parametrize(
    "piece",
    ["a", "“ ", "said ", "Ana Ruiz said, ", "x, ", "He said it rained . ", "Ruiz left. He "],
)
def test_time_is_linear_on_hostile_text(reader: TrainedReader, piece: str) -> None:
    """Four times the text takes at most some eight times as long, where it takes long at all."""
    seconds = []
    for length in (8_000, 32_000):
        text = (piece * length)[:length]
        begin = time.process_time()
        reader.read(text, [Part(start=0, end=len(text))])
        seconds.append(time.process_time() - begin)
    assert seconds[1] < 8 * seconds[0] + 4


def test_a_turn_of_a_conversation_is_whole() -> None:
    """What the model finds of it in part does not cut the rest off."""
    text = (
        "Foreign Ministry Spokesperson Lin Weiguo's press conference.\n\n"
        "Lin Weiguo: China firmly opposes the tariffs. We will protect our firms.\n\n"
        "Q: Will she attend?\n\nA: I have no news.\n\nLin Weiguo: Talks will continue."
    )
    said = {one.exact for one in crosswire.read_text(text).statements}
    assert {"China firmly opposes the tariffs.", "We will protect our firms."} <= said
