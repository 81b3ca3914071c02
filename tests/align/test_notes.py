"""Notes on the reports of one story."""

from __future__ import annotations

from crosswire.align import align_claims, write_notes
from crosswire.types import Note, NoteKind

from .builders import Draft, person

ORU = person("Ana Oru", "NOR", "president")


def _notes(*drafts: Draft) -> tuple[Note, ...]:
    reports = [draft.report for draft in drafts]
    return write_notes(reports, align_claims(reports, ()))


def _of(kind: NoteKind, notes: tuple[Note, ...]) -> list[Note]:
    return [note for note in notes if note.kind is kind]


def test_a_quoted_headline_that_no_body_has_is_flagged() -> None:
    """The headline quotes words that stand nowhere."""
    left = Draft("Herald", "The two met in Oslo.", title="Leaders hail 'unbreakable bond' in Oslo")
    right = Draft("Star", "They spoke for two hours.")
    (note,) = _of(NoteKind.QUOTED_HEADLINE, _notes(left, right))
    assert note.report == "herald"
    assert "no body" in note.text


def test_a_quoted_headline_that_another_body_has_says_so() -> None:
    """The words stand in another report's body, not in its own."""
    left = Draft("Herald", "The two met in Oslo.", title="Leaders hail “unbreakable bond” in Oslo")
    right = Draft("Star", "“Ours is an unbreakable bond,” she said.")
    (note,) = _of(NoteKind.QUOTED_HEADLINE, _notes(left, right))
    assert "that of Star does" in note.text


def test_a_headline_quote_in_its_own_body_is_fine() -> None:
    """Case and punctuation do not matter."""
    draft = Draft("Herald", "“An Unbreakable Bond!” she said.", title="'Unbreakable bond' in Oslo")
    assert not _of(NoteKind.QUOTED_HEADLINE, _notes(draft))


def test_an_apostrophe_opens_no_quote() -> None:
    """Possessives of the headline are not quotation marks."""
    draft = Draft("Herald", "They met.", title="Peru's envoy meets Chile's envoys' host")
    assert not _of(NoteKind.QUOTED_HEADLINE, _notes(draft))


def test_a_shortened_quote_names_what_was_cut() -> None:
    """One report leaves words out of a direct quote."""
    left = Draft("Herald", "“We will rebuild the harbour before the winter storms come,” Oru said.")
    right = Draft("Star", "“We will rebuild the harbour before the storms come,” Oru said.")
    left.says("We will rebuild the harbour before the winter storms come", ORU)
    right.says("We will rebuild the harbour before the storms come", ORU)
    (note,) = _of(NoteKind.SHORTENED_QUOTE, _notes(left, right))
    assert note.report == "star"
    assert "winter" in note.text


def test_an_altered_quote_names_both_wordings() -> None:
    """One word of a direct quote is another one."""
    left = Draft("Herald", "“We will surely rebuild the whole harbour before winter,” Oru said.")
    right = Draft("Star", "“We will surely rebuild the whole harbour before spring,” Oru said.")
    left.says("We will surely rebuild the whole harbour before winter", ORU)
    right.says("We will surely rebuild the whole harbour before spring", ORU)
    (note,) = _of(NoteKind.ALTERED_QUOTE, _notes(left, right))
    assert "winter" in note.text
    assert "spring" in note.text


def test_what_a_desk_marks_in_a_quote_is_no_alteration() -> None:
    """Brackets add what the reader needs, dots show a cut."""
    quote = "We will surely rebuild the whole harbour before the winter storms come"
    left = Draft("Herald", f"“{quote},” Oru said.").says(quote, ORU)
    for marked in (
        quote.replace("harbour", "harbour (of Molde, in the west)"),
        quote.replace("surely rebuild the whole", "rebuild the..."),
    ):
        right = Draft("Star", f"“{marked},” Oru said.").says(marked, ORU)
        notes = _notes(left, right)
        assert not _of(NoteKind.SHORTENED_QUOTE, notes) + _of(NoteKind.ALTERED_QUOTE, notes)


def test_a_quote_that_a_report_prints_twice_is_cut_by_nobody() -> None:
    """Each place of a report is compared by itself; one note names all who have the words."""
    quote = "We will rebuild the old harbour before the winter storms come"
    whole = f"“{quote},” Oru said."
    twice = "We will rebuild the old harbour before the storms come"
    left = Draft("Herald", f"{whole} Her spokesman had it so: “{twice}.”")
    left.says(quote, ORU).says(twice, ORU)
    right = Draft("Star", whole).says(quote, ORU)
    last = Draft("Post", f"“{twice.replace('old ', '')},” Oru said.")
    last.says(twice.replace("old ", ""), ORU)
    assert not _of(NoteKind.SHORTENED_QUOTE, _notes(left, right))
    third = Draft("Echo", whole).says(quote, ORU)
    (note,) = _of(NoteKind.SHORTENED_QUOTE, _notes(right, third, last))
    assert note.text == "Post quotes without “old … winter”, which Echo and Star have."


def test_a_text_that_breaks_off_is_flagged() -> None:
    """Feeds cut texts in the middle of a sentence."""
    draft = Draft("Herald", "The two leaders met in Oslo and spoke for [+1843 chars]")
    (note,) = _of(NoteKind.CUT_OFF, _notes(draft))
    assert draft.text[note.start : note.end].endswith("chars]")


def test_a_whole_text_is_not_cut_off() -> None:
    """A closing quotation mark behind the point is an end."""
    draft = Draft("Herald", "The two leaders met, and one said: “It was a good day for us all.”")
    assert not _of(NoteKind.CUT_OFF, _notes(draft))


def test_reports_of_one_family_are_named() -> None:
    """Shared copy counts as one voice."""
    left, right = Draft("Herald", "The two met."), Draft("Star", "The two met.")
    left.family = right.family = "family-1"
    (note,) = _of(NoteKind.SAME_COPY, _notes(left, right))
    assert "Herald and Star" in note.text


def test_a_single_report_says_so() -> None:
    """Nothing could be compared."""
    assert _of(NoteKind.SINGLE_REPORT, _notes(Draft("Herald", "The two met.")))
