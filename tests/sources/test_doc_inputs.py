"""The page on inputs shows what is read, and what is read is what it shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from crosswire.sources import SourceOptions, article_of_text
from crosswire.sources.formats.fields import FIELDS
from tests.conftest import REPOSITORY
from tests.sources.helpers import TODAY, collect

PAGE = (REPOSITORY / "docs" / "inputs.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """All fenced blocks of one language."""
    return [body for found, body in BLOCK.findall(PAGE) if found == language]


def test_the_feed_shown_is_read(tmp_path: Path) -> None:
    """Both lines give a report with every field that they show."""
    path = tmp_path / "feed.jsonl"
    path.write_text(blocks("jsonl")[0], encoding="utf-8")
    articles, _, unread = collect(path)
    assert not unread
    assert [one.outlet for one in articles] == ["The Harbour Post", "Strait Daily"]
    assert [one.published for one in articles] == ["2021-05-03T09:30:00Z", "2021-05-04"]
    assert [one.authors for one in articles] == [("Ana Kovač",), ("Piet Smit",)]
    assert articles[1].text == "The ferry line stays closed, an official said."


def test_the_texts_shown_give_the_fields_shown() -> None:
    """Each text has, and has only, the provenance printed below it."""
    texts, fields = blocks("text"), blocks("json")
    assert len(texts) == len(fields) == 2
    for text, shown in zip(texts, fields, strict=True):
        article = msgspec.to_builtins(article_of_text(text, today=TODAY))
        left_out = {"id", "uri", "text", "paragraphs", "language"}
        found = {name: value for name, value in article.items() if value and name not in left_out}
        assert json.loads(json.dumps(found)) == json.loads(shown)


def test_the_table_of_names_is_the_one_that_is_used() -> None:
    """Every name of the table stands in the page's row of its field, in order."""
    for field, names in FIELDS.items():
        row = re.search(rf"^\| {field} \| (.*?) \|", PAGE, re.MULTILINE)
        assert row is not None
        assert tuple(re.findall(r"`(\w+)`", row.group(1))) == names


def test_the_limits_shown_are_the_defaults() -> None:
    """The page prints the bounds that hold."""
    options = SourceOptions()
    assert f"{options.max_bytes // 1_000_000} MB" in PAGE
    assert f"{options.max_characters:,} characters, {options.max_lines:,} lines" in PAGE
    assert f"{options.max_files:,}, at most {options.max_folder_depth} folders deep" in PAGE
    assert f"RSS or Atom feed | {options.max_entries:,} |" in PAGE
    assert f"open at once | {options.max_depth} |" in PAGE
