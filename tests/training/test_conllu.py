"""CoNLL-U files become words, sentences and paragraphs, and those the text again."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.corpora.conllu import read_conllu

from crosswire.reader.model.inputs import lay_out

_TWO = """\
# newdoc id = first
# meta::genre = news
# newpar
# sent_id = 1
1 Berg Berg PROPN NNP _ 4 nsubj _ _
2-3 doesn't _ _ _ _ _ _ _ _
2 does do AUX _ _ 4 aux _ _
3 n't not PART _ _ 4 advmod _ _
4 agree agree VERB _ _ 0 root _ CorrectSpaceAfter=No
4.1 agree agree VERB _ _ _ _ _ Entity=(1-event-new)
5 it's it PRON _ _ 4 obj _ SpaceAfter=No
6 . . PUNCT _ _ 4 punct _ Note=end

# newpar_block = p
# sent_id = 2
1-2 She'd _ _ _ _ _ _ _ SpaceAfter=No
1 She she PRON _ _ 3 nsubj _ _
2 'd will AUX _ _ 3 aux _ _
3 -left leave VERB _ _ 0 root _ _

# newpar id = p2
# sent_id = 3
1 Why why ADV _ _ 0 root _ SpaceAfter=No
2 ? ? PUNCT _ _ 1 punct _ _

# newdoc id = second
# sent_id = 4
1 Yes yes INTJ _ _ 0 root _ _
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of two documents; the first has two paragraphs."""
    lines = [line if line[:1] == "#" else line.replace(" ", "\t") for line in _TWO.split("\n")]
    path = tmp_path / "two.conllu"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_documents_begin_at_newdoc(path: Path) -> None:
    """Each `newdoc` opens a document, the last one without a blank line behind it included."""
    assert [one.name for one in read_conllu(path)] == ["first", "second"]
    assert read_conllu(path)[1].words == ["Yes"]


def test_multiword_tokens_give_their_parts(path: Path) -> None:
    """Parts stand as words without space between; empty nodes are left out."""
    first = read_conllu(path)[0]
    assert first.words[:5] == ["Berg", "does", "n't", "agree", "it's"]
    assert first.spaced[:6] == [True, True, False, True, True, False]


def test_a_multiword_token_without_space_behind_it_joins_the_next(path: Path) -> None:
    """The mark on the token counts for its last part."""
    assert read_conllu(path)[0].spaced[6:9] == [True, False, False]


def test_heads_run_over_the_document(path: Path) -> None:
    """Heads point into the document, roots have -1."""
    first = read_conllu(path)[0]
    assert first.heads == [3, 3, 3, -1, 3, 3, 8, 8, -1, -1, 9]
    assert first.sentences == [(0, 6), (6, 9), (9, 11)]
    assert first.syntax().relations[3] == "root"


def test_tags_of_the_language_are_kept(path: Path) -> None:
    """They stand beside the universal parts of speech."""
    first = read_conllu(path)[0]
    assert (first.pos[0], first.tags[0]) == ("PROPN", "NNP")
    assert len(first.tags) == len(first.words)


def test_only_newpar_opens_a_paragraph(path: Path) -> None:
    """`newpar_block` describes a paragraph and opens none; a document opens one."""
    assert [one.paragraphs for one in read_conllu(path)] == [[0, 9], [0]]


def test_comments_of_the_document_are_kept(path: Path) -> None:
    """What stands above the first word tells of the document."""
    assert read_conllu(path)[0].meta["meta::genre"] == "news"


def test_the_text_can_be_laid_out(path: Path) -> None:
    """Words and paragraphs are where the offsets say."""
    first = read_conllu(path)[0]
    text, starts, paragraphs = lay_out(first.words, first.spaced, first.paragraphs)
    assert text == "Berg doesn't agree it's. She'd-left\n\nWhy?"
    words = zip(starts, first.words, strict=True)
    assert all(text.startswith(word, start) for start, word in words)
    assert [text[part.start : part.end] for part in paragraphs] == text.split("\n\n")


def test_documents_take_the_form_that_all_corpora_share(path: Path) -> None:
    """The corpus stands before the name; layers that a treebank lacks stay None."""
    document = read_conllu(path)[0].to_document("zorn")
    assert document.name == "zorn/first"
    assert document.words[:2] == ("Berg", "does")
    assert document.paragraphs == (0, 9)
    assert document.syntax == read_conllu(path)[0].syntax()
    assert document.names is None
    assert document.mentions is None
