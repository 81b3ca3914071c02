"""GUM's brackets become mentions and chains; the bench counts what is resolved rightly."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench.coreference import Link, lay_gold, resolve_by_distance, score_document
from training.corpora.conllu import read_conllu
from training.corpora.coreference import (
    OWN_DEV,
    find_head,
    find_top,
    load_document,
    load_gum_mentions,
    name_documents,
    read_brackets,
)

_NEWS = """\
# newdoc id = GUM_news_invented
# newpar
1 The the DET _ _ 2 det _ Entity=(1-person-new-ss-cf1-2-coref
2 head head NOUN _ _ 8 nsubj _ _
3 of of ADP _ _ 5 case _ _
4 the the DET _ _ 5 det _ Entity=(2-organization-new-ss-cf2-2-coref
5 union union NOUN _ _ 2 nmod _ Entity=2)1)
6 veteran veteran NOUN _ _ 8 nsubj _ Entity=(1-person-giv-ss-cf1-2-appos-Ana_Ruiz
7 Ruiz Ruiz PROPN _ _ 6 flat _ Entity=1)
8 left leave VERB _ _ 0 root _ _
9 her her PRON _ _ 10 nmod:poss _ Entity=(3-object-new-ss-cf3-2-sgl(1-person-giv-ss-cf1-1-ana)
10 car car NOUN _ _ 8 obj _ Entity=3)
11 in in ADP _ _ 12 case _ _
12 Oslo Oslo PROPN _ _ 8 obl _ Bridge=1<4|Entity=(4-place-new-ss-cf4-1-sgl-Oslo)|SpaceAfter=No
13 . . PUNCT _ _ 8 punct _ _

"""


def _write(folder: Path, name: str) -> None:
    lines = [line if line[:1] == "#" else line.replace(" ", "\t") for line in _NEWS.split("\n")]
    (folder / f"{name}.conllu").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A corpus of one document for each split and one listed document that is missing."""
    folder = tmp_path / "gum" / "dep"
    folder.mkdir(parents=True)
    for name in ("GUM_news_dev", "GUM_news_test", "GUM_news_train", OWN_DEV[0]):
        _write(folder, name)
    (tmp_path / "gum" / "splits.md").write_text(
        "# Splits\n\n## dev\n\n  * GUM_news_dev\n\n## test\n\n  * GUM_news_test\n\n"
        f"## train\n\n  * GUM_news_train\n  * GUM_news_gone\n  * {OWN_DEV[0]}\n"
    )
    return tmp_path


def test_own_dev_is_not_trained_on(data: Path) -> None:
    """What is kept for measuring leaves the training split."""
    assert name_documents(data, "train") == ["GUM_news_train"]
    assert name_documents(data, "own_dev") == [OWN_DEV[0]]
    assert name_documents(data, "dev") == ["GUM_news_dev"]


def test_the_test_split_is_refused(data: Path) -> None:
    """GUM's test documents stay unread."""
    with pytest.raises(ValueError, match="test"):
        load_gum_mentions(data, "test")


def test_mentions_of_one_actor_stand_in_one_chain(data: Path) -> None:
    """Persons, organisations and places are kept, other things are not."""
    (document,) = load_gum_mentions(data, "dev")
    mentions = document.mentions
    assert mentions is not None
    assert mentions.chains == (((0, 5), (5, 7), (8, 9)), ((3, 5),), ((11, 12),))
    assert mentions.types[3, 5] == "organisation"
    assert (8, 10) not in mentions.types


def test_heads_hang_on_a_word_outside(data: Path) -> None:
    """A name that goes on with a noun is the head: "veteran Ruiz"."""
    (document,) = load_gum_mentions(data, "dev")
    mentions = document.mentions
    assert mentions is not None
    assert mentions.heads == {(0, 5): 1, (3, 5): 4, (5, 7): 6, (8, 9): 8, (11, 12): 11}
    assert mentions.names == {(5, 7), (11, 12)}


def test_the_top_word_of_a_mention_may_be_a_role(data: Path) -> None:
    """In "veteran Ruiz" it is "veteran", though the head is "Ruiz"."""
    (source,) = read_conllu(data / "gum" / "dep" / "GUM_news_dev.conllu")
    assert source.words[find_top(source, (5, 7))] == "veteran"
    assert source.words[find_head(source, (5, 7))] == "Ruiz"


def test_nested_mentions_of_one_chain_close_from_within() -> None:
    """The bracket that opened last closes first."""
    misc = ["Entity=(1-person-new(1-person-giv", "Entity=1)", "_", "A=b|Entity=1)|C=d"]
    assert list(read_brackets(misc)) == [((0, 2), "person", "1"), ((0, 4), "person", "1")]


def test_mentions_in_pieces_run_to_the_last() -> None:
    """A broken mention is one stretch."""
    misc = ["Entity=(3[1/2]-person-new", "Entity=3[1/2])", "_", "Entity=(3[2/2]-person-new)"]
    assert list(read_brackets(misc)) == [((0, 4), "person", "3")]


def test_the_bench_counts_links_to_a_name_of_the_chain(data: Path) -> None:
    """ "her" to Ruiz is right, "The head" to Oslo wrong."""
    gold = lay_gold(load_gum_mentions(data, "dev")[0])
    ruiz, oslo = gold.text.index("Ruiz"), gold.text.index("Oslo")
    her = gold.text.index("her car")
    counts: Counter[str] = Counter()
    links = [
        Link((her, her + 3), (ruiz, ruiz + 4), is_person=True),
        Link((0, 8), (oslo, oslo + 4), is_person=False),
    ]
    wrong, missed = score_document(gold, links, counts)
    assert counts["person pronouns right"] == counts["person pronouns gold"] == 1
    assert (counts["person nominals found"], counts["person nominals right"]) == (1, 0)
    assert counts["other nominals gold"] == 0
    assert len(wrong) == len(missed) == 1


def test_the_baseline_takes_the_nearest_name_before(data: Path) -> None:
    """No name stands before "The head of the union", so only "her" is linked."""
    gold = lay_gold(load_gum_mentions(data, "dev")[0])
    (link,) = resolve_by_distance(gold)
    assert gold.text[slice(*link.mention)] == "her"
    assert gold.text[slice(*link.name)] == "Ruiz"


def test_documents_keep_their_corpus_in_the_name(data: Path) -> None:
    """The name says where a document is from."""
    (source,) = read_conllu(data / "gum" / "dep" / "GUM_news_dev.conllu")
    assert load_document(source).name == "gum/GUM_news_invented"
