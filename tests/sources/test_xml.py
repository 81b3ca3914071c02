"""XML of unknown origin reaches nothing outside itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from crosswire.sources.formats.xml import make_parser, read_words


def test_an_entity_brings_in_neither_a_file_nor_a_text(tmp_path: Path) -> None:
    """The file that it names is there and could be read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour code is 4711")
    parser = make_parser()
    parser.feed(
        f"<!DOCTYPE x [<!ENTITY file SYSTEM '{secret.as_uri()}'><!ENTITY own 'told'>]>"
        "<x>He said: &file;&own;</x>"
    )
    words = read_words(parser.close()) or ""
    assert words.startswith("He said:")
    assert "4711" not in words
    assert "told" not in words


def test_comments_and_instructions_are_no_words() -> None:
    parser = make_parser()
    parser.feed("<x>He <!-- not --><?never?>said</x>")
    assert read_words(parser.close()) == "He said"


def test_events_are_told_where_they_are_asked_for() -> None:
    for events, n_told in (((), 0), (("start", "end"), 4)):
        parser = make_parser(events)
        parser.feed("<x><y/></x>")
        parser.close()
        assert len(list(parser.read_events())) == n_told


def test_a_tree_deeper_than_any_report_is_refused() -> None:
    parser = make_parser()
    with pytest.raises(etree.XMLSyntaxError):
        parser.feed("<x>" * 5000)
        parser.close()
