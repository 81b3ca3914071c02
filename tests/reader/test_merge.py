"""Attributions of the model are joined with the evidence of quotation marks."""

from __future__ import annotations

import re

from crosswire.reader.merge import Overlaps, merge_speech
from crosswire.reader.model.linking import Linked
from crosswire.reader.names import Name
from crosswire.reader.placing import Placer
from crosswire.reader.quotes import find_quotes
from crosswire.reader.speakers import Speakers
from crosswire.reader.words import cut_words
from crosswire.types import Attribution, EntityType, Form, Part
from crosswire.types.tree import Tree


class Text:
    """A text, its words, and stretches of both by their characters."""

    def __init__(
        self, text: str, people: tuple[str, ...] = (), *, tree: Tree | None = None
    ) -> None:
        self.text = text
        paragraphs = [Part(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
        self.words = cut_words(text, paragraphs)
        names = [Name(*self.span(name), EntityType.PERSON, self.span(name)[0]) for name in people]
        n = len(self.words.text)
        self.placer = Placer(
            text, self.words, quotes=find_quotes(text, paragraphs),
            speakers=Speakers(text, self.words, names, []),
            tree=tree or Tree(tuple(range(n)), ("root",) * n, ("X",) * n),
        )  # fmt: skip

    def merge(self, linked: list[Linked], ruled: list[Attribution]) -> tuple[Attribution, ...]:
        """Join both lists."""
        return merge_speech(linked, ruled, self.placer)

    def part(self, exact: str) -> Part:
        """Find a stretch of characters."""
        start = self.text.index(exact)
        return Part(start=start, end=start + len(exact))

    def span(self, exact: str) -> tuple[int, int]:
        """Find a stretch of words."""
        part = self.part(exact)
        return (
            self.words.start.index(part.start),
            self.words.end.index(part.end) + 1,
        )

    def cut(self, part: Part | None) -> str | None:
        """Give the characters of a part."""
        return None if part is None else self.text[part.start : part.end]

    def contents(self, one: Attribution) -> list[str | None]:
        """Give the characters of a content."""
        return [self.cut(part) for part in one.content]


def test_a_whole_quote_loses_its_marks() -> None:
    """The model's stretches hold the marks, a report's mentions do not."""
    text = Text("“We agree,” Ruiz said.", ("Ruiz",))
    linked = Linked(text.span("said"), text.span("Ruiz"), (text.span("“We agree,”"),), 0.9)
    [found] = text.merge([linked], [])
    assert text.contents(found) == ["We agree,"]
    assert (found.form, text.cut(found.speaker)) == (Form.DIRECT, "Ruiz")


def test_words_around_a_quote_make_it_mixed() -> None:
    """ "that roads “were open”": the reporter's words and the speaker's."""
    text = Text("Ruiz said that roads “were open”.", ("Ruiz",))
    content = text.span("that roads “were open”")
    [found] = text.merge([Linked(text.span("said"), text.span("Ruiz"), (content,), 0.9)], [])
    assert found.form is Form.MIXED
    assert text.contents(found) == ["that roads “were open”"]


def test_marks_and_commas_at_the_ends_do_not_count() -> None:
    """A content ends with its last word."""
    text = Text("The roads were open, Ruiz said.", ("Ruiz",))
    content = text.span("The roads were open,")
    [found] = text.merge([Linked(text.span("said"), text.span("Ruiz"), (content,), 0.9)], [])
    assert text.contents(found) == ["The roads were open"]
    assert found.form is Form.INDIRECT


def test_a_name_in_marks_is_no_quote() -> None:
    """ "Four died, she told «Radio Morava»": two words in marks prove nothing."""
    text = Text("Four died, Ruiz told “Radio Morava”.", ("Ruiz",))
    ruled = Attribution(
        content=(text.part("Radio Morava"),), source=text.part("Ruiz"), cue=text.part("told"),
        speaker=text.part("Ruiz"), form=Form.DIRECT, confidence=0.9,
    )  # fmt: skip
    assert text.merge([], [ruled]) == ()


def test_a_mixed_content_keeps_both_marks() -> None:
    """A deal that is “nearly done.”: the model's border is inside the mark."""
    text = Text("Ruiz said the deal was “nearly done.”", ("Ruiz",))
    first = text.span("the deal")[0]
    last = text.words.text.index("done") + 2  # with the full stop, without the mark
    linked = Linked(text.span("said"), text.span("Ruiz"), ((first, last),), 0.9)
    [found] = text.merge([linked], [])
    assert text.contents(found) == ["the deal was “nearly done.”"]


def test_a_quote_that_the_model_missed_is_the_rules() -> None:
    """Quotation marks are hard evidence."""
    text = Text("“We all agree,” Ruiz said.", ("Ruiz",))
    ruled = Attribution(
        content=(text.part("We all agree,"),), source=text.part("Ruiz"), cue=text.part("said"),
        speaker=text.part("Ruiz"), form=Form.DIRECT, confidence=0.9,
    )  # fmt: skip
    assert text.merge([], [ruled]) == (ruled,)


def test_an_indirect_guess_of_the_rules_is_not_added() -> None:
    """What the model does not find, rules rarely find rightly."""
    text = Text("Ruiz said roads were open.", ("Ruiz",))
    ruled = Attribution(
        content=(text.part("roads were open"),), source=text.part("Ruiz"), cue=text.part("said"),
        form=Form.INDIRECT, confidence=0.9,
    )  # fmt: skip
    assert text.merge([], [ruled]) == ()


def test_who_speaks_in_a_document_is_the_speaker() -> None:
    """ "Trade grew, Ruiz said, according to the press release"."""
    text = Text("Trade grew, Ruiz said, according to the press release.", ("Ruiz",))
    linked = Linked(
        text.span("according to"), text.span("the press release"), (text.span("Trade grew"),), 0.9
    )
    ruled = Attribution(
        content=(text.part("Trade grew"),), source=text.part("Ruiz"), cue=text.part("said"),
        speaker=text.part("Ruiz"), form=Form.INDIRECT, upstream=text.part("the press release"),
        confidence=0.9,
    )  # fmt: skip
    assert text.merge([linked], [ruled]) == (ruled,)


def test_a_source_that_only_rules_see_is_taken() -> None:
    """Same cue, no source of the model: that of the rules."""
    text = Text("Ruiz, in Lima, stated roads were open.", ("Ruiz",))
    linked = Linked(text.span("stated"), None, (text.span("roads were open"),), 0.9)
    ruled = Attribution(
        content=(text.part("roads were open"),), source=text.part("Ruiz"),
        cue=text.part("stated"), speaker=text.part("Ruiz"), form=Form.INDIRECT, confidence=0.9,
    )  # fmt: skip
    [found] = text.merge([linked], [ruled])
    assert text.cut(found.source) == text.cut(found.speaker) == "Ruiz"


def test_what_is_cited_stands_apart_from_what_is_reported() -> None:
    """ "Ferries stopped, the Post reported, citing the ministry"."""
    text = Text("Ferries stopped, the Post reported, citing the ministry.")
    linked = Linked(
        text.span("reported"), text.span("the Post"),
        (text.span("Ferries stopped"), text.span("the ministry")), 0.9,
    )  # fmt: skip
    cites = Attribution(
        content=(text.part("the ministry"),), source=text.part("the Post"),
        cue=text.part("citing"), form=Form.INDIRECT, confidence=0.9,
    )  # fmt: skip
    found = text.merge([linked], [cites])
    assert [text.contents(one) for one in found] == [["Ferries stopped"], ["the ministry"]]


def test_who_is_what_the_clause_hangs_on() -> None:
    """ "Ruiz, who denied it,": Ruiz denied it."""
    tree = Tree(
        (7, 0, 3, 0, 5, 3, 0, 7),
        ("nsubj", "punct", "nsubj", "acl:relcl", "det", "obj", "punct", "root"),
        ("PROPN", "PUNCT", "PRON", "VERB", "DET", "NOUN", "PUNCT", "VERB"),
    )
    text = Text("Ruiz , who denied the report , left", ("Ruiz",), tree=tree)
    linked = Linked(text.span("denied"), text.span("who"), (text.span("the report"),), 0.9)
    [found] = text.merge([linked], [])
    assert text.cut(found.speaker) == "Ruiz"


LONG = "Ruiz said: “We open the port.\n“The ferry will sail.\n“We are glad.”"


def test_a_quote_over_paragraphs_is_a_part_a_paragraph() -> None:
    """No part holds a paragraph's end or a mark around it."""
    text = Text(LONG, ("Ruiz",))
    content = (text.span("“We open")[0], len(text.words.text))
    [found] = text.merge([Linked(text.span("said"), text.span("Ruiz"), (content,), 0.9)], [])
    assert text.contents(found) == ["We open the port.", "The ferry will sail.", "We are glad."]


def test_the_rest_of_a_quote_comes_from_the_rules() -> None:
    """The model tagged the first paragraph; the rules know that it goes on."""
    text = Text(LONG, ("Ruiz",))
    linked = Linked(text.span("said"), text.span("Ruiz"), (text.span("“We open the port."),), 0.9)
    parts = ("We open the port.", "The ferry will sail.", "We are glad.")
    ruled = Attribution(
        content=tuple(text.part(part) for part in parts), source=text.part("Ruiz"),
        cue=text.part("said"), speaker=text.part("Ruiz"), form=Form.DIRECT, confidence=0.9,
    )  # fmt: skip
    [found] = text.merge([linked], [ruled])
    assert text.contents(found) == list(parts)


def test_what_rules_give_is_given_once() -> None:
    """Two contents of one cue that a second cue of the rules takes."""
    text = Text("Ferries stopped, the Post reported, citing a note, and a letter.")
    linked = Linked(
        text.span("reported"), text.span("the Post"),
        (text.span("Ferries stopped"), text.span("a note"), text.span("a letter")), 0.9,
    )  # fmt: skip
    cites = Attribution(
        content=(text.part("a note, and a letter"),), source=text.part("the Post"),
        cue=text.part("citing"), form=Form.INDIRECT, confidence=0.9,
    )  # fmt: skip
    found = text.merge([linked], [cites])
    assert [text.contents(one) for one in found] == [["Ferries stopped"], ["a note, and a letter"]]


def test_a_source_may_begin_inside_a_name_that_ends_the_text() -> None:
    """The model's borders need not be those of names."""
    text = Text("“We agree,” said Ana Ruiz", ("Ana Ruiz",))
    quote = text.span("“We agree,”")
    [found] = text.merge([Linked(text.span("said"), text.span("Ruiz"), (quote,), 0.9)], [])
    assert text.cut(found.speaker) == "Ana Ruiz"


def test_overlaps_are_found_like_one_by_one() -> None:
    """The index gives what comparing with each would."""
    parts = [(0, 4), (2, 30), (5, 9), (9, 12), (40, 44)]
    ones = [
        Attribution(content=(Part(start=a, end=b),), form=Form.INDIRECT, confidence=1.0)
        for a, b in parts
    ]
    index = Overlaps(ones)
    for start in range(46):
        asked = Part(start=start, end=start + 3)
        wanted = {n for n, one in enumerate(ones) if one.content[0].overlaps(asked)}
        assert set(index.of_part(asked)) == wanted
