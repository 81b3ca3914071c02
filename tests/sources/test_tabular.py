"""A table is no report, and an article with commas is no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.helpers import END, LEAD, TITLE, only_article, only_reason

TABLES = [
    ("data.csv", "port,ship,day\nVale,Dora,2021-05-04\nHolm,Egret,2021-05-06\n"),
    ("data.csv", "port, ship, day\nVale, Dora, 4 May\nHolm, Egret, 6 May\nBay, Tern, 7 May\n"),
    ("export.tsv", "port\tship\nVale\tDora\n"),
    ("budget.csv", "item;cost\nquay;1.250,50\ncrane;980,00\n"),
    ("numbers.csv", "year,a,b\n2019,120,345\n2020,130,352\n2021,141,360\n"),
    ("notes.csv", 'id,title,text\n1,"Ferry, late","It came\nat six, they said."\n2,Quay,Shut.\n'),
    ("table.txt", "port,ship,day\nVale,Dora,2021-05-04\nHolm,Egret,2021-05-06\n"),
    ("no_suffix", "port\tship\tday\nVale\tDora\tMonday\nHolm\tEgret\tFriday\n"),
    ("pipes.txt", "port|ship|day\nVale|Dora|Monday\nHolm|Egret|Friday\n"),
    ("long.csv", "port,ship,day\n" + "Vale,Dora,2021-05-04\n" * 900),
]


@pytest.mark.parametrize(("name", "content"), TABLES)
def test_a_table_is_named_with_what_to_do(tmp_path: Path, name: str, content: str) -> None:
    """It goes to what was not read, whatever its name and its separator."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    reason = only_reason(path)
    assert "is a table" in reason
    assert "JSON Lines" in reason


ARTICLES = [
    ("a.txt", f"{TITLE}\n\n{LEAD}\n\n{END}\n"),
    ("a.csv", f"{TITLE}\n\n{LEAD}\n\n{END}\n"),
    (
        "commas.txt",
        "Ferry, quay and crane shut\n\nThe ferry stopped on Monday, the harbour master said.\n\n"
        "The quay was closed at noon, a clerk told the paper.\n\n"
        "The crane fell on Tuesday, and nobody was hurt.\n",
    ),
    (
        "numbers.txt",
        "The harbour counted 1,250 ships.\n\nIt had counted 1,120 a year before.\n\n"
        "The bridge took 2,480 lorries a day last year.\n\nThe ferry took 3,100 of them.\n",
    ),
    (
        "wrapped.txt",
        "The ferry, said the master,\nwould stop on Monday,\nthe quay would close,\n"
        "and the crane,\nhe added, would be sold\nto a firm from Holm, in the north,\n"
        "by the end of the year.\n",
    ),
    (
        "tabbed.txt",
        "\tThe ferry to Holm stopped on Monday after a storm, its owner told the paper.\n\n"
        "\tThe quay was closed at noon.\n\n\tNobody was hurt when the crane fell into the bay.\n",
    ),
    (
        "with_table.txt",
        "The harbour master gave the numbers of the last two years on Monday.\n\n"
        "year\tships\n2019\t1250\n2020\t1120\n\nThey fell because of the storm, he said.\n",
    ),
]


@pytest.mark.parametrize(("name", "content"), ARTICLES)
def test_an_article_with_commas_is_read(tmp_path: Path, name: str, content: str) -> None:
    """Prose has now more commas, now fewer, with spaces; a file may be called what it is not."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert only_article(path).text
