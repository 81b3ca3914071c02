"""Invented passages and stories are read with their marks, and all that is kept is well formed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.claims import load_stories, read_line, read_stories
from training.pair_sources import LABELS, examples_of, is_left_out, load_left_out
from training.stories import load_woven, read_woven
from training.woven_pairs import label_of


def test_marks_are_taken_out_and_kept() -> None:
    line = read_line("s", "{At least [14 people] drowned} off Brela.")
    assert line.text == "At least 14 people drowned off Brela."
    assert line.text[slice(*line.part)] == "At least 14 people drowned"
    assert line.number and line.text[slice(*line.number)] == "14 people"
    assert line.passage(is_figure=True).is_figure
    assert not line.passage().is_figure


def test_an_answer_that_differs_names_its_aspect() -> None:
    line = read_line("c", "value The hospital counted [16 dead].")
    assert (line.aspect, line.text) == ("value", "The hospital counted 16 dead.")


@pytest.mark.parametrize("text", ["{half", "a [b [c]]", "]", "a } b {"])
def test_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"mark|two"):
        read_line("s", text)


@pytest.mark.parametrize("text", ["s before any story", "# a\nq b\nx c", "# a\ns no question"])
def test_a_line_out_of_place_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "claims.txt"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"claims\.txt:\d"):
        list(read_stories(path))


def test_pairs_of_a_question_have_the_label_of_their_roles(tmp_path: Path) -> None:
    path = tmp_path / "claims.txt"
    path.write_text("# a\nq b\ns one\ns two\nc value three\nu date four\nn five\n")
    (story,) = read_stories(path)
    found = {
        frozenset((example.left.text, example.right.text)): LABELS[example.label]
        for example in examples_of(story, random.Random(1))
    }
    assert found[frozenset(("one", "two"))] == "same"
    assert found[frozenset(("two", "three"))] == "clash"
    assert found[frozenset(("one", "four"))] == "update"
    assert found[frozenset(("one", "five"))] == "different"
    assert frozenset(("three", "five")) not in found


def test_reports_are_read_with_their_marks(tmp_path: Path) -> None:
    path = tmp_path / "stories.txt"
    path.write_text("# a\n@ Wire | 2031-03-02\n{1 [2 Six] ships} left.\nMore {1c stayed}.\n")
    (story,) = read_woven(path)
    (report,) = story.reports
    assert (report.outlet, report.published) == ("Wire", "2031-03-02")
    assert report.text == "Six ships left.\n\nMore stayed."
    kept = [(m.claim, m.role, m.is_figure, report.text[m.start : m.end]) for m in report.marks]
    assert kept == [
        (2, "", True, "Six"),
        (1, "", False, "Six ships"),
        (1, "c", False, "stayed"),
    ]


@pytest.mark.parametrize("text", ["@ Wire | 2031-03-02", "# a\ntext", "# a\n@ W | 1\n{1 open"])
def test_a_story_out_of_shape_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stories.txt"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"stories\.txt:\d"):
        list(read_woven(path))


def test_two_passages_are_labelled_by_the_claims_they_share() -> None:
    assert label_of({1: "", 2: ""}, {2: "c"}) == LABELS.index("clash")
    assert label_of({1: "u"}, {1: ""}) == LABELS.index("update")
    assert label_of({1: ""}, {1: ""}) == LABELS.index("same")
    assert label_of({1: ""}, {2: ""}) is None


def test_what_is_kept_is_well_formed() -> None:
    stories, woven = load_stories(), load_woven()
    assert len(stories) > 200 and len(woven) > 150
    for story in stories:
        assert all(len(question.of("s")) >= 2 for question in story.questions), story.title
    for told in woven:
        where = {
            mark.claim: {at for at, report in enumerate(told.reports) for m in report.marks
                         if m.claim == mark.claim}
            for report in told.reports for mark in report.marks
        }  # fmt: skip
        assert all(len(reports) > 1 for reports in where.values()), told.title
    names = [told.title for told in woven]
    assert len(set(names)) == len(names)
    assert 40 < sum(map(is_left_out, names)) < len(names) / 3
    assert set(names) & load_left_out()
