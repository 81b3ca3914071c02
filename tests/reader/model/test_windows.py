"""The windows of a text: all words once, none too large, and the same when met again."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from crosswire.reader.model.windows import MOST, Block, Span, plan_windows

Paragraph = list[list[int]]
"""Sentences of a paragraph as the pieces of their words."""


def build(paragraphs: list[Paragraph]) -> Block:
    """Make a text whose words say how many pieces they have and where they stand."""
    words: list[str] = []
    sentences: list[Span] = []
    borders: list[int] = []
    for paragraph in paragraphs:
        borders.append(len(words))
        for number, sentence in enumerate(paragraph):
            first = len(words)
            words += [f"{size}.{number}.{place}" for place, size in enumerate(sentence)]
            sentences.append((first, len(words)))
    return Block(words=words, sentences=sentences, borders=borders)


def first_pieces(block: Block) -> list[int]:
    """Give the first piece of each word, and behind them the number of pieces."""
    return [0, *accumulate(int(word.partition(".")[0]) for word in block.words)]


def plan(block: Block) -> list[Span]:
    """Plan the windows of a text."""
    return plan_windows(block, first_pieces(block))


def n_pieces(block: Block, span: Span) -> int:
    """Count what the encoder takes of a window: pieces, borders inside it and its two ends."""
    first = first_pieces(block)
    inner = sum(span[0] < border < span[1] for border in block.borders)
    return first[span[1]] - first[span[0]] + inner + 2


def texts(max_size: int = 12) -> st.SearchStrategy[Block]:
    """Invent texts: many short paragraphs, or few that are longer than a window."""
    sentence = st.tuples(st.integers(1, 120), st.integers(1, 12)).map(lambda one: [one[1]] * one[0])
    paragraph = st.lists(sentence, min_size=1, max_size=5)
    return st.lists(paragraph, max_size=max_size).map(build)


@given(texts())
def test_every_word_is_in_one_window_and_in_order(block: Block) -> None:
    windows = plan(block)
    assert [word for first, last in windows for word in range(first, last)] == list(
        range(len(block.words))
    )
    assert all(first < last for first, last in windows)


@given(texts())
def test_no_window_is_too_large(block: Block) -> None:
    assert all(n_pieces(block, window) <= MOST for window in plan(block))


@given(st.lists(st.integers(1, 2 * MOST), min_size=1, max_size=20))
def test_only_a_single_word_may_be_larger_than_a_window(sizes: list[int]) -> None:
    block = build([[sizes]])
    for first, last in plan(block):
        assert n_pieces(block, (first, last)) <= MOST or last - first == 1


@given(texts(), texts(3))
def test_paragraphs_in_front_change_no_window(block: Block, lead: Block) -> None:
    """What was read of a paragraph holds wherever it is printed again."""
    shift = len(lead.words)
    longer = Block(
        words=[*lead.words, *block.words],
        sentences=[*lead.sentences, *((a + shift, b + shift) for a, b in block.sentences)],
        borders=[*lead.borders, *(border + shift for border in block.borders)],
    )
    later = [(first - shift, last - shift) for first, last in plan(longer) if first >= shift]
    assert later == plan(block)


def test_a_paragraph_is_a_window() -> None:
    block = build([[[1, 2]], [[3], [4, 5]], [[1] * 40]])
    assert plan(block) == [(0, 2), (2, 5), (5, 45)]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    block = build([[[2] * 60 for _ in range(6)]])
    ends = {last for _, last in block.sentences}
    assert len(plan(block)) > 1
    assert all(last in ends for _, last in plan(block))


def test_an_endless_sentence_is_cut_between_words() -> None:
    block = build([[[1] * 1000]])
    assert plan(block)[0] == (0, MOST - 2)


def test_a_text_without_words_has_no_windows() -> None:
    assert plan(build([])) == []
